package org.bandish.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the detection of one subject stands after an hour. Immutable; equal ones have equal bytes.
 *
 * @param state the detector's
 * @param runs in which hours the span that goes on was measured
 */
public record Watch(Detector.State state, List<Run> runs) {
  private static final byte LAYOUT = 2;

  public Watch {
    runs = List.copyOf(runs);
  }

  /** The parts of the span that goes on; empty where nothing can be said. */
  public List<Stretch> open() {
    return state.open() == null ? List.of() : Stretch.of(state.open(), runs);
  }

  /**
   * This as it was believed first, and the other as it is believed from an hour on, as one; null
   * where what comes later will tell them apart.
   */
  Watch thenFrom(long hour, Watch later) {
    if (runs.size() != later.runs.size()
        || !Arrays.equals(state.bare().bytes(), later.state.bare().bytes())) {
      return null;
    }
    List<Run> both = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i).thenFrom(hour, later.runs.get(i));
      if (run == null) {
        return null;
      }
      both.add(run);
    }
    return new Watch(state, both);
  }

  byte[] bytes(Detector detector) {
    return StateBytes.write(
        LAYOUT,
        out -> {
          out.writeUTF(detector.id());
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
          List<Run> runs = new ArrayList<>();
          for (int size = in.readInt(); size > 0; size--) {
            runs.add(Run.read(in));
          }
          return new Watch(detector.read(in.readAllBytes()), runs);
        });
  }
}
