package org.bandish.schema;

import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What can be banned: a platform in a country or in one of its regions. Written {@code PK/tiktok}
 * or {@code PK-KP/tiktok}; connectivity itself is written {@code PK/*}.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, or null for the whole country
 * @param platform canonical platform id, or {@link #CONNECTIVITY}
 */
public record Subject(String country, String region, String platform)
    implements Comparable<Subject> {
  /** In place of a platform: connectivity itself. */
  public static final String CONNECTIVITY = "*";

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  // Subjects are parts of record keys, whose parts stand between | and /.
  private static final Pattern PLATFORM = Pattern.compile("[^\\s/|]+");

  static {
    Vocabulary.trust();
  }

  private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

  public Subject {
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(platform, "platform");
    if (!COUNTRY.matcher(country).matches()) {
      throw new IllegalArgumentException(
          "country " + country + " is not an ISO 3166-1 alpha-2 code in capitals");
    }
    if (!PLATFORM.matcher(platform).matches()) {
      throw new IllegalArgumentException(
          "platform '" + platform + "' is not an id: no blank, / or | may stand in it");
    }
    if (region != null && !(isRegion(region) && region.startsWith(country + "-"))) {
      throw new IllegalArgumentException(
          "region " + region + " is not an ISO 3166-2 code of " + country);
    }
  }

  /** A subject of the whole country. */
  public static Subject national(String country, String platform) {
    return new Subject(country, null, platform);
  }

  /** Whether the text has the form of an ISO 3166-2 code. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  /**
   * Reads {@code PK/tiktok} or {@code PK-KP/tiktok}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Subject parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 2 || slash == text.length() - 1) {
      throw new IllegalArgumentException("not a subject: " + text);
    }
    String place = text.substring(0, slash);
    String platform = text.substring(slash + 1);
    return place.length() == 2
        ? new Subject(place, null, platform)
        : new Subject(place.substring(0, 2), place, platform);
  }

  /** The time zone in which the subject's dates are read: that of the country's capital. */
  public ZoneId zone() {
    return Countries.zoneOf(country);
  }

  @Override
  public int compareTo(Subject other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return (region == null ? country : region) + "/" + platform;
  }
}
