package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.bandish.detect.MedianState.Entry;

/** The median of what was entered in the window before an instant. */
final class SlidingMedian {
  private final Duration window;
  private final Deque<Entry> entries;
  private final List<Double> sorted;

  SlidingMedian(Duration window, List<Entry> entries) {
    this.window = window;
    this.entries = new ArrayDeque<>(entries);
    this.sorted = new ArrayList<>(entries.stream().map(Entry::value).sorted().toList());
  }

  /** What is in the window, in order of time. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Enters a value, not before the last one entered. */
  void enter(Instant at, double value) {
    entries.add(new Entry(at, value));
    int place = Collections.binarySearch(sorted, value);
    sorted.add(place < 0 ? -place - 1 : place, value);
  }

  /**
   * The median over [at − window, at), of two middle values their mean. The last value entered
   * stays however old it is: silence is no new normal.
   *
   * @return NaN: nothing was entered yet
   */
  double before(Instant at) {
    Instant from = at.minus(window);
    while (entries.size() > 1 && entries.peek().at().isBefore(from)) {
      double gone = entries.remove().value();
      sorted.remove(Collections.binarySearch(sorted, gone));
    }
    int size = sorted.size();
    if (size == 0) {
      return Double.NaN;
    }
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
