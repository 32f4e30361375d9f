package org.bandish.detect;

/**
 * How strongly one network's hour speaks for a block and against access: the log-likelihood ratio
 * of a Bernoulli observation with fractional counts, ln((1 − ε) / ε) · n · s.
 *
 * <p><b>n</b>, the witnesses. Measurements of one network within an hour mostly come from one probe
 * and repeat each other, so they count by Kish's design effect (Survey Sampling, 1965): n = k / (1
 * + (k − 1) ρ), which for ρ = ½ stays below 2 whatever k is; a beta-binomial with the same
 * correlation has this effective size. Of it only the share counts that is not {@code down}.
 *
 * <p><b>s</b>, what they say, from −1 (accessible) to 1 (blocked). With q the share of blocked in
 * blocked + ok it is 2q − 1 where the typical measurement is itself decided. Where the typical one
 * is undecided, as by OONI's rule {@code answer_unmatched} (0.75 blocked, 0.25 ok: an address that
 * the control did not see, as after a change of a content network), repeating it makes it no surer:
 * s is 0 at q = 0.8 and reaches 1 at 0.9 and −1 at 0.5. Throttling is a matter of degree and is
 * always taken as decided.
 */
final class Emission {
  /** ε: share of measurements that say the contrary of what is. */
  static final double ERROR = 0.05;

  /** ρ: correlation of two measurements of one network in one hour. */
  static final double CORRELATION = 0.5;

  private static final double UNDECIDED = 0.8;
  private static final double BLOCKED = 0.9;
  private static final double ACCESSIBLE = 0.5;
  private static final double LEAST_USABLE = 0.2;

  private Emission() {}

  /** The ratio in nats; positive: rather blocked. */
  static double ratio(NetworkHour hour) {
    double usable = (hour.blocked() + hour.ok()) / hour.count();
    if (usable < LEAST_USABLE) {
      return 0;
    }
    return Math.log((1 - ERROR) / ERROR)
        * witnesses(hour.count())
        * Math.min(1, usable)
        * says(hour);
  }

  private static double witnesses(long count) {
    return count / (1 + (count - 1) * CORRELATION);
  }

  private static double says(NetworkHour hour) {
    double share = hour.blocked() / (hour.blocked() + hour.ok());
    double typical = Math.min(1, hour.median() / (1 - hour.down() / hour.count()));
    boolean throttled = 2 * hour.throttled() >= hour.blocked();
    if (throttled || typical >= BLOCKED || typical <= ACCESSIBLE) {
      return 2 * share - 1;
    }
    double above = share - UNDECIDED;
    return Math.max(
        -1, Math.min(1, above / (above > 0 ? BLOCKED - UNDECIDED : UNDECIDED - ACCESSIBLE)));
  }
}
