package org.bandish.ingest.reading;

import java.util.Locale;
import org.bandish.schema.Countries;

/** Countries, networks and counts as measurement platforms write them. */
public final class Numbers {
  /** No signal stands for more measurements: sums must not overflow. */
  public static final long MOST_MEASUREMENTS = 1_000_000_000_000L;

  private static final long MOST_ASN = 0xFFFF_FFFFL;

  private Numbers() {}

  /** A country of ISO 3166-1; {@code ZZ} is none. */
  public static String country(String field, String text) throws BadField {
    if (text == null) {
      throw new BadField(field, "missing: which country");
    }
    String code = text.strip().toUpperCase(Locale.ROOT);
    if (!Countries.isKnown(code)) {
      throw new BadField(field, "'" + text + "' is not a country's ISO 3166-1 code");
    }
    return code;
  }

  /** A network: {@code AS17557} or {@code 17557}; null for 0, which says that nobody knows. */
  public static Long asn(String field, String text) throws BadField {
    if (text == null) {
      return null;
    }
    String digits = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^AS", "");
    try {
      long asn = Long.parseLong(digits.replaceFirst("\\.0$", ""));
      if (asn >= 0 && asn <= MOST_ASN) {
        return asn == 0 ? null : asn;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new BadField(field, "'" + text + "' is not the number of a network");
  }

  /** A count: whole, also {@code 8.0}, not negative, and at most {@link #MOST_MEASUREMENTS}. */
  public static long count(String field, String text) throws BadField {
    try {
      long count = Long.parseLong(text.strip().replaceFirst("\\.0+$", ""));
      if (count >= 0 && count <= MOST_MEASUREMENTS) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative one or one that nobody can mean.
    }
    throw new BadField(field, "'" + text + "' is not a count");
  }

  /** A finite number. */
  public static double number(String field, String text) throws BadField {
    try {
      double number = Double.parseDouble(text.strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like an infinite one.
    }
    throw new BadField(field, "'" + text + "' is not a number");
  }
}
