package org.bandish.detect;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/**
 * A day of measurements as it was known at an earlier time. Knowledge goes by full UTC hours, here
 * in hours since 1970-01-01T00:00Z: what became public within an hour is known at its end, and
 * nothing of an hour before it is over. On time is what is known at the end of its own hour.
 *
 * <p>An hour's contents follow each other as they stand in {@code earlier} and then in {@code
 * hours}, each from the end of its hour or, if later, its {@code knownAt}; before the first nothing
 * was known of it. Where {@code hours} has none, the last in {@code earlier} holds until now.
 */
public final class DayAsKnown {
  private static final long MILLIS = Hour.SECONDS * 1_000;

  /** What was known of an hour from a time on. */
  private record Known(long since, HourCount content) {}

  private DayAsKnown() {}

  /**
   * The day with the hours that were known then, as they were known, and without what was known
   * before. Mechanisms and digest are those of now.
   *
   * @param asOf hours since 1970; what was known at that very moment is in it
   */
  public static SignalDay at(SignalDay day, long asOf) {
    if (day.getEarlier().isEmpty() && isKnown(day, hour -> asOf)) {
      return day;
    }
    List<HourCount> hours = new ArrayList<>();
    histories(day)
        .forEach(
            (hour, history) -> {
              HourCount content = null;
              for (Known each : history) {
                content = each.since() <= asOf ? each.content() : content;
              }
              if (content != null && content.getCount() > 0) {
                hours.add(content);
              }
            });
    return new SignalDay(
        day.getSubject(),
        day.getAsn(),
        day.getDay(),
        hours,
        day.getMechanisms(),
        day.getDigest(),
        List.of());
  }

  /**
   * When the day's content changed other than by an hour that became known at its own end, in hours
   * since 1970.
   */
  public static NavigableSet<Long> changes(SignalDay day) {
    NavigableSet<Long> changes = new TreeSet<>();
    if (day.getEarlier().isEmpty() && isKnown(day, hour -> end(day, hour.getHour()))) {
      return changes;
    }
    histories(day)
        .forEach(
            (hour, history) -> {
              HourCount before = null;
              for (Known each : history) {
                boolean onTime = each.since() == end(day, hour);
                if (!onTime && !isSame(before, each.content())) {
                  changes.add(each.since());
                }
                before = each.content();
              }
            });
    return changes;
  }

  /** The first full hour at or after an instant, in hours since 1970. */
  static long roundedUp(long millis) {
    return -Math.floorDiv(-millis, MILLIS);
  }

  /** Whether two contents of an hour say the same, whenever known; null: nothing. */
  static boolean isSame(HourCount one, HourCount other) {
    long count = one == null ? 0 : one.getCount();
    if (other.getCount() == 0 || count == 0) {
      return other.getCount() == count;
    }
    return one.getBlocked() == other.getBlocked()
        && one.getDown() == other.getDown()
        && one.getOk() == other.getOk()
        && one.getThrottled() == other.getThrottled()
        && one.getConfirmed() == other.getConfirmed()
        && count == other.getCount()
        && Objects.equals(one.getMedianBlocked(), other.getMedianBlocked());
  }

  /** Whether every hour tells of something and was known by a time. */
  private static boolean isKnown(SignalDay day, ToLongFunction<HourCount> by) {
    for (HourCount hour : day.getHours()) {
      if (hour.getCount() == 0 || since(day, hour) > by.applyAsLong(hour)) {
        return false;
      }
    }
    return true;
  }

  private static long since(SignalDay day, HourCount content) {
    long end = end(day, content.getHour());
    return content.getKnownAt() == null
        ? end
        : Math.max(end, roundedUp(content.getKnownAt().toEpochMilli()));
  }

  private static Map<Integer, List<Known>> histories(SignalDay day) {
    Map<Integer, List<Known>> histories = new TreeMap<>();
    day.getEarlier().forEach(each -> add(histories, day, each));
    day.getHours().forEach(each -> add(histories, day, each));
    return histories;
  }

  private static void add(Map<Integer, List<Known>> histories, SignalDay day, HourCount content) {
    List<Known> history = histories.computeIfAbsent(content.getHour(), hour -> new ArrayList<>(1));
    long since = since(day, content);
    if (!history.isEmpty() && history.get(history.size() - 1).since() >= since) {
      since = history.remove(history.size() - 1).since();
    }
    history.add(new Known(since, content));
  }

  private static long end(SignalDay day, int hour) {
    long first = day.getDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond() / Hour.SECONDS;
    return first + hour + 1;
  }
}
