package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bandish.detect.KnownMeasurements.News;
import org.bandish.event.HourCount;

/**
 * What was known of the hours of a network's day, from the first word on until now. A measurement
 * is known from the full hour on at which its own hour is over and it is public; of its versions
 * that are known the last published counts. At each full hour those count that would count if
 * nothing had become public later ({@link Finest}).
 *
 * <p>A day of which too much became known at too many times is told in coarser steps: what came
 * late is known at the end of a step of 3, 6, 12 or 24 hours, 7, 28 or 364 days, or when the last
 * of it was public; later than it was, never earlier. So it has at most 2,000 entries of what was
 * known before.
 */
final class DayHistory {
  private static final int MOST_ENTRIES = 2_000;
  private static final int HOURS = KnownMeasurements.HOURS;
  private static final long[] STEPS = {
    1, 3, 6, 12, HOURS, 7 * HOURS, 28 * HOURS, 364 * HOURS, Long.MAX_VALUE
  };

  /**
   * Measurements that may be looked at, and how many times each, before a coarser step is tried.
   */
  private static final long MOST_LOOKS = 2_000_000;

  private static final long LOOKS_AT_EACH = 60;

  private final long first;
  private final KnownMeasurements known = new KnownMeasurements();
  private final List<List<HourCount>> contents = new ArrayList<>();
  private int entries;

  private DayHistory(long first) {
    this.first = first;
    for (int hour = 0; hour < HOURS; hour++) {
      contents.add(new ArrayList<>());
    }
  }

  /**
   * Whether a measurement was never known otherwise than now: since the end of its own hour, and of
   * that hour alone. A day of nothing else has no history.
   *
   * @param first the day's first hour, in hours since 1970
   */
  static boolean isOnTime(Versions each, long first) {
    Measurement last = each.last();
    return each.before().isEmpty()
        && each.elsewhere().isEmpty()
        && last.hours() <= 1
        && last.publicSince() <= first + last.hour() + 1;
  }

  /**
   * The history of a day.
   *
   * @param all in the order of their identities
   * @param first the day's first hour, in hours since 1970
   */
  static DayHistory of(Collection<Versions> all, long first) {
    long last = Long.MIN_VALUE;
    long versions = 0;
    for (Versions each : all) {
      versions += 1 + each.before().size();
      for (Measurement version : each.all()) {
        last = Math.max(last, version.publicSince());
      }
      for (Measurement version : each.elsewhere()) {
        last = Math.max(last, version.publicSince());
      }
    }
    long most = MOST_LOOKS + LOOKS_AT_EACH * versions;
    for (long step : STEPS) {
      DayHistory history = new DayHistory(first);
      if (history.tell(all, step, last, step == Long.MAX_VALUE ? Long.MAX_VALUE : most)) {
        return history;
      }
    }
    throw new IllegalStateException("no day has " + MOST_ENTRIES + " entries when told at once");
  }

  /** What is known of each hour by now, with the time since when; nothing of empty hours. */
  List<HourCount> now() {
    List<HourCount> now = new ArrayList<>();
    for (List<HourCount> history : contents) {
      HourCount last = last(history);
      if (last != null && last.getCount() > 0) {
        now.add(last);
      }
    }
    return now;
  }

  /** What was known before, in order of hour and time. */
  List<HourCount> earlier() {
    List<HourCount> earlier = new ArrayList<>();
    for (List<HourCount> history : contents) {
      HourCount last = last(history);
      boolean gone = last != null && last.getCount() == 0;
      earlier.addAll(history.subList(0, Math.max(0, history.size() - (gone ? 0 : 1))));
    }
    return earlier;
  }

  /**
   * Tells all in order of time.
   *
   * @param last when the last of it was public
   * @return false: it took too much
   */
  private boolean tell(Collection<Versions> all, long step, long last, long mostLooks) {
    NavigableMap<Long, List<News>> news = new TreeMap<>();
    for (Versions each : all) {
      boolean isMoved = !each.elsewhere().isEmpty();
      for (Measurement version : each.all()) {
        long published = version.publicSince();
        long end = end(version.hour());
        long since = published <= end ? end : since(published, step, last);
        news.computeIfAbsent(since, key -> new ArrayList<>()).add(new News(version, true, isMoved));
      }
      for (Measurement version : each.elsewhere()) {
        long since = since(version.publicSince(), step, last);
        news.computeIfAbsent(since, key -> new ArrayList<>()).add(new News(version, false, true));
      }
    }
    for (var each : news.entrySet()) {
      long since = each.getKey();
      known.take(each.getValue()).forEach((hour, sum) -> enter(since, hour, sum));
      if (entries > MOST_ENTRIES || known.looks() > mostLooks) {
        return false;
      }
    }
    return true;
  }

  private static long since(long published, long step, long last) {
    return Math.min(last, -Math.floorDiv(-published, step) * step);
  }

  private long end(int hour) {
    return first + hour + 1;
  }

  /** Null: nothing of the hour counts. */
  private void enter(long since, int hour, HourSum sum) {
    List<HourCount> history = contents.get(hour);
    Instant at = Hour.at(since);
    HourCount content;
    if (sum == null) {
      content = HourCount.newBuilder().setHour(hour).setKnownAt(at).build();
    } else {
      boolean asPublished =
          history.isEmpty() && Math.max(end(hour), DayAsKnown.roundedUp(sum.knownAt())) == since;
      content = sum.at(hour, asPublished ? Instant.ofEpochMilli(sum.knownAt()) : at);
    }
    if (!DayAsKnown.isSame(last(history), content)) {
      history.add(content);
      entries++;
    }
  }

  private static HourCount last(List<HourCount> history) {
    return history.isEmpty() ? null : history.get(history.size() - 1);
  }
}
