package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the detection of one subject stands after an hour. Immutable; equal ones have equal bytes.
 *
 * @param state the detector's
 * @param runs in which hours the span that goes on was measured
 * @param settledTo hours since 1970: no later hour changes a stretch that begins before, and none
 *     that is still to come begins before
 */
public record Watch(Detector.State state, List<Run> runs, long settledTo) {
  private static final byte LAYOUT = 1;

  public Watch {
    runs = List.copyOf(runs);
  }

  /** The parts of the span that goes on; empty where nothing can be said. */
  public List<Stretch> open() {
    return state.open() == null ? List.of() : Stretch.of(state.open(), runs);
  }

  /** {@link #settledTo} as an instant; null: nothing is settled. */
  public Instant settled() {
    return settledTo == Long.MIN_VALUE ? null : Hour.at(settledTo);
  }

  byte[] bytes(Detector detector) {
    return StateBytes.write(
        LAYOUT,
        out -> {
          out.writeUTF(detector.id());
          out.writeLong(settledTo);
          out.writeInt(runs.size());
          for (Run run : runs) {
            run.write(out);
          }
          out.write(state.bytes());
        });
  }

  static Watch of(byte[] bytes, Detector detector) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in -> {
          String id = in.readUTF();
          if (!id.equals(detector.id())) {
            throw new IllegalArgumentException("of " + id + ", not of " + detector.id());
          }
          long settled = in.readLong();
          List<Run> runs = new ArrayList<>();
          for (int size = in.readInt(); size > 0; size--) {
            runs.add(Run.read(in));
          }
          return new Watch(detector.read(in.readAllBytes()), runs, settled);
        });
  }
}
