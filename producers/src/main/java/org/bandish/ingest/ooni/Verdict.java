package org.bandish.ingest.ooni;

/**
 * What one measurement says, in OONI's outcome model: blocked, down, ok, which sum to 1.
 *
 * @param mechanism OONI's taxonomy v1, or null
 */
record Verdict(double blocked, double down, double ok, String mechanism) {
  /** It worked. */
  static final Verdict OK = new Verdict(0, 0, 1, null);

  /** It did not work, and nothing shows a block: the measurement or the service failed. */
  static final Verdict DOWN = new Verdict(0, 1, 0, null);

  /** OONI calls it an anomaly and nothing says of what kind: as its rules weigh an unknown one. */
  static final Verdict ANOMALY = new Verdict(0.7, 0.3, 0, null);

  boolean isBlocked() {
    return blocked > 0.5;
  }

  boolean isOk() {
    return ok > 0.5;
  }

  static Verdict confirmed(String mechanism) {
    return new Verdict(1, 0, 0, mechanism);
  }
}
