package org.bandish.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Days from the first to the last.
 *
 * @param last inclusive
 */
record DayRange(LocalDate first, LocalDate last) {
  /** The same days in order of time, those that meet as one. */
  static List<DayRange> joined(List<DayRange> ranges) {
    List<DayRange> joined = new ArrayList<>();
    ranges.stream()
        .sorted(Comparator.comparing(DayRange::first))
        .forEach(
            range -> {
              int end = joined.size() - 1;
              if (end >= 0 && !range.first().minusDays(1).isAfter(joined.get(end).last())) {
                joined.set(end, joined.get(end).until(range.last()));
              } else {
                joined.add(range);
              }
            });
    return joined;
  }

  /** The range that reaches at least the day. */
  DayRange until(LocalDate day) {
    return day.isAfter(last) ? new DayRange(first, day) : this;
  }
}
