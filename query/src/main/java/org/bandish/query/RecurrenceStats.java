package org.bandish.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.schema.Countries;
import org.bandish.timeline.Recurrences;

/** Counts bans together, up to now. */
final class RecurrenceStats {
  private static final int WINDOW = 365;

  /** A known date before an unknown one that was no later. */
  private static final Comparator<Bound> LAST =
      Comparator.comparing(Bound::getLatest).thenComparing(end -> end.getDate() != null);

  private final Names names;
  private final Instant now;

  RecurrenceStats(Names names, Instant now) {
    this.names = names;
    this.now = now;
  }

  /**
   * The statistics of bans of one country.
   *
   * @param platform null: of several
   * @param authority null: not counted by authority
   * @param bans by start, at least one
   */
  RecurrenceView of(String country, String platform, String authority, List<Ban> bans) {
    List<Long> days =
        bans.stream().map(ban -> ban.days(now)).filter(Objects::nonNull).sorted().toList();
    long total = days.stream().mapToLong(Long::longValue).sum();
    Set<String> authorities = new LinkedHashSet<>();
    bans.forEach(ban -> authorities.addAll(ban.interval().getImposedBy()));
    String current =
        bans.stream()
            .filter(ban -> ban.ongoing() && Spans.contains(ban.interval(), now))
            .map(ban -> ban.interval().getId())
            .findFirst()
            .orElse(null);
    return new RecurrenceView(
        country,
        platform,
        authority,
        bans.size(),
        total,
        days.isEmpty() ? null : days.get(days.size() - 1),
        days.isEmpty() ? null : days.get(0),
        days.isEmpty() ? null : (double) total / days.size(),
        days.isEmpty() ? null : median(days),
        gaps(bans),
        List.copyOf(authorities),
        authorities.stream().map(names::authorityKind).filter(Objects::nonNull).distinct().toList(),
        share(country, bans),
        current == null ? sinceLast(country, bans) : Long.valueOf(0),
        current,
        bans.stream().map(ban -> ban.interval().getId()).toList());
  }

  /** Bans of several platforms may overlap: no gap is below 0. */
  private static List<Long> gaps(List<Ban> bans) {
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < bans.size(); i++) {
      Long gap = Recurrences.gapDays(bans.get(i - 1).interval(), bans.get(i).interval());
      gaps.add(gap == null ? null : Long.valueOf(Math.max(0, gap)));
    }
    return gaps;
  }

  private double share(String country, List<Ban> bans) {
    long today = today(country).toEpochDay();
    BitSet banned = new BitSet(WINDOW);
    for (Ban ban : bans) {
      BanInterval interval = ban.interval();
      long from = Math.max(0, Spans.startDate(interval).toEpochDay() - (today - WINDOW));
      long to = Math.min(WINDOW, Spans.endDate(interval, now).toEpochDay() - (today - WINDOW));
      if (from < to) {
        banned.set((int) from, (int) to);
      }
    }
    return (double) banned.cardinality() / WINDOW;
  }

  /** Days since the last end; null where no ban has ended, or nobody knows which end was last. */
  private Long sinceLast(String country, List<Ban> bans) {
    return bans.stream()
        .map(ban -> ban.interval().getEnd())
        .filter(Objects::nonNull)
        .max(LAST)
        .map(Bound::getDate)
        .map(last -> today(country).toEpochDay() - last.toEpochDay())
        .orElse(null);
  }

  private LocalDate today(String country) {
    return LocalDate.ofInstant(now, Countries.zoneOf(country));
  }

  private static double median(List<Long> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }
}
