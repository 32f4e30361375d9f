package org.bandish.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Recurrence;
import org.bandish.schema.Subject;

/**
 * The statistics of a subject's bans. A ban without days (ongoing, or ended on no known date)
 * counts but is in no sum.
 */
public final class Recurrences {
  /** Longer lists lose their end, so that the record stays small; the count is whole. */
  private static final int MOST_BANS = 1000;

  private Recurrences() {}

  /**
   * The statistics of the given bans, clock-free.
   *
   * @param subject whose bans
   * @param intervals in order of start
   */
  public static Recurrence of(Subject subject, List<BanInterval> intervals) {
    List<Long> days =
        intervals.stream().map(BanInterval::getDays).filter(Objects::nonNull).sorted().toList();
    long total = days.stream().mapToLong(Long::longValue).sum();
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < intervals.size(); i++) {
      gaps.add(gapDays(intervals.get(i - 1), intervals.get(i)));
    }
    Set<String> authorities = new LinkedHashSet<>();
    intervals.forEach(interval -> authorities.addAll(interval.getImposedBy()));
    return Recurrence.newBuilder()
        .setSubject(subject.toString())
        .setCountry(subject.country())
        .setRegion(subject.region())
        .setPlatform(subject.platform())
        .setCount(intervals.size())
        .setTotalDays(total)
        .setLongestDays(days.isEmpty() ? null : days.get(days.size() - 1))
        .setShortestDays(days.isEmpty() ? null : days.get(0))
        .setMeanDays(days.isEmpty() ? null : (double) total / days.size())
        .setMedianDays(days.isEmpty() ? null : median(days))
        .setGapsDays(first(gaps))
        .setAuthorities(Limits.list(List.copyOf(authorities)))
        .setIntervals(first(intervals.stream().map(BanInterval::getId).toList()))
        .build();
  }

  /**
   * Local calendar days from the end of one ban to the start of the next; null if either has no
   * date.
   *
   * @param before the earlier ban
   * @param after the later ban
   */
  public static Long gapDays(BanInterval before, BanInterval after) {
    if (before.getEnd() == null
        || before.getEnd().getDate() == null
        || after.getStart().getDate() == null) {
      return null;
    }
    return after.getStart().getDate().toEpochDay() - before.getEnd().getDate().toEpochDay();
  }

  private static <T> List<T> first(List<T> list) {
    return list.stream().limit(MOST_BANS).toList();
  }

  private static double median(List<Long> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }
}
