package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;

/**
 * How far a span was known to be measured while its end was not known: up to the last midnight that
 * begins a measured day and was known then, and not before its start. So it is seen to go on in
 * steps, one a day at most.
 */
final class DaysMeasured {
  /**
   * The span was known to be measured further.
   *
   * @param at since when
   * @param from up to where it was known to be measured before
   * @param to up to where since then
   */
  record Step(Instant at, Instant from, Instant to) {}

  private DaysMeasured() {}

  /** Whether the span says on which days it was measured; spans of before do not. */
  static boolean areTold(ObservedSpan span) {
    return !span.getMeasured().isEmpty();
  }

  /** Up to where it was known to be measured at an instant. */
  static Instant to(ObservedSpan span, Instant asOf) {
    return span.getMeasured().stream()
        .filter(days -> known(days, asOf) > 0)
        .map(days -> midnight(days, known(days, asOf) - 1))
        .filter(last -> last.isAfter(span.getStart()))
        .max(Comparator.naturalOrder())
        .orElse(span.getStart());
  }

  /** The last instant at which one of the days became known, up to an instant; null: none was. */
  static Instant lastKnown(ObservedSpan span, Instant asOf) {
    return span.getMeasured().stream()
        .filter(days -> known(days, asOf) > 0)
        .map(days -> knownAt(days, known(days, asOf) - 1))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The days that were known at an instant. */
  static List<MeasuredDays> knownAt(ObservedSpan span, Instant asOf) {
    return span.getMeasured().stream()
        .filter(days -> known(days, asOf) > 0)
        .map(days -> MeasuredDays.newBuilder(days).setDays(known(days, asOf)).build())
        .toList();
  }

  /** The steps in order of time, those apart that do not bring it further. */
  static List<Step> steps(ObservedSpan span) {
    List<Step> known = new ArrayList<>();
    for (MeasuredDays days : span.getMeasured()) {
      for (long day = 0; day < days.getDays(); day++) {
        known.add(new Step(knownAt(days, day), null, midnight(days, day)));
      }
    }
    known.sort(Comparator.comparing(Step::at).thenComparing(Step::to, Comparator.reverseOrder()));
    List<Step> steps = new ArrayList<>();
    Instant from = span.getStart();
    for (Step step : known) {
      if (step.to().isAfter(from)) {
        steps.add(new Step(step.at(), from, step.to()));
        from = step.to();
      }
    }
    return steps;
  }

  /** How many of the days were known. */
  private static long known(MeasuredDays days, Instant asOf) {
    long since = Duration.between(knownAt(days, 0), asOf).toMillis();
    long day = Duration.ofDays(1).toMillis();
    return Math.max(0, Math.min(days.getDays(), Math.floorDiv(since, day) + 1));
  }

  private static Instant knownAt(MeasuredDays days, long day) {
    return midnight(days, day).plus(days.getKnownAfterHours(), ChronoUnit.HOURS);
  }

  private static Instant midnight(MeasuredDays days, long day) {
    return days.getFirst().plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
