package org.bandish.topology;

import static org.bandish.topology.FactRules.inRange;
import static org.bandish.topology.FactRules.known;
import static org.bandish.topology.FactRules.present;
import static org.bandish.topology.FactRules.require;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;

/** What a measured span must say. */
final class SpanRules {
  /** More days, or hours until a day is known, lead behind the last date that can be meant. */
  private static final long MOST_DAYS = 366L * 300;

  private static final long MOST_HOURS = MOST_DAYS * 24;

  private SpanRules() {}

  static void check(ObservedSpan span) {
    known("state", span.getState() != Access.UNKNOWN);
    for (Instant instant : List.of(span.getStart(), span.getKnownSince())) {
      inRange("start and knownSince", instant);
    }
    ends(span);
    held(span);
    require(
        span.getMeasured().isEmpty() || span.getEnd() != null || span.getMeasuredTo() != null,
        "measured is of a span with an end or a measuredTo");
    LocalDate next = LocalDate.MIN;
    for (MeasuredDays days : span.getMeasured()) {
      next = measured(days, next);
    }
    require(
        span.getNetworksBlocked() >= 0
            && span.getNetworksBlocked() <= span.getNetworksObserved()
            && span.getMeasurements() >= 0,
        "networksBlocked must lie in 0 to networksObserved, and measurements not below 0");
    present("detector", span.getDetector());
  }

  private static void ends(ObservedSpan span) {
    if (span.getEnd() != null) {
      inRange("end", span.getEnd());
      require(!span.getEnd().isBefore(span.getStart()), "end must not be before start");
    }
    if (span.getEndKnownSince() != null) {
      inRange("endKnownSince", span.getEndKnownSince());
      require(
          span.getEnd() != null || span.getMeasuredTo() != null,
          "endKnownSince is of an end, or of the measuredTo that silence followed");
    }
    if (span.getMeasuredTo() != null) {
      inRange("measuredTo", span.getMeasuredTo());
      require(span.getEnd() == null, "a span with an end was measured up to it");
      require(
          !span.getMeasuredTo().isBefore(span.getStart()), "measuredTo must not be before start");
    }
  }

  private static void held(ObservedSpan span) {
    Instant from = span.getHeldFrom();
    if (from != null) {
      inRange("heldFrom", from);
      require(
          !from.isBefore(span.getKnownSince()),
          "heldFrom must not be before knownSince: the first of an id is held since then");
    }
    if (span.getHeldTo() != null) {
      inRange("heldTo", span.getHeldTo());
      require(
          span.getHeldTo().isAfter(from == null ? span.getKnownSince() : from),
          "heldTo must be after heldFrom, or after knownSince where there is none");
    }
  }

  /** The first day that may follow. */
  private static LocalDate measured(MeasuredDays days, LocalDate next) {
    require(days.getDays() >= 1 && days.getDays() <= MOST_DAYS, "measured.days must be 1 or more");
    require(
        days.getKnownAfterHours() >= 1 && days.getKnownAfterHours() <= MOST_HOURS,
        "measured.knownAfterHours must be 1 or more: a day is known when its first hour is over");
    require(
        !days.getFirst().isBefore(next),
        "measured must be in order, and name no day twice: " + days.getFirst());
    inRange("measured.first", midnight(days.getFirst()));
    LocalDate following = days.getFirst().plusDays(days.getDays());
    Instant last = midnight(following.minusDays(1));
    inRange(
        "the time at which the last day of measured is known",
        last.plus(Duration.ofHours(days.getKnownAfterHours())));
    return following;
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
