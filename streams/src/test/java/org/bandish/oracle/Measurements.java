package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a detector's spans say as of an instant (domain.md 3.3 and 4; docs/rules.md, "Measured
 * spans"). A span becomes a report with {@code until}, up to where it was measured; where no change
 * of its state is known it is besides a lasting report from its last minute on ({@code lastingAt}).
 */
final class Measurements {
  private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

  private Measurements() {}

  static boolean isSpan(Map<String, Object> fact) {
    return "observed-span".equals(fact.get("type"));
  }

  /** Whether a span was held to be so as of an instant; as of none: whether it is now. */
  static boolean isHeld(Map<String, Object> span, Instant asOf) {
    Instant to = instant(span, "heldTo");
    if (asOf == null) {
      return to == null;
    }
    Instant from = instant(span, span.get("heldFrom") == null ? "knownSince" : "heldFrom");
    return !asOf.isBefore(from) && (to == null || asOf.isBefore(to));
  }

  /**
   * A span whose end is not known goes on until the next of its subject that is (only measurements
   * published late show a change before an earlier one). One that says on which days it was
   * measured goes on as far as these were known.
   */
  static Map<String, Object> untilNext(
      Map<String, Object> span, List<Map<String, Object>> facts, Instant asOf) {
    boolean explained = Boolean.TRUE.equals(span.get("explainedByOutage"));
    if (span.get("end") == null || isEndKnown(span, asOf) || explained || tellsDays(span)) {
      return span;
    }
    Instant next = null;
    for (Map<String, Object> other : facts) {
      boolean later =
          isSpan(other)
              && !Boolean.TRUE.equals(other.get("explainedByOutage"))
              && Objects.equals(other.get("region"), span.get("region"))
              && instant(other, "start").isAfter(instant(span, "start"))
              && isHeld(other, asOf);
      if (later && (next == null || instant(other, "start").isBefore(next))) {
        next = instant(other, "start");
      }
    }
    Map<String, Object> told = new LinkedHashMap<>(span);
    if (next != null) {
      told.put("end", next.toString());
      told.remove("endKnownSince");
    }
    return told;
  }

  /** A span in the words of a report. */
  static Fact asReport(Map<String, Object> span, Instant asOf, ZoneId zone) {
    Map<String, Object> report = new LinkedHashMap<>(span);
    Instant start = instant(span, "start");
    report.put("at", start.toString());
    report.put("published", instant(span, "knownSince").toString());
    Instant to = measuredTo(span, asOf);
    boolean explained = Boolean.TRUE.equals(span.get("explainedByOutage"));
    if (to != null && (to.isAfter(start) || explained)) {
      report.put("until", to.toString());
    }
    if (!isEndKnown(span, asOf) && !explained) {
      Instant last = to == null ? start : to.minus(LAST_MINUTE);
      report.put("lastingAt", (last.isAfter(start) ? last : start).toString());
    }
    return new Fact(report, zone);
  }

  /**
   * Whether a span was told no later than a report and says what it says, of all the time of which
   * it speaks; what an outage explains takes the report with it whenever it was told.
   */
  static boolean tellAlready(List<Fact> known, Fact report) {
    Instant from = report.moment("at").earliest();
    Instant to = report.isSpan() ? report.moment("until").earliest() : from;
    for (Fact span : known) {
      if (!span.isMeasured() || span.showed() != report.says()) {
        continue;
      }
      Instant until = span.isSpan() ? span.moment("until").earliest() : null;
      boolean open =
          until == null && !span.has("measuredTo") && !span.has("end") && !span.has("measured");
      boolean within =
          !from.isBefore(span.at())
              && (open || (until != null && from.isBefore(until) && !to.isAfter(until)));
      if (within && (span.isExplained() || !span.publicAt().isAfter(report.publicAt()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * When the end of a span was known, it is told; before, it had been measured up to the last
   * midnight of a day that was known to be measured, and not before its start. One that does not
   * say on which days it was measured, up to the day of asking.
   */
  private static Instant measuredTo(Map<String, Object> span, Instant asOf) {
    if (isEndKnown(span, asOf)) {
      return instant(span, "end");
    }
    Instant to = instant(span, "measuredTo");
    if (asOf != null && tellsDays(span)) {
      return isSilenceKnown(span, asOf) ? to : lastMidnight(span, asOf);
    }
    if (span.get("end") != null) {
      return asOf;
    }
    return to != null && asOf != null && asOf.isBefore(to) ? asOf : to;
  }

  private static boolean isSilenceKnown(Map<String, Object> span, Instant asOf) {
    Instant known = instant(span, "endKnownSince");
    return span.get("end") == null && known != null && !asOf.isBefore(known);
  }

  private static boolean tellsDays(Map<String, Object> span) {
    return span.get("measured") != null;
  }

  private static Instant lastMidnight(Map<String, Object> span, Instant asOf) {
    Instant last = instant(span, "start");
    for (Instant[] day : days(span)) {
      if (!asOf.isBefore(day[1]) && day[0].isAfter(last)) {
        last = day[0];
      }
    }
    return last;
  }

  /** Of each day that a span names: its midnight, and since when it is known. */
  static List<Instant[]> days(Map<String, Object> span) {
    List<Instant[]> days = new ArrayList<>();
    if (span.get("measured") instanceof List<?> runs) {
      for (Object each : runs) {
        Map<?, ?> run = (Map<?, ?>) each;
        Instant midnight = Instant.parse(run.get("first") + "T00:00:00Z");
        long hours = Long.parseLong(run.get("knownAfterHours").toString());
        for (int i = 0; i < Integer.parseInt(run.get("days").toString()); i++) {
          Instant day = midnight.plus(Duration.ofDays(i));
          days.add(new Instant[] {day, day.plus(Duration.ofHours(hours))});
        }
      }
    }
    return days;
  }

  private static boolean isEndKnown(Map<String, Object> span, Instant asOf) {
    Instant known =
        instant(span, span.get("endKnownSince") == null ? "knownSince" : "endKnownSince");
    return span.get("end") != null && (asOf == null || !asOf.isBefore(known));
  }

  private static Instant instant(Map<String, Object> span, String field) {
    Object value = span.get(field);
    return value == null ? null : Instant.parse(value.toString());
  }
}
