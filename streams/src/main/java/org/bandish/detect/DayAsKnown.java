package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/** Provisional. */
public final class DayAsKnown {
  private DayAsKnown() {}

  private static long ceil(Instant at) {
    return at == null ? Long.MIN_VALUE : Hour.of(at.minusMillis(1)) + 1;
  }

  private static NavigableMap<Integer, NavigableMap<Long, HourCount>> beliefs(SignalDay day) {
    long midnight = day.getDay().toEpochDay() * 24;
    NavigableMap<Integer, NavigableMap<Long, HourCount>> all = new TreeMap<>();
    List<HourCount> counts = new ArrayList<>(day.getEarlier());
    counts.addAll(day.getHours());
    for (HourCount each : counts) {
      long known = Math.max(midnight + each.getHour() + 1, ceil(each.getKnownAt()));
      all.computeIfAbsent(each.getHour(), hour -> new TreeMap<>()).put(known, each);
    }
    return all;
  }

  public static SignalDay at(SignalDay day, long hour) {
    List<HourCount> hours = new ArrayList<>();
    beliefs(day)
        .values()
        .forEach(
            known -> {
              var held = known.floorEntry(hour);
              if (held != null && held.getValue().getCount() > 0) {
                hours.add(held.getValue());
              }
            });
    return SignalDay.newBuilder(day).setHours(hours).setEarlier(List.of()).build();
  }

  public static NavigableSet<Long> changes(SignalDay day) {
    long midnight = day.getDay().toEpochDay() * 24;
    NavigableSet<Long> changes = new TreeSet<>();
    beliefs(day)
        .forEach(
            (hour, known) -> changes.addAll(known.tailMap(midnight + hour + 1, false).keySet()));
    return changes;
  }
}
