package org.bandish.query;

import java.time.Instant;
import org.bandish.event.Networks;
import org.bandish.event.Phase;

/**
 * How a subject stands at an instant.
 *
 * @param phase null outside a ban
 * @param since when this state began; null: unknown
 * @param interval id of the ban; null outside one
 * @param lastEvidence when the last fact about it applied; null: there is none
 * @param networks null: not measured
 */
public record StatusView(
    String country,
    String platform,
    State state,
    Phase phase,
    Instant since,
    String interval,
    Instant lastEvidence,
    Networks networks) {

  /** What a user of the platform finds. */
  public enum State {
    BLOCKED,
    THROTTLED,
    ACCESSIBLE,
    UNKNOWN
  }
}
