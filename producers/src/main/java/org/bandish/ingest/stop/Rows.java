package org.bandish.ingest.stop;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Source;
import org.bandish.event.Transition;
import org.bandish.ingest.Registry;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;
import org.bandish.ingest.reading.Keys;
import org.bandish.schema.Countries;

/** What one row says: a report per country, area and platform, or of connectivity itself. */
final class Rows {
  private static final String TITLE = "Shutdown Tracker Optimization Project (STOP)";
  private static final String PUBLISHER = "Access Now";

  /** Facts of a row, and what in it is none. */
  record Read(List<NetworkSignal> signals, List<BadField> rejected) {}

  private final Registry registry;
  private final LocalDate today;

  Rows(Registry registry, LocalDate today) {
    this.registry = registry;
    this.today = today;
  }

  /**
   * Reads a row.
   *
   * @throws BadField if the row as a whole is no fact
   */
  Read read(Csv.Row row) throws BadField {
    List<String> countries = CountryNames.of(row.required("country"));
    Days days = Days.of(row, today);
    boolean throttled = throttled(row.required("shutdown_type"));
    String extent = row.required("shutdown_extent").toLowerCase(Locale.ROOT);
    boolean network = extent.contains("full");
    boolean services = extent.contains("service");
    if (!network && !services) {
      throw new BadField("shutdown_extent", "unknown: '" + extent + "'");
    }
    Services named = Services.of(row, registry);
    if (!network && named.platforms().isEmpty() && named.unknown().isEmpty()) {
      throw new BadField("shutdown_extent", "Service-based, and no service is named");
    }
    List<BadField> rejected = new ArrayList<>(services ? named.unknown() : List.of());
    List<NetworkSignal> signals = new ArrayList<>();
    for (String country : countries) {
      try {
        for (Area area : Area.of(row, country)) {
          if (network) {
            signals.add(signal(row, country, area, null, days, throttled));
          }
          for (String platform : services ? named.platforms() : List.<String>of()) {
            signals.add(signal(row, country, area, platform, days, throttled));
          }
        }
      } catch (BadField e) {
        rejected.add(e);
      }
    }
    return new Read(signals, rejected);
  }

  /** Both at once is a block. */
  private static boolean throttled(String type) throws BadField {
    String lower = type.toLowerCase(Locale.ROOT);
    if (!lower.contains("shutdown") && !lower.contains("throttl")) {
      throw new BadField("shutdown_type", "'" + type + "' does not say what was done");
    }
    return !lower.contains("shutdown");
  }

  /** The id leaves out the end and the year of the table: a block is repeated once a year. */
  private static NetworkSignal signal(
      Csv.Row row, String country, Area area, String platform, Days days, boolean throttled) {
    ZoneId zone = Countries.zoneOf(country);
    String place = area.region() == null ? country : area.region();
    double blocked = platform == null ? 0 : area.share();
    double down = platform == null ? area.share() : 0;
    boolean told = "actual".equalsIgnoreCase(row.text("start_date_type"));
    return NetworkSignal.newBuilder()
        .setId(
            Keys.id(
                "stop",
                place.toLowerCase(Locale.ROOT),
                platform == null ? "network" : platform,
                days.start(),
                "place-" + Keys.digest(String.valueOf(row.text("area_name")).strip())))
        .setCountry(country)
        .setRegion(area.region())
        .setPlatform(platform)
        .setSource(SignalSource.REPORT)
        .setAt(days.at(zone))
        .setUntil(days.until(zone))
        .setTransition(told ? Transition.ONSET : null)
        .setBlocked(blocked)
        .setDown(down)
        .setOk(1 - area.share())
        .setThrottled(throttled)
        .setSources(sources(row))
        .build();
  }

  private static List<Source> sources(Csv.Row row) {
    List<Source> sources = new ArrayList<>();
    String area = row.text("area_name");
    String title = area == null ? TITLE : TITLE + ": " + area;
    sources.add(new Source(title, null, PUBLISHER, null));
    for (String column : List.of("info_source_link", "an_link")) {
      String links = row.text(column);
      for (String link : links == null ? new String[0] : links.split("[;\\s]+", -1)) {
        if (link.matches("https?://[^\\s/?#]+\\S*")) {
          sources.add(new Source(null, link, null, null));
        }
      }
    }
    return sources;
  }
}
