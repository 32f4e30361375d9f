package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What was measured lately, all networks together, whether it belongs to the evidence for a change
 * or not. Evidence that came to nothing is forgotten; that the country, or the platform, is out of
 * order is not, because the next measurements that look blocked are then no sign of a block: an
 * outage makes a quarter of them time out where the control got through, and a content network that
 * moves makes some fail.
 *
 * <p>The older halves with every {@link #HALF} witnesses that follow, not with time: an outage in
 * which little is measured lasts longer than one in which much is. Witnesses are those of {@link
 * Emission}. What is kept is rounded down to a grid, so that histories that differ in an old hour
 * come to equal sums, and late measurements re-open only what they touch. Immutable.
 *
 * @param shut decided witnesses of a block, faded
 * @param down their weight of down, faded
 * @param undecided witnesses that say neither, faded
 */
record Lately(double shut, double down, double undecided) {
  /** So many witnesses later what was before counts half. */
  static final double HALF = 32;

  /**
   * How many times down the witnesses of a block must be. A block by TCP gives 4, one by sessions
   * that fail 3.3 to 2.3 (OONI's weights); an outage that makes a quarter of the measurements look
   * blocked less than 0.5.
   */
  private static final double NOT_DOWN = 1.6;

  /**
   * How many times the undecided ones. A content network that moves gives 0.1 or less; a country
   * where one network in four blocks by injected answers gives 1.
   */
  private static final double DECIDED = 0.25;

  /** Sums are kept in these parts of a witness. */
  private static final double GRID = 64;

  /** Nothing was measured. */
  static final Lately NOTHING = new Lately(0, 0, 0);

  /** With one hour more. */
  Lately hear(Hour hour, Emission emission) {
    double heard = 0;
    double moreShut = 0;
    double moreDown = 0;
    double moreUndecided = 0;
    for (NetworkHour each : hour.networks()) {
      double witnesses = Emission.witnesses(each);
      heard += witnesses;
      moreShut += witnesses * emission.shut(each);
      moreDown += witnesses * each.down() / each.count();
      moreUndecided += witnesses * emission.neither(each);
    }
    double keep = Math.pow(0.5, heard / HALF);
    return new Lately(
        floor(keep * shut + moreShut),
        floor(keep * down + moreDown),
        floor(keep * undecided + moreUndecided));
  }

  private static double floor(double sum) {
    return Math.floor(sum * GRID) / GRID;
  }

  /** Whether what looks blocked outweighs what looks out of order. */
  boolean isOrderly() {
    return shut >= NOT_DOWN * down + DECIDED * undecided;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(shut);
    out.writeDouble(down);
    out.writeDouble(undecided);
  }

  static Lately read(DataInputStream in) throws IOException {
    return new Lately(in.readDouble(), in.readDouble(), in.readDouble());
  }
}
