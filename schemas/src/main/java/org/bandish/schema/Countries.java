package org.bandish.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The countries of ISO 3166-1 with the time zone of their capital, in which a date without offset
 * is read. Zones are those of the tz database (zone.tab); where it lists several, the capital's.
 */
public final class Countries {
  private static final String RESOURCE = "countries.tsv";
  private static final Map<String, Country> BY_CODE = load();

  private record Country(ZoneId zone, String name) {}

  private Countries() {}

  /** Whether the code is an ISO 3166-1 alpha-2 code, in capitals. */
  public static boolean isKnown(String code) {
    return BY_CODE.containsKey(code);
  }

  /** All codes, sorted. */
  public static Set<String> codes() {
    return BY_CODE.keySet();
  }

  /**
   * The time zone of the capital.
   *
   * @throws IllegalArgumentException if the code is unknown
   */
  public static ZoneId zoneOf(String code) {
    return of(code).zone();
  }

  /**
   * The English name.
   *
   * @throws IllegalArgumentException if the code is unknown
   */
  public static String nameOf(String code) {
    return of(code).name();
  }

  private static Country of(String code) {
    Country country = BY_CODE.get(code);
    if (country == null) {
      throw new IllegalArgumentException(
          "unknown country " + code + ": not an ISO 3166-1 alpha-2 code");
    }
    return country;
  }

  private static Map<String, Country> load() {
    Map<String, Country> countries = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Countries.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          countries.put(columns[0], new Country(ZoneId.of(columns[1]), columns[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    return countries;
  }
}
