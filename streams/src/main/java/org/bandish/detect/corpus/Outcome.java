package org.bandish.detect.corpus;

/**
 * How a measurement may come out, in OONI's weights.
 *
 * @param chance relative to the other outcomes of its mixture
 * @param throttled whether the blocked weight means throttling
 * @param confirmed whether it met a known block page
 */
record Outcome(
    double chance, double blocked, double down, double ok, boolean throttled, boolean confirmed) {
  static Outcome of(double chance, double blocked, double down, double ok) {
    return new Outcome(chance, blocked, down, ok, false, false);
  }
}
