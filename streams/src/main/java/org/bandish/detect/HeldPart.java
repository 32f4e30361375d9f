package org.bandish.detect;

import java.time.Instant;

/**
 * What one source says of an outage, and in which time it was known to say so.
 *
 * @param since from when, a full hour
 * @param until from when no longer, a full hour; null: it says so now
 */
public record HeldPart(OutagePart part, Instant since, Instant until) {
  /** An outage that was concluded elsewhere, as a part of a whole. */
  public static HeldPart of(Belief belief) {
    return new HeldPart(OutagePart.of(belief.outage()), belief.since(), belief.until());
  }

  /**
   * Whether it was known at a moment.
   *
   * @param moment a full hour
   */
  public boolean isHeldAt(Instant moment) {
    return !since.isAfter(moment) && (until == null || until.isAfter(moment));
  }
}
