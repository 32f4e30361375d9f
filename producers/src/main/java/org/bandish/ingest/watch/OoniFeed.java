package org.bandish.ingest.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Registry;
import org.bandish.ingest.ooni.OoniImporter;
import org.bandish.ingest.reading.Query;

/**
 * OONI's list of measurements, {@code GET /api/v1/measurements}, in the order of their start. Each
 * page begins at the last start of the page before it, because offsets are not reliable; only where
 * a whole page has one start is an offset used. A poll looks back an hour for late uploads.
 */
public final class OoniFeed implements Feed {
  /** Where OONI answers. */
  public static final String PUBLIC = "https://api.ooni.io";

  private static final int LIMIT = 100;
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration FIRST = Duration.ofDays(1);

  private final String base;
  private final String country;
  private final Importer reader;
  private Instant started;

  /**
   * A feed.
   *
   * @param base of the API
   * @param country ISO 3166-1, or null for all
   */
  public OoniFeed(String base, String country, Registry registry, Clock clock) {
    this.base = base;
    this.country = country;
    this.reader = new OoniImporter(registry, clock);
  }

  @Override
  public String importer() {
    return "ooni";
  }

  @Override
  public String query() {
    return country == null ? "" : "probe_cc=" + country;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public Step first(String position, Instant now) {
    started = now;
    Instant since = position == null ? now.minus(FIRST) : Instant.parse(position).minus(LATE);
    return new Step(uri(since, now, 0), position);
  }

  @Override
  public Step next(Step answered, JsonNode answer, Instant now) {
    JsonNode results = items(answer);
    if (results.size() < LIMIT) {
      return null;
    }
    Instant since = time(parameter(answered.uri(), "since"));
    Instant last = since;
    for (JsonNode result : results) {
      Instant at = time(result.path("measurement_start_time").asText(""));
      last = at != null && at.isAfter(last) ? at : last;
    }
    last = last.truncatedTo(ChronoUnit.SECONDS);
    int offset = Integer.parseInt(parameter(answered.uri(), "offset"));
    Instant until = time(parameter(answered.uri(), "until"));
    return last.isAfter(since)
        ? new Step(uri(last, until, 0), last.toString())
        : new Step(uri(since, until, offset + LIMIT), since.toString());
  }

  @Override
  public JsonNode items(JsonNode answer) {
    return answer.path("results");
  }

  @Override
  public String caughtUp() {
    return started.toString();
  }

  @Override
  public Importer reader() {
    return reader;
  }

  private URI uri(Instant since, Instant until, int offset) {
    return Uris.of(
        base + "/api/v1/measurements",
        "probe_cc",
        country,
        "since",
        written(since),
        "until",
        written(until),
        "order_by",
        "measurement_start_time",
        "order",
        "asc",
        "limit",
        LIMIT,
        "offset",
        offset);
  }

  private static String written(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC)
        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static Instant time(String text) {
    try {
      String iso = text.replace(' ', 'T');
      return OffsetDateTime.parse(iso.endsWith("Z") ? iso : iso + "Z").toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String parameter(URI uri, String name) {
    return Query.of(uri.getRawQuery()).get(name);
  }
}
