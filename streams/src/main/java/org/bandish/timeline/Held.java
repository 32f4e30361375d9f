package org.bandish.timeline;

import java.time.Instant;
import org.bandish.event.ObservedSpan;

/**
 * In which time a row of a measured span was held to be so: [since, heldTo). Of one span there may
 * be several rows, one after the other, because what became public late showed a bound elsewhere.
 */
final class Held {
  private Held() {}

  /** Since when it was held to be so. */
  static Instant since(ObservedSpan span) {
    return span.getHeldFrom() != null ? span.getHeldFrom() : span.getKnownSince();
  }

  /**
   * Whether it was held to be so.
   *
   * @param asOf null: by now
   */
  static boolean at(ObservedSpan span, Instant asOf) {
    return !isOver(span, asOf) && (asOf == null || !since(span).isAfter(asOf));
  }

  /** Whether it was held to be so no longer. */
  static boolean isOver(ObservedSpan span, Instant asOf) {
    return span.getHeldTo() != null && (asOf == null || !span.getHeldTo().isAfter(asOf));
  }

  /**
   * The day of asking; of a row that was held no longer by then the last instant at which it was.
   */
  static Instant last(ObservedSpan span, Instant asOf) {
    return isOver(span, asOf) ? span.getHeldTo().minusMillis(1) : asOf;
  }
}
