package org.bandish.detect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.bandish.event.SignalDay;

/**
 * Which days of a subject count, so that no measurement counts twice: sources publish numbers per
 * network, and numbers of all networks together that hold the same measurements once more. The
 * series of the unknown network counts only on UTC days on which no known network has any
 * measurement: a number of all networks stands in the hour in which it begins, so that hours alone
 * would not tell.
 */
public final class CountedDays {
  private CountedDays() {}

  /**
   * Since when a known network has a measurement, so that what is of all networks together does not
   * count: hours since 1970, {@link Long#MAX_VALUE} where that never is or changes nothing.
   *
   * @param days of one subject and one day
   */
  static long knownSince(Collection<SignalDay> days) {
    if (days.stream().noneMatch(day -> day.getAsn() == null)) {
      return Long.MAX_VALUE;
    }
    long first = Long.MAX_VALUE;
    for (SignalDay day : days) {
      long midnight = day.getDay().toEpochDay() * 24;
      NavigableSet<Long> times = new TreeSet<>(DayAsKnown.changes(day));
      day.getHours().forEach(hour -> times.add(midnight + hour.getHour() + 1));
      day.getEarlier().forEach(hour -> times.add(midnight + hour.getHour() + 1));
      for (long time : day.getAsn() == null ? new TreeSet<Long>() : times.headSet(first)) {
        if (!DayAsKnown.at(day, time).getHours().isEmpty()) {
          first = time;
          break;
        }
      }
    }
    return first;
  }

  /**
   * The days that count, in their order.
   *
   * @param days of one subject, of any networks and days
   */
  public static List<SignalDay> of(Collection<SignalDay> days) {
    Set<LocalDate> known = new HashSet<>();
    for (SignalDay day : days) {
      if (day.getAsn() != null && !day.getHours().isEmpty()) {
        known.add(day.getDay());
      }
    }
    return days.stream()
        .filter(day -> day.getAsn() != null || !known.contains(day.getDay()))
        .toList();
  }
}
