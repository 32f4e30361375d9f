package org.bandish.detect;

/**
 * One network in the evidence for a change.
 *
 * @param asn null: the network is not known
 * @param ratio sum of its log-likelihood ratios in favour of the change, nats, within bounds
 * @param since the hour from which on it speaks for the change; 0 while it does not
 * @param heard the last hour in which it was measured
 * @param measurements since the evidence began
 * @param confirmed of those, measurements that met a known block page
 */
record Witness(Long asn, double ratio, long since, long heard, long measurements, long confirmed) {
  /** A network that nobody has heard yet. */
  static Witness of(Long asn) {
    return new Witness(asn, 0, 0, 0, 0, 0);
  }

  boolean agrees() {
    return ratio > 0;
  }

  /** With its evidence faded by a factor. */
  Witness fade(double factor) {
    return new Witness(asn, ratio * factor, since, heard, measurements, confirmed);
  }

  /** That it was heard, and nothing of what it said. */
  Witness forget() {
    return new Witness(asn, 0, 0, heard, 0, 0);
  }

  /** With one hour more. */
  Witness hear(long hour, NetworkHour more, double weight, Quorum quorum) {
    double sum = quorum.within(ratio + weight);
    long begun = sum <= 0 ? 0 : agrees() ? since : hour;
    return new Witness(
        asn, sum, begun, hour, measurements + more.count(), confirmed + more.confirmed());
  }
}
