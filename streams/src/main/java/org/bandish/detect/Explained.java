package org.bandish.detect;

import java.time.Instant;

/**
 * Which hours an outage explains: what was measured there says nothing about a platform and does
 * not count.
 */
@FunctionalInterface
public interface Explained {
  /** No outage is known. */
  Explained NOTHING = (asn, hour) -> false;

  /**
   * Whether an outage of the country or of this network touches the hour.
   *
   * @param asn null: the network is not known
   * @param hour its first instant
   */
  boolean by(Long asn, Instant hour);
}
