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
 *     Where measuring stands it is rounded down to the UTC day, though not before the start
 */
public record Stretch(Span span, Instant measuredTo) {

  /** The parts of a span in the runs of hours in which it was measured, in order of time. */
  static List<Stretch> of(Span span, List<Run> runs) {
    List<Stretch> stretches = new ArrayList<>();
    long end = span.end() == null ? Long.MAX_VALUE : hours(span.end());
    List<Run> within = runs.stream().filter(run -> run.first() < end).toList();
    for (int i = 0; i < within.size(); i++) {
      Run run = within.get(i);
      Span part = from(span, run);
      boolean last = i == within.size() - 1;
      if (last && span.end() == null) {
        Instant stands = Hour.at(run.last() + 1).truncatedTo(ChronoUnit.DAYS);
        stretches.add(new Stretch(part, stands.isBefore(part.start()) ? part.start() : stands));
      } else if (last && end - run.last() <= Run.SILENCE) {
        stretches.add(new Stretch(part.until(span.end(), span.endKnownSince()), null));
      } else {
        stretches.add(new Stretch(part, Hour.at(Math.min(run.last() + 1, end))));
      }
    }
    return stretches;
  }

  /**
   * Its first part begins as the span does, a later one with the first measurement after silence.
   */
  private static Span from(Span span, Run run) {
    Instant first = Hour.at(run.first());
    if (!first.isAfter(span.start())) {
      return span.until(null, null);
    }
    Instant known = Instant.ofEpochMilli(run.known());
    return new Span(
        span.state(),
        first,
        null,
        known.isBefore(first) ? first : known,
        null,
        span.networksBlocked(),
        span.networksObserved(),
        span.measurements());
  }

  private static long hours(Instant instant) {
    return instant.getEpochSecond() / Hour.SECONDS;
  }
}
