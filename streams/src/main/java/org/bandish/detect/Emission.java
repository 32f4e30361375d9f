package org.bandish.detect;

/**
 * How strongly one network's hour speaks for a block and against access, or the other way round: a
 * log-likelihood ratio of Bernoulli observations with fractional counts, in nats.
 *
 * <p><b>Witnesses.</b> Measurements of one network within an hour mostly come from one probe and
 * repeat each other, so k of them count by Kish's design effect (Survey Sampling, 1965) as n = k /
 * (1 + (k − 1) ρ), which for ρ = ½ stays below 2 whatever k is; a beta-binomial with the same
 * correlation has this effective size.
 *
 * <p><b>Errors.</b> Of measurements of what is accessible {@link #FALSE} look blocked; of
 * measurements of what is blocked {@link #MISSED} look accessible: many blocks are passed by some,
 * by another resolver, another address or another protocol.
 *
 * <p><b>Undecided.</b> A weight may come from many undecided measurements, as of OONI's rule {@code
 * answer_unmatched} (0.75 blocked, 0.25 ok: an address that the control did not see; a block by
 * injected answers, or a change of a content network). Repeating that makes it no surer. Where the
 * typical measurement of an hour is undecided, with q the share of blocked in blocked + ok, the
 * hour says nothing about a country; below q = 0.7 it rather speaks for access, above 0.8 for a
 * block. One network that is looked at by itself may be called by it ({@link #UNDECIDED}), but only
 * where next to nothing speaks for access. Throttling is a matter of degree and always taken as
 * decided.
 *
 * <p><b>Down.</b> A measurement that is mainly {@code down} speaks against a block as much as a
 * blocked one speaks for it, and not for access: the platform, or the network, fails by itself.
 */
final class Emission {
  /** Share of measurements that look blocked where all is accessible. */
  static final double FALSE = 0.05;

  /** Share of measurements that look accessible where all is blocked. */
  static final double MISSED = 0.25;

  /** ρ: correlation of two measurements of one network in one hour. */
  static final double CORRELATION = 0.5;

  /** What an undecided witness says for a block of one network, nats. */
  static final double UNDECIDED = 0.4;

  private static final double FOR_BLOCK = Math.log((1 - MISSED) / FALSE);
  private static final double FOR_ACCESS = Math.log((1 - FALSE) / MISSED);
  private static final double[] OPEN = {0.5, 0.7};
  private static final double[] SHUT = {0.8, 0.9};
  private static final double[] DOWN = {0.35, 0.7};

  private final double undecided;

  /**
   * A scale.
   *
   * @param undecided what an undecided witness says for a block, nats
   */
  Emission(double undecided) {
    this.undecided = undecided;
  }

  /** In favour of a block. */
  double block(NetworkHour hour) {
    double rest = 1 - blocked(hour) - open(hour);
    return witnesses(hour)
        * ((1 - down(hour)) * (says(hour) + rest * undecided) - down(hour) * FOR_BLOCK);
  }

  /** In favour of access. */
  double access(NetworkHour hour) {
    double rest = 1 - blocked(hour) - open(hour);
    return -witnesses(hour) * (1 - down(hour)) * (says(hour) + rest * undecided);
  }

  /** The share of its witnesses that are decided ones of a block. */
  double shut(NetworkHour hour) {
    return (1 - down(hour)) * blocked(hour);
  }

  /** The share that say nothing about a country; of one network by itself there is none. */
  double neither(NetworkHour hour) {
    return undecided == 0 ? (1 - down(hour)) * (1 - blocked(hour) - open(hour)) : 0;
  }

  private static double says(NetworkHour hour) {
    return blocked(hour) * FOR_BLOCK - open(hour) * FOR_ACCESS;
  }

  /** How many independent measurements an hour of a network is worth. */
  static double witnesses(NetworkHour hour) {
    return hour.count() / (1 + (hour.count() - 1) * CORRELATION);
  }

  /** The share of the hour that is mainly down. */
  private static double down(NetworkHour hour) {
    return between(DOWN, hour.down() / hour.count());
  }

  /** Of what is not down, the share that is blocked. */
  private static double blocked(NetworkHour hour) {
    double share = share(hour);
    return decided(hour) ? share : between(SHUT, share);
  }

  /** Of what is not down, the share that is accessible. */
  private static double open(NetworkHour hour) {
    double share = share(hour);
    return 1 - (decided(hour) ? share : between(OPEN, share));
  }

  private static double share(NetworkHour hour) {
    double decided = hour.blocked() + hour.ok();
    return decided == 0 ? 0 : hour.blocked() / decided;
  }

  private static boolean decided(NetworkHour hour) {
    double typical = hour.median() * hour.count() / Math.max(1e-9, hour.blocked() + hour.ok());
    boolean throttled = hour.throttled() > 0 && 2 * hour.throttled() >= hour.blocked();
    return throttled || typical >= SHUT[1] || typical <= OPEN[0];
  }

  private static double between(double[] bounds, double value) {
    return Math.max(0, Math.min(1, (value - bounds[0]) / (bounds[1] - bounds[0])));
  }
}
