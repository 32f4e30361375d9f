package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured lately, all networks together, whether it belongs to the evidence for a change
 * or not. Evidence that came to nothing is forgotten; that the country, or the platform, is out of
 * order is not, because the next measurements that look blocked are then no sign of a block: an
 * outage makes a quarter of them time out where the control got through, and a content network that
 * moves makes some fail.
 *
 * <p>Lately are the last {@link #ENOUGH} witnesses (those of {@link Emission}) in whole hours,
 * however long ago: an outage in which little is measured lasts longer than one in which much is.
 * What is older has no weight at all, so that late measurements re-open only what they touch.
 * Immutable.
 *
 * @param hours the last hours with measurements, the oldest first
 */
record Lately(List<Heard> hours) {
  /** So many witnesses are enough. */
  static final double ENOUGH = 48;

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

  /** Nothing was measured. */
  static final Lately NOTHING = new Lately(List.of());

  /**
   * One hour of all networks.
   *
   * @param witnesses at least 1
   * @param shut decided witnesses of a block
   * @param down the witnesses' weight of down
   * @param undecided witnesses that say neither
   */
  record Heard(float witnesses, float shut, float down, float undecided) {
    static Heard of(Hour hour, Emission emission) {
      return new Heard(
          sum(hour, each -> 1),
          sum(hour, emission::shut),
          sum(hour, each -> each.down() / each.count()),
          sum(hour, emission::neither));
    }

    private static float sum(Hour hour, ToDoubleFunction<NetworkHour> share) {
      return (float)
          hour.networks().stream()
              .mapToDouble(each -> Emission.witnesses(each) * share.applyAsDouble(each))
              .sum();
    }
  }

  Lately {
    hours = List.copyOf(hours);
  }

  /** With one hour more. */
  Lately hear(Hour hour, Emission emission) {
    List<Heard> now = new ArrayList<>(hours);
    now.add(Heard.of(hour, emission));
    double witnesses = 0;
    int first = now.size();
    while (first > 0 && witnesses < ENOUGH) {
      witnesses += now.get(--first).witnesses();
    }
    return new Lately(now.subList(first, now.size()));
  }

  /** Whether what looks blocked outweighs what looks out of order. */
  boolean isOrderly() {
    return sum(Heard::shut) >= NOT_DOWN * sum(Heard::down) + DECIDED * sum(Heard::undecided);
  }

  private double sum(ToDoubleFunction<Heard> part) {
    return hours.stream().mapToDouble(part).sum();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(hours.size());
    for (Heard each : hours) {
      out.writeFloat(each.witnesses());
      out.writeFloat(each.shut());
      out.writeFloat(each.down());
      out.writeFloat(each.undecided());
    }
  }

  static Lately read(DataInputStream in) throws IOException {
    List<Heard> hours = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      hours.add(new Heard(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()));
    }
    return new Lately(hours);
  }
}
