package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * OONI's two-sided cumulative sum for one network, on the hour's median of the blocked weights
 * (Basseville and Nikiforov, 1993, 2.2.5): mu0 = 0, mu1 = 0.7, drift (mu1 − mu0) / 2, threshold edd
 * · (mu1 − mu0) / 2 with edd = 10. While nothing is known both sums run, then the one for a change.
 * After a change both begin anew. After more than 24 hours of silence the sums are halved per 48
 * hours of it.
 *
 * @param state 0: unknown, 1: accessible, 2: blocked
 * @param toBlocked sum for a block
 * @param toOk sum for access
 * @param last the last hour with measurements
 * @param measurements in the run of evidence for the present state
 * @param confirmed of those, measurements that met a known block page
 */
record Cusum(
    int state, double toBlocked, double toOk, long last, long measurements, long confirmed) {
  static final Cusum FIRST = new Cusum(0, 0, 0, Long.MIN_VALUE, 0, 0);

  /** Measurements that a lone network needs to decide for a country. */
  static final long LONE = 10;

  private static final int OK = 1;
  private static final int BLOCKED = 2;
  private static final double BLOCKED_MEAN = 0.7;
  private static final double DRIFT = BLOCKED_MEAN / 2;
  private static final double THRESHOLD = 10 * BLOCKED_MEAN / 2;
  private static final double QUIET = 24;
  private static final double HALF_LIFE = 48;

  Cusum hear(long hour, NetworkHour heard) {
    if (hour <= last) {
      throw new IllegalArgumentException(Hour.at(hour) + " is not after " + Hour.at(last));
    }
    double gap = last == Long.MIN_VALUE ? 0 : hour - last;
    double factor = gap > QUIET ? Math.pow(0.5, gap / HALF_LIFE) : 1;
    double value = heard.median();
    double blocked = state == BLOCKED ? 0 : Math.max(0, toBlocked * factor + value - DRIFT);
    double ok = state == OK ? 0 : Math.max(0, toOk * factor - (value - BLOCKED_MEAN) - DRIFT);
    // Only as long as more of them could change a conclusion: states must come to equal each other.
    boolean settled = state == BLOCKED && measurements >= LONE && confirmed > 0;
    long count = settled ? measurements : measurements + heard.count();
    long pages = settled ? confirmed : confirmed + heard.confirmed();
    if (blocked > THRESHOLD) {
      return new Cusum(BLOCKED, 0, 0, hour, count, pages);
    }
    if (ok > THRESHOLD || (state == OK && blocked == 0)) {
      return new Cusum(OK, 0, 0, hour, 0, 0);
    }
    return new Cusum(state, blocked, ok, hour, count, pages);
  }

  boolean decided() {
    return state != 0;
  }

  boolean blocked() {
    return state == BLOCKED;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(state);
    out.writeDouble(toBlocked);
    out.writeDouble(toOk);
    out.writeLong(last);
    out.writeLong(measurements);
    out.writeLong(confirmed);
  }

  static Cusum read(DataInputStream in) throws IOException {
    return new Cusum(
        in.readByte(),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
