package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours with measurements, none of them longer after the one before than {@link #SILENCE}.
 *
 * @param first hours since 1970
 * @param last hours since 1970
 * @param days on which they lie
 */
record Run(long first, long last, DaysMeasured days) {
  /** Hours without a measurement after which nobody can say what held meanwhile: a week. */
  static final long SILENCE = 7 * 24;

  /** The runs with one hour more. */
  static List<Run> with(List<Run> runs, Hour hour) {
    List<Run> more = new ArrayList<>(runs);
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && hour.hour() - last.last <= SILENCE && last.hasRoomFor(hour.hour())) {
      Run longer = new Run(last.first, hour.hour(), last.days.hear(hour.hour()));
      more.set(more.size() - 1, longer);
    } else {
      more.add(new Run(hour.hour(), hour.hour(), DaysMeasured.NONE.hear(hour.hour())));
    }
    return more;
  }

  private boolean hasRoomFor(long hour) {
    return !days.isFull() || days.hear(hour).series().size() <= DaysMeasured.MOST;
  }

  /** What of the runs lies at the hour or later. */
  static List<Run> since(List<Run> runs, long hour) {
    List<Run> since = new ArrayList<>();
    for (Run run : runs) {
      if (run.last >= hour) {
        since.add(run.first >= hour ? run : run.from(hour));
      }
    }
    return since;
  }

  private Run from(long hour) {
    return new Run(hour, last, days.between(Math.floorDiv(hour, 24), Long.MAX_VALUE));
  }

  /**
   * This as it was believed first, and the other as it is believed from an hour on; null where they
   * are not the same run.
   */
  Run thenFrom(long hour, Run later) {
    DaysMeasured both =
        first == later.first && last == later.last ? days.thenFrom(hour, later.days) : null;
    return both == null ? null : new Run(first, last, both);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(first);
    out.writeLong(last);
    days.write(out);
  }

  static Run read(DataInputStream in) throws IOException {
    return new Run(in.readLong(), in.readLong(), DaysMeasured.read(in));
  }
}
