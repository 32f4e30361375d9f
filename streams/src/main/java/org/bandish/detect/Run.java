package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours with measurements, none of them longer after the one before than {@link #SILENCE}.
 *
 * @param first hours since 1970
 * @param last hours since 1970
 * @param known when what was measured in the first hour was public, milliseconds since 1970
 */
record Run(long first, long last, long known) {
  /** Hours without a measurement after which nobody can say what held meanwhile: a week. */
  static final long SILENCE = 7 * 24;

  /** The runs with one hour more. */
  static List<Run> with(List<Run> runs, Hour hour) {
    List<Run> more = new ArrayList<>(runs);
    Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && hour.hour() - last.last <= SILENCE) {
      more.set(more.size() - 1, new Run(last.first, hour.hour(), last.known));
    } else {
      more.add(new Run(hour.hour(), hour.hour(), known(hour)));
    }
    return more;
  }

  /** What of the runs lies at the hour or later. */
  static List<Run> since(List<Run> runs, long hour) {
    List<Run> since = new ArrayList<>();
    for (Run run : runs) {
      if (run.last >= hour) {
        since.add(run.first >= hour ? run : new Run(hour, run.last, run.known));
      }
    }
    return since;
  }

  private static long known(Hour hour) {
    return hour.networks().stream()
        .map(each -> each.knownAt(hour.hour()))
        .max(Instant::compareTo)
        .orElseGet(() -> Hour.at(hour.hour() + 1))
        .toEpochMilli();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(first);
    out.writeLong(last);
    out.writeLong(known);
  }

  static Run read(DataInputStream in) throws IOException {
    return new Run(in.readLong(), in.readLong(), in.readLong());
  }
}
