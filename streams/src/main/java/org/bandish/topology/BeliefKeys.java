package org.bandish.topology;

import java.time.Instant;
import org.bandish.detect.Belief;
import org.bandish.event.Outage;

/**
 * Beliefs as records: the outage under {@code subject|asn|id|since|until}, hours since 1970,
 * nothing behind the last bar where it is held now. Records of before beliefs have no times, and
 * stand for outages that were held since they were known.
 */
final class BeliefKeys {
  private static final long SECONDS = 3600;
  private static final int ID = 2;
  private static final int SINCE = 3;
  private static final int UNTIL = 4;

  private BeliefKeys() {}

  /**
   * The key of a belief.
   *
   * @param series {@code subject|asn}
   */
  static String of(String series, Belief belief) {
    return begin(series, belief)
        + (belief.until() == null ? "" : belief.until().getEpochSecond() / SECONDS);
  }

  /** The same up to the last bar: at one moment an outage begins to be held once. */
  static String begin(String series, Belief belief) {
    long since = belief.since().getEpochSecond() / SECONDS;
    return series + Keys.BAR + belief.outage().getId() + Keys.BAR + since + Keys.BAR;
  }

  /** The place and network of a key, {@code subject|asn}. */
  static String series(String key) {
    return key.substring(0, key.indexOf(Keys.BAR, key.indexOf(Keys.BAR) + 1));
  }

  static Belief read(String key, Outage outage) {
    String[] parts = key.split("\\|", -1);
    if (parts.length == ID + 1) {
      return Belief.of(outage);
    }
    return new Belief(
        outage, hour(parts[SINCE]), parts[UNTIL].isEmpty() ? null : hour(parts[UNTIL]));
  }

  private static Instant hour(String hours) {
    return Instant.ofEpochSecond(Math.multiplyExact(Long.parseLong(hours), SECONDS));
  }
}
