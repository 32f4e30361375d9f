package org.bandish.detect;

/**
 * One network in the evidence for a change.
 *
 * @param asn null: the network is not known
 * @param ratio sum of its log-likelihood ratios in favour of the change, nats, within bounds
 * @param since the hour from which on it speaks for the change
 * @param measurements since the evidence began
 * @param confirmed of those, measurements that met a known block page
 */
record Witness(Long asn, double ratio, long since, long measurements, long confirmed) {
  /** A network that nobody has heard yet. */
  static Witness of(Long asn) {
    return new Witness(asn, 0, 0, 0, 0);
  }

  boolean agrees() {
    return ratio > 0;
  }

  Witness fade(double factor) {
    return new Witness(asn, ratio * factor, since, measurements, confirmed);
  }

  /** With one hour more. */
  Witness hear(long hour, NetworkHour heard, double more, Bounds bounds) {
    double sum = Math.max(bounds.least(), Math.min(bounds.most(), ratio + more));
    return new Witness(
        asn,
        sum,
        agrees() ? since : hour,
        measurements + heard.count(),
        confirmed + heard.confirmed());
  }

  /** How far one network counts against and for a change, nats. */
  record Bounds(double least, double most) {}
}
