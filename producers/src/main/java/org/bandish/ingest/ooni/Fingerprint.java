package org.bandish.ingest.ooni;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;

/**
 * A known block page, or a page that is often taken for one, by OONI's published columns.
 *
 * @param location {@code dns}, {@code body} or {@code header.} and the header's name in lower case
 * @param countries in which it is expected; empty: anywhere
 * @param contained the text that it must contain, where that is the test; else null
 * @param test of the text found at the location
 */
record Fingerprint(
    String name,
    String scope,
    String location,
    Set<String> countries,
    String contained,
    Predicate<String> test) {
  private static final Set<String> LAWFUL = Set.of("nat", "isp", "prov");
  private static final Set<String> OTHERS = Set.of("fp", "inst", "prod", "vbw", "injb");

  private static final Pattern LETTER = Pattern.compile("(?<!\\\\)\\{(?!\\d+(,\\d*)?\\})");

  /** A row of the list. */
  static Fingerprint of(Csv.Row row) throws BadField {
    String scope = row.required("scope");
    if (!LAWFUL.contains(scope) && !OTHERS.contains(scope)) {
      throw new BadField("scope", "unknown: '" + scope + "'");
    }
    String location = row.required("location_found");
    if (!location.equals("dns") && !location.equals("body") && !location.startsWith("header.")) {
      throw new BadField("location_found", "unknown: '" + location + "'");
    }
    String type = row.required("pattern_type");
    String pattern = row.required("pattern");
    String countries = row.text("expected_countries");
    return new Fingerprint(
        row.required("name"),
        scope,
        location,
        countries == null
            ? Set.of()
            : new LinkedHashSet<>(Arrays.asList(countries.split("[,\\s]+", -1))),
        type.equals("contains") ? pattern : null,
        test(type, pattern));
  }

  /** Whether it is known not to be a block page. */
  boolean isFalsePositive() {
    return scope.equals("fp");
  }

  /**
   * Whether it shows that this country, or a provider in it, blocks. A school's filter does not,
   * nor does a product's page, or words that may mean anything.
   */
  boolean showsABlock(String country) {
    return LAWFUL.contains(scope) && (countries.isEmpty() || countries.contains(country));
  }

  private static Predicate<String> test(String type, String pattern) throws BadField {
    return switch (type) {
      case "full" -> pattern::equals;
      case "prefix" -> text -> text.startsWith(pattern);
      case "contains" -> text -> text.contains(pattern);
      case "regexp" -> expression(pattern);
      default -> throw new BadField("pattern_type", "unknown: '" + type + "'");
    };
  }

  /** The list is written for Python, in which a brace that counts nothing is a letter. */
  private static Predicate<String> expression(String pattern) throws BadField {
    try {
      return Pattern.compile(LETTER.matcher(pattern).replaceAll("\\\\{")).asPredicate();
    } catch (PatternSyntaxException e) {
      throw new BadField("pattern", "not a regular expression: " + e.getDescription());
    }
  }
}
