package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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

  /**
   * A span whose end is not known goes on until the next of its subject that is (only measurements
   * published late show a change before an earlier one).
   */
  static Map<String, Object> untilNext(
      Map<String, Object> span, List<Map<String, Object>> facts, Instant asOf) {
    boolean explained = Boolean.TRUE.equals(span.get("explainedByOutage"));
    if (span.get("end") == null || isEndKnown(span, asOf) || explained) {
      return span;
    }
    Instant next = null;
    for (Map<String, Object> other : facts) {
      boolean later =
          isSpan(other)
              && !Boolean.TRUE.equals(other.get("explainedByOutage"))
              && Objects.equals(other.get("region"), span.get("region"))
              && instant(other, "start").isAfter(instant(span, "start"))
              && !instant(other, "knownSince").isAfter(asOf);
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
    if (to != null && to.isAfter(start)) {
      report.put("until", to.toString());
    }
    boolean explained = Boolean.TRUE.equals(span.get("explainedByOutage"));
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
      boolean open = until == null && !span.has("measuredTo") && !span.has("end");
      boolean within =
          !from.isBefore(span.at())
              && (open || (until != null && from.isBefore(until) && !to.isAfter(until)));
      if (within && (span.isExplained() || !span.publicAt().isAfter(report.publicAt()))) {
        return true;
      }
    }
    return false;
  }

  /** When the end of a span was known, it is told; before, it had been measured up to that day. */
  private static Instant measuredTo(Map<String, Object> span, Instant asOf) {
    if (isEndKnown(span, asOf)) {
      return instant(span, "end");
    }
    Instant to = instant(span, "measuredTo");
    if (span.get("end") != null) {
      return asOf;
    }
    return to != null && asOf != null && asOf.isBefore(to) ? asOf : to;
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
