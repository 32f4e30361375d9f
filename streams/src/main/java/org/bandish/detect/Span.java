package org.bandish.detect;

import java.time.Instant;
import org.bandish.event.Access;

/**
 * What the network showed in [start, end). Between spans, and before the first, what was measured
 * does not suffice to say anything. Silence is in the span in which it falls.
 *
 * @param state BLOCKED, THROTTLED or ACCESSIBLE
 * @param start first instant of the hour in which it began
 * @param end first instant of the hour in which another state began; null: it goes on
 * @param knownSince when the last of the measurements that decided the start was public; never
 *     before the start
 * @param endKnownSince the same of the end; null as the end is
 * @param networksBlocked of the networks observed, those that were blocked, in the measurements
 *     that decided the start
 * @param networksObserved networks with a measurement among those
 * @param measurements the number of those measurements
 */
public record Span(
    Access state,
    Instant start,
    Instant end,
    Instant knownSince,
    Instant endKnownSince,
    long networksBlocked,
    long networksObserved,
    long measurements) {

  /** Whether it is a restriction: blocked or throttled. */
  public boolean restricted() {
    return state == Access.BLOCKED || state == Access.THROTTLED;
  }

  /** The same, apart from when it became known. */
  Span bare() {
    return new Span(state, start, end, start, end, networksBlocked, networksObserved, measurements);
  }

  /** The span with its end. */
  Span until(Instant instant, Instant known) {
    return new Span(
        state, start, instant, knownSince, known, networksBlocked, networksObserved, measurements);
  }
}
