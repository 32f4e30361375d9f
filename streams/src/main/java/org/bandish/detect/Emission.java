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
 * measurements of what is blocked {@link #MISSED} look accessible: many blocks are passed by some, by
 * another resolver, another address or another protocol.
 *
 * <p><b>Undecided.</b> A weight may come from many undecided measurements, as of OONI's rule {@code
 * answer_unmatched} (0.75 blocked, 0.25 ok: an address that the control did not see, as after a
 * change of a content network). Repeating that makes it no surer. So with q the share of blocked in
 * blocked + ok, where the typical measurement is undecided q counts as no block up to 0.8, and as a
 * whole one from 0.9 on. Throttling is a matter of degree and always taken as decided.
 *
 * <p><b>Down.</b> A measurement that is mainly {@code down} speaks against a block as much as
 * a blocked one speaks for it, and not for access: the platform, or the network, fails by itself.
 */
final class Emission {
  /** Share of measurements that look blocked where all is accessible. */
  static final double FALSE = 0.05;

  /** Share of measurements that look accessible where all is blocked. */
  static final double MISSED = 0.25;

  /** ρ: correlation of two measurements of one network in one hour. */
  static final double CORRELATION = 0.5;

  private static final double FOR_BLOCK = Math.log((1 - MISSED) / FALSE);
  private static final double FOR_ACCESS = Math.log((1 - FALSE) / MISSED);
  private static final double UNDECIDED = 0.8;
  private static final double DECIDED = 0.9;
  private static final double HALF = 0.5;
  private static final double SOME_DOWN = 0.35;
  private static final double MOSTLY_DOWN = 0.7;

  private Emission() {}

  /** In favour of a block. */
  static double block(NetworkHour hour) {
    return witnesses(hour)
        * ((blocked(hour) - down(hour)) * FOR_BLOCK - open(hour) * FOR_ACCESS);
  }

  /** In favour of access. */
  static double access(NetworkHour hour) {
    return witnesses(hour) * (open(hour) * FOR_ACCESS - blocked(hour) * FOR_BLOCK);
  }

  private static double witnesses(NetworkHour hour) {
    return hour.count() / (1 + (hour.count() - 1) * CORRELATION);
  }

  /** The share of the hour that is mainly down. */
  private static double down(NetworkHour hour) {
    return between(SOME_DOWN, MOSTLY_DOWN, hour.down() / hour.count());
  }

  private static double blocked(NetworkHour hour) {
    return (1 - down(hour)) * says(hour);
  }

  private static double open(NetworkHour hour) {
    return (1 - down(hour)) * (1 - says(hour));
  }

  /** Which share of what is not down is blocked. */
  private static double says(NetworkHour hour) {
    double decided = hour.blocked() + hour.ok();
    if (decided == 0) {
      return 0;
    }
    double share = hour.blocked() / decided;
    double typical = hour.median() * hour.count() / decided;
    boolean throttled = hour.throttled() > 0 && 2 * hour.throttled() >= hour.blocked();
    return throttled || typical >= DECIDED || typical <= HALF
        ? share
        : between(UNDECIDED, DECIDED, share);
  }

  private static double between(double none, double all, double value) {
    return Math.max(0, Math.min(1, (value - none) / (all - none)));
  }
}
