package org.bandish.detect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
