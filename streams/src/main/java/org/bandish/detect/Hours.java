package org.bandish.detect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/** The ledger's days as hours of all networks. */
public final class Hours {
  private static final Comparator<NetworkHour> ORDER =
      Comparator.comparing(NetworkHour::asn, Comparator.nullsFirst(Comparator.naturalOrder()));

  private Hours() {}

  /**
   * The hours in which somebody measured and that no outage explains, in order of time. Numbers of
   * all networks together do not count beside those of networks ({@link CountedDays}).
   *
   * @param days of one subject in any order, at most one for a network and day
   * @throws IllegalArgumentException if a network has two days for one
   */
  public static List<Hour> of(Collection<SignalDay> days, Explained explained) {
    Map<Long, List<NetworkHour>> hours = new TreeMap<>();
    for (SignalDay day : CountedDays.of(days)) {
      long first = day.getDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond() / Hour.SECONDS;
      for (HourCount count : day.getHours()) {
        long hour = first + count.getHour();
        if (count.getCount() > 0 && !explained.by(day.getAsn(), Hour.at(hour))) {
          hours.computeIfAbsent(hour, key -> new ArrayList<>()).add(of(day.getAsn(), count));
        }
      }
    }
    List<Hour> ordered = new ArrayList<>();
    hours.forEach(
        (hour, networks) -> {
          networks.sort(ORDER);
          ordered.add(new Hour(hour, networks));
        });
    return ordered;
  }

  private static NetworkHour of(Long asn, HourCount count) {
    return new NetworkHour(
        asn,
        count.getBlocked(),
        count.getThrottled(),
        count.getDown(),
        count.getOk(),
        count.getCount(),
        count.getConfirmed(),
        count.getMedianBlocked(),
        count.getKnownAt());
  }
}
