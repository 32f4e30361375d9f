package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The UTC days on which something was measured, and since when that was known of each. Immutable.
 *
 * @param series days in a row that were known equally long after their midnight, in order of time
 */
public record DaysMeasured(List<Series> series) {
  /** More would not stay small; who has so many begins anew. */
  static final int MOST = 128;

  static final DaysMeasured NONE = new DaysMeasured(List.of());

  private static final int DAY = 24;

  /**
   * Days in a row.
   *
   * @param first days since 1970
   * @param days how many
   * @param knownAfter hours after its midnight from which on each of them was known to be measured
   */
  public record Series(long first, long days, long knownAfter) {
    private long last() {
      return first + days - 1;
    }
  }

  public DaysMeasured {
    series = List.copyOf(series);
  }

  /** With an hour that was known when it was over, not before any that is in it. */
  DaysMeasured hear(long hour) {
    long day = Math.floorDiv(hour, DAY);
    return !series.isEmpty() && day == last() ? this : with(day, Math.floorMod(hour, DAY) + 1);
  }

  private DaysMeasured with(long day, long knownAfter) {
    List<Series> more = new ArrayList<>(series);
    Series before = more.isEmpty() ? null : more.get(more.size() - 1);
    if (before != null && before.last() + 1 == day && before.knownAfter == knownAfter) {
      more.set(more.size() - 1, new Series(before.first, before.days + 1, knownAfter));
    } else {
      more.add(new Series(day, 1, knownAfter));
    }
    return new DaysMeasured(more);
  }

  boolean isFull() {
    return series.size() >= MOST;
  }

  /** Days since 1970. */
  long last() {
    return series.get(series.size() - 1).last();
  }

  /** Those from a day on that were known before an hour, both since 1970. */
  DaysMeasured between(long day, long hour) {
    return of(days().tailMap(day, true), hour);
  }

  /**
   * What was believed first and what was believed from an hour on as one; null where one list
   * cannot say at every time up to which day it was known to be measured.
   */
  DaysMeasured thenFrom(long hour, DaysMeasured later) {
    NavigableMap<Long, Long> first = days();
    NavigableMap<Long, Long> second = later.days();
    NavigableMap<Long, Long> both = new TreeMap<>(first);
    for (Map.Entry<Long, Long> day : second.entrySet()) {
      Long before = first.get(day.getKey());
      if (before != null && !before.equals(day.getValue()) && day.getValue() > hour) {
        return null;
      }
      both.merge(day.getKey(), Math.max(hour, day.getValue()), Math::min);
    }
    for (long day : first.descendingKeySet()) {
      Map.Entry<Long, Long> behind = second.higherEntry(day);
      if (!second.containsKey(day) && (behind == null || behind.getValue() > hour)) {
        return null;
      }
    }
    return of(both, Long.MAX_VALUE);
  }

  /** By day: the hour since 1970 from which on it was known. */
  private NavigableMap<Long, Long> days() {
    NavigableMap<Long, Long> days = new TreeMap<>();
    for (Series each : series) {
      for (long day = each.first; day <= each.last(); day++) {
        days.put(day, day * DAY + each.knownAfter);
      }
    }
    return days;
  }

  private static DaysMeasured of(Map<Long, Long> days, long before) {
    DaysMeasured measured = NONE;
    for (Map.Entry<Long, Long> day : days.entrySet()) {
      if (day.getValue() < before) {
        measured = measured.with(day.getKey(), day.getValue() - day.getKey() * DAY);
      }
    }
    return measured;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(series.size());
    for (Series each : series) {
      out.writeLong(each.first);
      out.writeLong(each.days);
      out.writeLong(each.knownAfter);
    }
  }

  static DaysMeasured read(DataInputStream in) throws IOException {
    List<Series> series = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      series.add(new Series(in.readLong(), in.readLong(), in.readLong()));
    }
    return new DaysMeasured(series);
  }
}
