package org.bandish.detect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bandish.event.Outage;

/**
 * An outage, and in which time it was held to be so. Of hours that were over by a moment in which
 * it is held it says what was known at that moment; its later hours may have become known since.
 *
 * @param since from when it was held, a full hour
 * @param until from when it was no longer held, a full hour; null: it is held now
 */
public record Belief(Outage outage, Instant since, Instant until) {
  private static final long SECONDS = 3600;

  /** An outage that was held since it began and was known, and is held now. */
  public static Belief of(Outage outage) {
    Instant known = outage.getKnownSince();
    boolean isLate = known != null && known.isAfter(outage.getStart());
    return new Belief(outage, roundedUp(isLate ? known : outage.getStart()), null);
  }

  /** The first full hour (UTC) that is not before it. */
  public static Instant roundedUp(Instant instant) {
    Instant hour = instant.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(instant) ? hour : hour.plusSeconds(SECONDS);
  }

  /**
   * Whether it was held at a moment.
   *
   * @param moment a full hour
   */
  public boolean isHeldAt(Instant moment) {
    return !since.isAfter(moment) && (until == null || until.isAfter(moment));
  }
}
