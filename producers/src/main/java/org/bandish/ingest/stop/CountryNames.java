package org.bandish.ingest.stop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bandish.ingest.reading.BadField;
import org.bandish.schema.Countries;

/** Countries by the English names that the table uses. */
final class CountryNames {
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("myanmar", "MM"),
          Map.entry("burma", "MM"),
          Map.entry("democratic republic of the congo", "CD"),
          Map.entry("democratic republic of congo", "CD"),
          Map.entry("dr congo", "CD"),
          Map.entry("drc", "CD"),
          Map.entry("republic of the congo", "CG"),
          Map.entry("congo brazzaville", "CG"),
          Map.entry("palestine", "PS"),
          Map.entry("occupied palestinian territory", "PS"),
          Map.entry("russian federation", "RU"),
          Map.entry("turkiye", "TR"),
          Map.entry("türkiye", "TR"),
          Map.entry("the gambia", "GM"),
          Map.entry("swaziland", "SZ"),
          Map.entry("viet nam", "VN"),
          Map.entry("syrian arab republic", "SY"),
          Map.entry("ivory coast", "CI"),
          Map.entry("united states of america", "US"),
          Map.entry("hong kong", "HK"));
  private static final Map<String, String> NAMES = names();

  private CountryNames() {}

  /**
   * The countries of a cell: one, or several between commas, semicolons, slashes, lines or {@code
   * and}.
   *
   * @throws BadField if a part of it is no country
   */
  static List<String> of(String cell) throws BadField {
    String whole = NAMES.get(words(cell));
    if (whole != null) {
      return List.of(whole);
    }
    List<String> codes = new ArrayList<>();
    for (String part : cell.split("[,;/\\n]|\\band\\b|&", -1)) {
      if (!part.isBlank()) {
        String code = NAMES.get(words(part));
        if (code == null) {
          throw new BadField("country", "'" + part.strip() + "' is no country that is known here");
        }
        if (!codes.contains(code)) {
          codes.add(code);
        }
      }
    }
    return codes;
  }

  private static String words(String name) {
    String words = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
    return words.replace(" and ", " ");
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>(OTHERS);
    for (String code : Countries.codes()) {
      names.put(words(Countries.nameOf(code)), code);
      names.put(words(Countries.nameOf(code)).replaceFirst("^st ", "saint "), code);
    }
    return names;
  }
}
