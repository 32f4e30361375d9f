package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * When facts count: an end at the very instant of a beginning counts one minute later. A moved end
 * is not moved again.
 */
final class Instants {
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Set<Instant> beginnings = new HashSet<>();

  Instants(Collection<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.role().isBeginning()) {
        beginnings.add(fact.instant());
      }
    }
  }

  /** When the fact counts. */
  Instant of(Fact fact) {
    return fact.role().isEnd() ? ofEnd(fact.instant()) : fact.instant();
  }

  /** When an end at the instant counts. */
  Instant ofEnd(Instant instant) {
    return beginnings.contains(instant) ? instant.plus(LATER) : instant;
  }

  /**
   * When a span stops speaking: its until. Blocking known to begin and end at one moment is a ban,
   * of a minute; access of no width says nothing.
   */
  Instant untilOf(Fact span) {
    Instant until = span.until().getEarliest();
    boolean blocking = span.role().isBlocking();
    return blocking && !until.isAfter(span.instant()) ? span.instant().plus(LATER) : until;
  }
}
