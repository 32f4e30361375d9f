package org.bandish.ingest.ioda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.reading.Shape;
import org.bandish.ingest.reading.Times;

/**
 * One item of an answer of IODA's API: a series, an alert, or an event in either of its formats.
 */
final class IodaJson {
  /** What is read of an item and of what stands before the items. */
  static final Shape SHAPE =
      Shape.of(
          "error, requestParameters{relatedTo, until}, entityType, entityCode, entityName, datasource, subtype,"
              + " from, until, step, values, entity{type, code, name, attrs{country_code, fqid}}, time, level, value, historyValue,"
              + " location, location_name, start, duration, overlaps_window");

  /** What an item holds: signals, and what in it says nothing. */
  record Read(List<NetworkSignal> signals, List<BadField> gaps) {}

  private final Query query;
  private final Times times;

  IodaJson(Query query, Times times) {
    this.query = query;
    this.times = times;
  }

  Read read(JsonNode item, JsonNode envelope) throws BadField {
    if (item.has("values")) {
      return series(item, envelope);
    } else if (item.has("level")) {
      return one(alert(item, envelope));
    } else if (item.has("duration") || item.has("start")) {
      return one(codf(item, envelope));
    } else if (item.has("entity") && item.has("from")) {
      return one(event(item, envelope));
    }
    throw new BadField(
        item.hasNonNull("error") ? "error" : null,
        item.hasNonNull("error")
            ? item.path("error").asText()
            : "neither a series, an alert nor an event");
  }

  private Read series(JsonNode item, JsonNode envelope) throws BadField {
    Entity entity =
        Entity.of(
            "entityCode",
            text(item, "entityType"),
            text(item, "entityCode"),
            text(item, "entityName"),
            null,
            envelope,
            query);
    String datasource = text(item, "datasource");
    ConnectivityMetric metric = Metrics.of("datasource", datasource);
    String subtype = text(item, "subtype");
    if (metric == ConnectivityMetric.TRAFFIC && subtype != null && !subtype.equals("WEB_SEARCH")) {
      throw new BadField(
          "subtype", "'" + subtype + "' is another series than WEB_SEARCH, which alone is taken");
    }
    long from = number(item, "from");
    long step = number(item, "step");
    if (step <= 0) {
      throw new BadField("step", "'" + step + "' is no span of seconds");
    }
    if (!item.path("values").isArray() || item.path("values").isEmpty()) {
      throw new BadField("values", "no list of values: nothing was measured");
    }
    List<NetworkSignal> signals = new ArrayList<>();
    List<BadField> gaps = new ArrayList<>();
    int missing = 0;
    int i = 0;
    for (JsonNode value : item.path("values")) {
      Instant at = times.epoch("values[" + i + "]", from + step * i);
      if (value.isNumber() && value.doubleValue() < 0) {
        gaps.add(new BadField("values[" + i + "]", "'" + value.asText() + "' is negative"));
      } else if (value.isNumber() && Double.isFinite(value.doubleValue())) {
        signals.add(IodaSignals.value(entity, datasource, metric, at, value.doubleValue()));
      } else if (value.isNull()) {
        missing++;
      } else {
        gaps.add(new BadField("values[" + i + "]", "not a number"));
      }
      i++;
    }
    if (missing > 0) {
      gaps.add(new BadField("values", missing + " of " + i + " are null: nothing was measured"));
    }
    return new Read(signals, gaps);
  }

  private NetworkSignal alert(JsonNode item, JsonNode envelope) throws BadField {
    String level = text(item, "level");
    double down =
        switch (String.valueOf(level)) {
          case "critical" -> 1;
          case "warning" -> 0.5;
          case "normal" -> 0;
          default -> throw new BadField("level", "unknown: '" + level + "'");
        };
    String datasource = text(item, "datasource");
    return IodaSignals.alert(
        entity(item, envelope),
        datasource,
        Metrics.known(datasource),
        times.epoch("time", number(item, "time")),
        down);
  }

  private NetworkSignal codf(JsonNode item, JsonNode envelope) throws BadField {
    String location = String.valueOf(text(item, "location"));
    int slash = location.indexOf('/');
    if (slash < 0) {
      throw new BadField("location", "'" + location + "' is not a type and a code");
    }
    Entity entity =
        Entity.of(
            "location",
            location.substring(0, slash),
            location.substring(slash + 1),
            text(item, "location_name"),
            null,
            envelope,
            query);
    long start = number(item, "start");
    boolean ends = item.hasNonNull("duration");
    long end = ends ? start + number(item, "duration") : start;
    return event(item, envelope, entity, "start", start, "duration", end);
  }

  private NetworkSignal event(JsonNode item, JsonNode envelope) throws BadField {
    long from = number(item, "from");
    long until = item.hasNonNull("until") ? number(item, "until") : from;
    return event(item, envelope, entity(item, envelope), "from", from, "until", until);
  }

  private NetworkSignal event(
      JsonNode item,
      JsonNode envelope,
      Entity entity,
      String startField,
      long start,
      String endField,
      long end)
      throws BadField {
    Instant from = times.epoch(startField, start);
    Instant until = times.epoch(endField, end);
    if (until.isBefore(from)) {
      throw new BadField(endField, "ends at " + until + ", before it begins at " + from);
    }
    // IODA ends what is not over at the end of what was asked for, and only marks that it did.
    long asked = envelope.path("requestParameters").path("until").asLong(Long.MIN_VALUE);
    boolean unsaid = !item.hasNonNull(endField);
    boolean cut = item.path("overlaps_window").asBoolean(false) && end >= asked;
    boolean open = unsaid || cut;
    return IodaSignals.event(entity, text(item, "datasource"), from, open ? null : until, until);
  }

  private Entity entity(JsonNode item, JsonNode envelope) throws BadField {
    JsonNode entity = item.path("entity");
    JsonNode type = entity.path("type");
    return Entity.of(
        "entity",
        type.isObject() ? text(type, "type") : text(entity, "type"),
        text(entity, "code"),
        text(entity, "name"),
        Entity.country(
            text(entity.path("attrs"), "country_code"), text(entity.path("attrs"), "fqid")),
        envelope,
        query);
  }

  private static Read one(NetworkSignal signal) {
    return new Read(List.of(signal), List.of());
  }

  private static long number(JsonNode item, String field) throws BadField {
    JsonNode value = item.path(field);
    if (!value.isNumber()) {
      throw new BadField(
          field,
          value.isMissingNode() || value.isNull()
              ? "missing"
              : "'" + value.asText() + "' is not a number");
    }
    return value.longValue();
  }

  private static String text(JsonNode item, String field) {
    JsonNode value = item.path(field);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? value.asText()
        : null;
  }
}
