package org.bandish.ingest.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandish.ingest.Registry;
import org.bandish.ingest.ioda.IodaImporter;
import org.bandish.ingest.radar.RadarImporter;
import org.bandish.ingest.reading.Query;

/** The public APIs that can be watched. */
public final class Feeds {
  /** Where IODA answers. */
  public static final String IODA = "https://api.ioda.inetintel.cc.gatech.edu/v2";

  /** Where Cloudflare Radar answers. */
  public static final String RADAR = "https://api.cloudflare.com/client/v4/radar";

  private Feeds() {}

  /** OONI's measurements of each country, or of all where none is named. */
  public static List<Feed> ooni(
      String base, List<String> countries, Registry registry, Clock clock) {
    List<Feed> feeds = new ArrayList<>();
    for (String country : orAll(countries)) {
      feeds.add(new OoniFeed(base, country, registry, clock));
    }
    return feeds;
  }

  /** IODA's outage events of countries, {@code GET /outages/events}. */
  public static List<Feed> ioda(String base, List<String> countries, Clock clock) {
    List<Feed> feeds = new ArrayList<>();
    for (String country : orAll(countries)) {
      String query = "entityType=country" + (country == null ? "" : "&entityCode=" + country);
      feeds.add(
          new WindowFeed(
              new WindowFeed.Api("ioda", query, Map.of(), Duration.ofDays(2), 500, "page", false),
              (from, until) ->
                  Uris.of(
                      base + "/outages/events",
                      "entityType",
                      "country",
                      "entityCode",
                      country,
                      "from",
                      from.getEpochSecond(),
                      "until",
                      until.getEpochSecond(),
                      "format",
                      "codf",
                      "limit",
                      500,
                      "page",
                      0),
              answer -> answer.path("data"),
              new IodaImporter(Query.of(query), clock)));
    }
    return feeds;
  }

  /**
   * Radar's outage annotations and traffic anomalies. People annotate late and add ends later: a
   * poll asks for the last thirty days again.
   *
   * @param token of the API
   */
  public static List<Feed> radar(String base, List<String> countries, String token, Clock clock) {
    List<Feed> feeds = new ArrayList<>();
    for (String country : orAll(countries)) {
      for (String kind : List.of("annotations/outages", "traffic_anomalies")) {
        String query = kind + (country == null ? "" : "?location=" + country);
        String list = kind.equals("traffic_anomalies") ? "trafficAnomalies" : "annotations";
        feeds.add(
            new WindowFeed(
                new WindowFeed.Api(
                    "radar",
                    query,
                    Map.of("Authorization", "Bearer " + token),
                    Duration.ofDays(30),
                    100,
                    "offset",
                    true),
                (from, until) ->
                    Uris.of(
                        base + "/" + kind,
                        "location",
                        country,
                        "dateStart",
                        from,
                        "dateEnd",
                        until,
                        "format",
                        "JSON",
                        "limit",
                        100,
                        "offset",
                        0),
                answer -> answer.path("result").path(list),
                new RadarImporter(clock)));
      }
    }
    return feeds;
  }

  private static List<String> orAll(List<String> countries) {
    List<String> each = new ArrayList<>(countries);
    if (each.isEmpty()) {
      each.add(null);
    }
    return each;
  }
}
