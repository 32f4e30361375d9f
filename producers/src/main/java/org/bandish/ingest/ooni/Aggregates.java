package org.bandish.ingest.ooni;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Keys;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.reading.Times;

/**
 * One aggregate as a signal that speaks for its span: every measurement weighs as it would alone
 * where nothing but OONI's judgement is known. Confirmed is blocked, an anomaly is {@link
 * Verdict#ANOMALY}, a failure is down.
 */
final class Aggregates {
  private static final String DAY = "measurement_start_day";

  private final Platforms platforms;
  private final Clock clock;
  private final Times times;

  Aggregates(Platforms platforms, Clock clock) {
    this.platforms = platforms;
    this.clock = clock;
    this.times = new Times(clock);
  }

  /**
   * The signal.
   *
   * @param cells of the answer, by the API's names
   * @param query supplies what the cells lack
   * @throws BadField if they do not say when, where or of what, or if the counts contradict
   */
  NetworkSignal signal(Map<String, String> cells, Query query) throws BadField {
    Row row = new Row(cells, query);
    String country = Numbers.country("probe_cc", row.text("probe_cc"));
    Long asn = Numbers.asn("probe_asn", row.text("probe_asn"));
    String platform = platform(row);
    Instant at = times.parse(DAY, cells.get(DAY));
    String grain = grain(cells.get(DAY), query.get("time_grain"));
    Instant until = end(at, grain);
    Counts counts = counts(row);
    return NetworkSignal.newBuilder()
        .setId(
            Keys.id(
                "ooni-aggregation",
                country,
                asn,
                platform,
                cells.get(DAY),
                grain.equals("day") ? null : grain,
                row.text("test_name"),
                row.text("domain"),
                row.text("input"),
                cells.get("category_code"),
                cells.get("blocking_type")))
        .setCountry(country)
        .setAsn(asn)
        .setPlatform(platform)
        .setSource(SignalSource.OONI)
        .setAt(Times.moment(at))
        .setUntil(Times.moment(until))
        .setPublished(publishedBefore(until))
        .setBlocked(
            counts.share((double) counts.confirmed + Verdict.ANOMALY.blocked() * counts.anomaly))
        .setDown(counts.share((double) counts.failure + Verdict.ANOMALY.down() * counts.anomaly))
        .setOk(counts.share((double) counts.ok))
        .setCount(counts.all)
        .setMechanism(null)
        .build();
  }

  /**
   * Of a span that goes on the counts are those of now: later ones are a later version, and the
   * last, of the whole span, is the latest. Null: the span is over, and that is the default.
   */
  private Moment publishedBefore(Instant until) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return now.isBefore(until) ? Times.moment(now) : null;
  }

  private String platform(Row row) throws BadField {
    String domain = row.text("domain");
    if (domain != null) {
      return platforms.ofHost("domain", Platforms.host(domain));
    }
    String test = row.text("test_name");
    String input = row.text("input");
    if (test == null && input == null) {
      throw new BadField(
          "test_name", "missing: of what; the query says it, such as test_name=telegram");
    }
    return platforms.of(test, input);
  }

  private static Counts counts(Row row) throws BadField {
    Counts counts =
        new Counts(
            row.count("measurement_count"),
            row.count("confirmed_count"),
            row.count("anomaly_count"),
            row.count("failure_count"),
            row.count("ok_count"));
    if (counts.all == 0) {
      throw new BadField("measurement_count", "0: nothing was measured");
    }
    long sum = counts.confirmed + counts.anomaly + counts.failure + counts.ok;
    if (sum != counts.all) {
      throw new BadField(
          "measurement_count", counts.all + ", where the four kinds together are " + sum);
    }
    return counts;
  }

  private static String grain(String day, String asked) throws BadField {
    String grain = asked == null || asked.equals("auto") ? null : asked;
    return grain != null ? grain : day.strip().length() > 10 ? "hour" : "day";
  }

  private static Instant end(Instant at, String grain) throws BadField {
    ZonedDateTime start = at.atZone(ZoneOffset.UTC);
    return switch (grain) {
      case "hour" -> start.plusHours(1).toInstant();
      case "day" -> start.plusDays(1).toInstant();
      case "week" -> start.plusWeeks(1).toInstant();
      case "month" -> start.plusMonths(1).toInstant();
      case "year" -> start.plus(1, ChronoUnit.YEARS).toInstant();
      default -> throw new BadField("time_grain", "unknown: '" + grain + "'");
    };
  }

  private record Counts(long all, long confirmed, long anomaly, long failure, long ok) {
    double share(double part) {
      return part / (double) all;
    }
  }

  private record Row(Map<String, String> cells, Query query) {
    String text(String name) {
      String text = cells.get(name);
      return text == null || text.isBlank() ? query.get(name) : text;
    }

    long count(String name) throws BadField {
      String text = cells.get(name);
      if (text == null) {
        throw new BadField(name, "missing");
      }
      return Numbers.count(name, text);
    }
  }
}
