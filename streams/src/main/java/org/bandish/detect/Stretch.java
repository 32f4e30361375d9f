package org.bandish.detect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a span, as far as it was measured: it ends where the state changed, or in a silence of
 * a week, or where measuring stands.
 *
 * @param span with this part's own start and when that was known; its end only where the state
 *     changed
 * @param measuredTo where the measurements of a part without end stop; null where it has an end.
 *     Where measuring stands it is the midnight (UTC) that begins the last day with a measurement,
 *     though not before the start
 * @param finalSince when its end, or that nothing was measured behind {@code measuredTo}, was
 *     known; null: measuring stands there
 * @param measured the days on which it was measured, as long as that was not known
 */
public record Stretch(Span span, Instant measuredTo, Instant finalSince, DaysMeasured measured) {

  /** The parts of a span in the runs of hours in which it was measured, in order of time. */
  static List<Stretch> of(Span span, List<Run> runs) {
    List<Stretch> stretches = new ArrayList<>();
    long end = span.end() == null ? Long.MAX_VALUE : Hour.of(span.end());
    List<Run> within = runs.stream().filter(run -> run.first() < end).toList();
    for (int i = 0; i < within.size(); i++) {
      Run run = within.get(i);
      Span part = from(span, run);
      boolean last = i == within.size() - 1;
      if (last && span.end() == null) {
        stretches.add(standing(part, run.days()));
      } else if (last && end - run.last() <= Run.SILENCE) {
        Span ended = part.until(span.end(), span.endKnownSince());
        stretches.add(settled(ended, null, span.endKnownSince(), run.days()));
      } else {
        Instant to = Hour.at(Math.min(run.last() + 1, end));
        // Only what was measured behind the silence shows it; the change was decided there or
        // later.
        Instant known = Hour.at(runs.get(runs.indexOf(run) + 1).first() + 1);
        stretches.add(settled(part, to, known, run.days()));
      }
    }
    return stretches;
  }

  private static Stretch standing(Span span, DaysMeasured measured) {
    DaysMeasured days = measured.between(day(span.start()), Long.MAX_VALUE);
    return new Stretch(span, standsAt(span.start(), days), null, days);
  }

  private static Stretch settled(Span span, Instant to, Instant known, DaysMeasured measured) {
    return new Stretch(span, to, known, measured.between(day(span.start()), Hour.of(known)));
  }

  /** The same with an end at an instant at the latest. */
  Stretch endingBy(Instant last) {
    Instant to = finalSince == null ? null : span.end() == null ? measuredTo : span.end();
    if (to != null && !to.isAfter(last)) {
      return this;
    }
    Instant over = Belief.roundedUp(last);
    Instant known = over.isBefore(span.knownSince()) ? span.knownSince() : over;
    return new Stretch(span.until(last, known), null, known, measured);
  }

  /** Up to where something that goes on was measured. */
  static Instant standsAt(Instant start, DaysMeasured days) {
    Instant midnight =
        days.series().isEmpty() ? start : Instant.EPOCH.plus(days.last(), ChronoUnit.DAYS);
    return midnight.isBefore(start) ? start : midnight;
  }

  private static long day(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), ChronoUnit.DAYS.getDuration().toSeconds());
  }

  /**
   * Its first part begins as the span does, a later one with the first measurement after silence.
   */
  private static Span from(Span span, Run run) {
    Instant first = Hour.at(run.first());
    if (!first.isAfter(span.start())) {
      return span.until(null, null);
    }
    Instant known = Hour.at(run.first() + 1);
    return new Span(
        span.state(),
        first,
        null,
        known.isBefore(span.knownSince()) ? span.knownSince() : known,
        null,
        span.networksBlocked(),
        span.networksObserved(),
        span.measurements());
  }
}
