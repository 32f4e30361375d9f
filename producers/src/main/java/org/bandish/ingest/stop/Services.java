package org.bandish.ingest.stop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.ingest.Registry;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;

/**
 * The platforms that a row says were affected.
 *
 * @param platforms by id
 * @param unknown what it names besides
 */
record Services(Set<String> platforms, List<BadField> unknown) {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "facebook_affected", "facebook",
          "twitter_affected", "x",
          "whatsapp_affected", "whatsapp",
          "instagram_affected", "instagram",
          "telegram_affected", "telegram");

  /** Only {@code Yes} is said: before 2019 an empty cell is no {@code No}. */
  static Services of(Csv.Row row, Registry registry) {
    Set<String> platforms = new LinkedHashSet<>();
    List<BadField> unknown = new ArrayList<>();
    COLUMNS.keySet().stream()
        .sorted()
        .filter(column -> "yes".equalsIgnoreCase(row.text(column)))
        .forEach(column -> platforms.add(COLUMNS.get(column)));
    String others = row.text("other_affected");
    if (others != null) {
      for (String other : others.split("[,;\\n]|\\band\\b|&", -1)) {
        if (!other.isBlank()) {
          registry
              .platformId(other.strip())
              .ifPresentOrElse(
                  platforms::add,
                  () ->
                      unknown.add(
                          new BadField(
                              "other_affected", "no platform for '" + other.strip() + "'")));
        }
      }
    }
    return new Services(platforms, unknown);
  }
}
