package org.bandish.detect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Step;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.event.ConnectivityMetric;

/**
 * Judges the days of a series that changed, and each day after them whose beginning that changes,
 * up to the first that begins as it did before. What it leaves behind is what {@link
 * MedianRatio#drops} says of the whole series, whatever came in which order.
 */
public final class SeriesRun {
  private SeriesRun() {}

  /** One series in UTC days. What is told of a day stays until it is told anew. */
  public interface Days {
    /** Values of the day, in order of time, at most one at an instant. */
    List<Value> values(LocalDate day);

    /** The first day after it that has values; null: there is none. */
    LocalDate next(LocalDate day);

    /** The last day before it that has values; null: there is none. */
    LocalDate previous(LocalDate day);

    /** The first day that is marked; null: there is none. */
    LocalDate marked();

    void mark(LocalDate day);

    void unmark(LocalDate day);

    /** Where the detector stood before the day; null: not told. */
    MedianState before(LocalDate day);

    void tellBefore(LocalDate day, MedianState state);

    /** The drops that ended in the day, and the one that went on at its end. */
    void tellDrops(LocalDate day, List<Drop> drops);
  }

  /**
   * Judges what is marked. Where that fails, what is still to be judged stays marked.
   *
   * @return how many days were judged
   */
  public static int judge(ConnectivityMetric metric, Days days) {
    int judged = 0;
    for (LocalDate day = days.marked(); day != null; day = days.marked()) {
      MedianState before = days.before(day);
      LocalDate previous = before == null ? days.previous(day) : null;
      if (previous == null) {
        judge(metric, day, before == null ? MedianState.START : before, days);
        judged++;
      } else {
        days.mark(previous);
      }
    }
    return judged;
  }

  /**
   * The drops of a whole series.
   *
   * @param days what was told of its days, in order
   */
  public static Collection<Drop> whole(Collection<List<Drop>> days) {
    // A later day tells the same drop with its end, or as longer.
    Map<Instant, Drop> drops = new TreeMap<>();
    days.forEach(day -> day.forEach(drop -> drops.put(drop.start(), drop)));
    return drops.values();
  }

  private static void judge(
      ConnectivityMetric metric, LocalDate day, MedianState before, Days days) {
    Step step = MedianRatio.step(metric, before, days.values(day));
    days.tellDrops(day, step.drops());
    LocalDate next = days.next(day);
    if (next != null && !step.after().equals(days.before(next))) {
      days.mark(next);
      days.tellBefore(next, step.after());
    }
    days.unmark(day);
  }
}
