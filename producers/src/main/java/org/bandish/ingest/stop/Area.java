package org.bandish.ingest.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bandish.ingest.Regions;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;

/**
 * Where a row applies: the country, or regions of it that have a code.
 *
 * @param region ISO 3166-2; null: the whole country
 * @param share how much of it: 1, or 0.5 where one place in the region is meant and no more
 */
record Area(String region, double share) {
  private static final double PLACE = 0.5;

  /**
   * The areas of a row in one of its countries.
   *
   * @throws BadField if it is less than the country and names no region that is known
   */
  static List<Area> of(Csv.Row row, String country) throws BadField {
    String area = row.text("area_name");
    String scope = String.valueOf(row.text("geo_scope")).toLowerCase(Locale.ROOT);
    String lower = String.valueOf(area).toLowerCase(Locale.ROOT);
    boolean wide = scope.contains("more than one state");
    if (lower.matches("(?s).*(nation(al|-?\\s?wide)|countrywide|country-wide|whole country).*")
        || (area == null && wide)) {
      return List.of(new Area(null, 1));
    }
    boolean onePlace = scope.contains("only affected one");
    List<Area> areas = new ArrayList<>();
    for (Regions.Found found : Regions.in(country, String.valueOf(area))) {
      // A place is written with its region: "Quetta, Balochistan".
      areas.add(new Area(found.code(), onePlace ? PLACE : 1));
    }
    if (areas.isEmpty()) {
      throw new BadField(
          "area_name",
          "'"
              + area
              + "' is not the country and names no region of "
              + country
              + " that has a code here");
    }
    return areas;
  }
}
