package org.bandish.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the detection of one subject stood after a day, as it was held when the day was over and as
 * it was held later: what became public late may have changed it. Immutable.
 *
 * @param held in order of time; each holds until the next
 */
public record HeldWatches(List<Held> held) {
  private static final byte LAYOUT = 66;

  /**
   * One of them.
   *
   * @param since hours since 1970
   */
  record Held(long since, Watch watch) {}

  public HeldWatches {
    held = List.copyOf(held);
  }

  /** Of one that is held for ever. */
  static HeldWatches of(Watch watch) {
    return new HeldWatches(List.of(new Held(Long.MIN_VALUE, watch)));
  }

  /** What is held now. */
  public Watch last() {
    return held.get(held.size() - 1).watch();
  }

  /** What was held at an hour since 1970. */
  Held at(long hour) {
    Held found = held.get(0);
    for (Held each : held) {
      found = each.since() <= hour ? each : found;
    }
    return found;
  }

  /** Until when one of them was held: hours since 1970. */
  long until(int which) {
    return which + 1 < held.size() ? held.get(which + 1).since() : Long.MAX_VALUE;
  }

  /** The open stretches of each, as long as it was held. */
  public List<HeldStretch> open() {
    List<HeldStretch> open = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      for (Stretch stretch : held.get(i).watch().open()) {
        open.add(new HeldStretch(stretch, held.get(i).since(), until(i)));
      }
    }
    return open;
  }

  /** With those that follow each other and that nothing later will tell apart as one. */
  HeldWatches joined() {
    List<Held> joined = new ArrayList<>();
    for (Held next : held) {
      Held before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      Watch both = before == null ? null : before.watch().thenFrom(next.since(), next.watch());
      if (both == null) {
        joined.add(next);
      } else {
        joined.set(joined.size() - 1, new Held(before.since(), both));
      }
    }
    return new HeldWatches(joined);
  }

  /** For a store; equal ones have equal bytes. */
  public byte[] bytes(Detector detector) {
    return StateBytes.write(
        LAYOUT,
        out -> {
          out.writeInt(held.size());
          for (Held each : held) {
            byte[] watch = each.watch().bytes(detector);
            out.writeLong(each.since());
            out.writeInt(watch.length);
            out.write(watch);
          }
        });
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it is of another detector or layout
   */
  public static HeldWatches read(byte[] bytes, Detector detector) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in -> {
          List<Held> held = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            long since = in.readLong();
            held.add(new Held(since, Watch.of(in.readNBytes(in.readInt()), detector)));
          }
          return new HeldWatches(held);
        });
  }
}
