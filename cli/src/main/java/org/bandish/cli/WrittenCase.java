package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.detect.corpus.Case;
import org.bandish.detect.corpus.Label;
import org.bandish.detect.corpus.Quiet;
import org.bandish.event.Access;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/**
 * A case with its measurements:
 *
 * <pre>{@code
 * {"case": "name", "scenario": "word", "heldOut": false,
 *  "labels": [{"state": "BLOCKED", "earliest": instant, "onset": instant, "end": instant or null}],
 *  "outages": [{"start": instant, "end": instant}],
 *  "hours": [{"at": instant, "asn": 64496 or null, "blocked": 1.5, "down": 0.5, "ok": 0, "count": 2,
 *             "throttled": 0, "confirmed": 0, "medianBlocked": 0.75, "knownAt": instant}]}
 * }</pre>
 *
 * Instants are ISO 8601 in UTC, {@code at} the beginning of an hour. {@code earliest} may be left
 * out (then the onset), as may what is 0, null or false.
 */
final class WrittenCase {
  private WrittenCase() {}

  /**
   * Reads a case.
   *
   * @throws IllegalArgumentException if it lacks something
   * @throws java.time.DateTimeException if an instant is none
   */
  static Case of(JsonNode node) {
    List<Label> labels = new ArrayList<>();
    for (JsonNode label : node.path("labels")) {
      Instant onset = instant(label, "onset");
      Access state = Access.valueOf(text(label, "state"));
      labels.add(
          new Label(
              state,
              label.hasNonNull("earliest") ? instant(label, "earliest") : onset,
              onset,
              label.hasNonNull("end") ? instant(label, "end") : null));
    }
    List<Quiet> outages = new ArrayList<>();
    node.path("outages")
        .forEach(
            outage -> outages.add(new Quiet(instant(outage, "start"), instant(outage, "end"))));
    return new Case(
        text(node, "case"),
        text(node, "scenario"),
        node.path("heldOut").asBoolean(),
        days(node.path("hours")),
        labels,
        outages);
  }

  private static List<SignalDay> days(JsonNode hours) {
    Map<String, Map<LocalDate, List<HourCount>>> networks = new TreeMap<>();
    for (JsonNode hour : hours) {
      networks
          .computeIfAbsent(
              hour.hasNonNull("asn") ? hour.get("asn").asText() : "", key -> new TreeMap<>())
          .computeIfAbsent(
              instant(hour, "at").atOffset(ZoneOffset.UTC).toLocalDate(), key -> new ArrayList<>())
          .add(count(hour));
    }
    List<SignalDay> days = new ArrayList<>();
    networks.forEach((asn, counts) -> counts.forEach((day, list) -> days.add(day(asn, day, list))));
    return days;
  }

  private static SignalDay day(String asn, LocalDate day, List<HourCount> hours) {
    return SignalDay.newBuilder()
        .setSubject("ZZ/example")
        .setAsn(asn.isEmpty() ? null : Long.valueOf(asn))
        .setDay(day)
        .setHours(hours)
        .setMechanisms(List.of())
        .setEarlier(List.of())
        .setDigest("")
        .build();
  }

  private static HourCount count(JsonNode hour) {
    return HourCount.newBuilder()
        .setHour(instant(hour, "at").atOffset(ZoneOffset.UTC).getHour())
        .setBlocked(hour.path("blocked").asDouble())
        .setDown(hour.path("down").asDouble())
        .setOk(hour.path("ok").asDouble())
        .setCount(hour.path("count").asLong())
        .setThrottled(hour.path("throttled").asDouble())
        .setConfirmed(hour.path("confirmed").asLong())
        .setMedianBlocked(
            hour.hasNonNull("medianBlocked") ? hour.get("medianBlocked").asDouble() : null)
        .setKnownAt(hour.hasNonNull("knownAt") ? instant(hour, "knownAt") : null)
        .build();
  }

  private static Instant instant(JsonNode node, String field) {
    return Instant.parse(text(node, field));
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw new IllegalArgumentException(field + " is missing in " + shortened(node));
    }
    return node.get(field).asText();
  }

  private static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
