package org.bandish.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The measurements of a day that are known at a time, each in the version that counts then. */
final class KnownMeasurements {
  static final int HOURS = 24;

  /** By identity: sums of doubles depend on their order in the last bits. */
  private final NavigableMap<Long, Measurement> known = new TreeMap<>();

  private final List<NavigableMap<Long, Measurement>> byHour = new ArrayList<>();

  /** The last known version of each measurement that was moved from this day or to it. */
  private final Map<Long, Measurement> moved = new HashMap<>();

  /** Of the known ones, those that speak for more than their own hour. */
  private int spans;

  private long looks;

  /**
   * A version that becomes known.
   *
   * @param isHere whether it is of this day
   * @param isMoved whether any version of the measurement is of another
   */
  record News(Measurement version, boolean isHere, boolean isMoved) {}

  KnownMeasurements() {
    for (int hour = 0; hour < HOURS; hour++) {
      byHour.add(new TreeMap<>());
    }
  }

  /**
   * Takes up what becomes known at one time.
   *
   * @return the sums of the hours that it may have changed, by hour; null: nothing of it counts
   */
  Map<Integer, HourSum> take(List<News> news) {
    boolean depend = spans > 0;
    BitSet touched = new BitSet(HOURS);
    for (News each : news) {
      take(each, touched);
      depend |= spans > 0;
    }
    if (depend) {
      touched.set(0, HOURS);
    }
    NavigableMap<Integer, HourSum> whole = depend ? sums(known.values()) : null;
    Map<Integer, HourSum> sums = new TreeMap<>();
    touched.stream()
        .forEach(
            hour ->
                sums.put(
                    hour, (whole == null ? sums(byHour.get(hour).values()) : whole).get(hour)));
    return sums;
  }

  /** How many measurements were looked at, each as often as it was. */
  long looks() {
    return looks;
  }

  private void take(News news, BitSet touched) {
    Measurement version = news.version();
    Measurement before = known.get(version.identity());
    Measurement latest = news.isMoved() ? moved.get(version.identity()) : before;
    if (latest != null && latest.or(version).equals(latest)) {
      return;
    }
    if (news.isMoved()) {
      moved.put(version.identity(), version);
    }
    if (before != null) {
      known.remove(before.identity());
      byHour.get(before.hour()).remove(before.identity());
      touched.set(before.hour());
      spans -= before.hours() > 1 ? 1 : 0;
    }
    if (news.isHere()) {
      known.put(version.identity(), version);
      byHour.get(version.hour()).put(version.identity(), version);
      touched.set(version.hour());
      spans += version.hours() > 1 ? 1 : 0;
    }
  }

  private NavigableMap<Integer, HourSum> sums(Collection<Measurement> measurements) {
    looks += measurements.size();
    return HourSum.of(Finest.of(measurements));
  }
}
