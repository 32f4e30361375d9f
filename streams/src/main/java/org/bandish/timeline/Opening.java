package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bandish.event.Moment;

/**
 * Where a ban stops, for good or for a while (domain 3.4).
 *
 * @param at first instant without ban
 * @param stated the moment that states it, with its facts; null: only seen by access
 * @param lift whether a lift made it
 * @param possiblySince the last report of blocking before it, or the instant itself if stated
 * @param access reports of access that show it
 */
record Opening(Instant at, Stated stated, boolean lift, Instant possiblySince, List<Fact> access) {
  /** An end of an instrument, an until, or a restoration. */
  record Stated(Moment moment, Fact fact) {}

  private static final Duration SHORT_AFTER_LIFT = Duration.ofDays(1);

  /** An opening shorter than this does not split a ban; access of this length is a lapse. */
  static final Duration MERGE_GAP = Duration.ofDays(3);

  /** Whether the ban that begins again at the instant is the same ban. */
  boolean isShort(Instant again) {
    return Duration.between(possiblySince, again).compareTo(lift ? SHORT_AFTER_LIFT : MERGE_GAP)
        < 0;
  }
}
