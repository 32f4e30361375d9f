package org.bandish.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Regions of ISO 3166-2 by the names that tables in words use for them and for places in them. The
 * list, {@code regions.tsv}, has the countries that somebody has filled in; it never guesses.
 */
public final class Regions {
  private static final String RESOURCE = "regions.tsv";
  private static final List<Name> NAMES = load();

  /**
   * A region that a text names.
   *
   * @param code ISO 3166-2
   * @param whole whether the region itself is named, not only a place in it
   */
  public record Found(String code, boolean whole) {}

  private record Name(String code, boolean whole, String words) {}

  private Regions() {}

  /** The regions of a country that the text names, sorted by code. */
  public static List<Found> in(String country, String text) {
    String words = words(text);
    Map<String, Boolean> found = new TreeMap<>();
    for (Name name : NAMES) {
      if (name.code().startsWith(country + "-") && words.contains(name.words())) {
        found.merge(name.code(), name.whole(), Boolean::logicalOr);
      }
    }
    List<Found> regions = new ArrayList<>();
    found.forEach((code, whole) -> regions.add(new Found(code, whole)));
    return regions;
  }

  /**
   * The region of exactly this name.
   *
   * @return ISO 3166-2; null: none of that name is known
   */
  public static String named(String country, String name) {
    String words = words(name);
    return NAMES.stream()
        .filter(each -> each.whole() && each.words().equals(words))
        .map(Name::code)
        .filter(code -> code.startsWith(country + "-"))
        .findFirst()
        .orElse(null);
  }

  private static String words(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  private static List<Name> load() {
    List<Name> names = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Regions.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split("\t", -1);
        if (!line.startsWith("#") && columns.length == 3) {
          for (String name : columns[2].split("; *", -1)) {
            names.add(new Name(columns[0], columns[1].equals("region"), words(name)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    return names;
  }
}
