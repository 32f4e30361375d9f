package org.bandish.detect;

import java.time.Instant;
import java.util.List;

/**
 * Where {@link MedianRatio} stands after some values of a series: what it needs of them to go on.
 * It depends on those values alone.
 *
 * @param judgedFrom from when values are judged; null: from the next on, if there were any
 * @param window what was entered for the values of the window, in order of time
 * @param onset the first value of a drop that goes on; null: there is none
 * @param last the last value of that drop; null as the onset is
 * @param lowest the smallest ratio of that drop, else 1
 * @param below how many values that drop has, up to as many as make it one
 * @param pauses of that drop
 */
public record MedianState(
    Instant judgedFrom,
    List<Entry> window,
    MedianRatio.Value onset,
    Instant last,
    double lowest,
    int below,
    List<MedianRatio.Pause> pauses) {
  /** Before the first value. */
  public static final MedianState START =
      new MedianState(null, List.of(), null, null, 1, 0, List.of());

  /**
   * What stands in the window for a value.
   *
   * @param value the value itself, or the normal of before where it is far below that
   */
  public record Entry(Instant at, double value) {}
}
