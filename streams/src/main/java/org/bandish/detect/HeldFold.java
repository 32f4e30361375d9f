package org.bandish.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.bandish.event.SignalDay;

/**
 * Folds a subject's days so that what was held at every time comes out: a detector's stretches,
 * each with the time in which it was held by what was public then. Knowledge counts by the hour: an
 * hour is known when it is over, what becomes public of it or of an outage later from the full hour
 * after that on.
 *
 * <p>A fold over hours in order of time is its own history: what it says after an hour is what was
 * held when that hour was over. Only where something became known late there is more than one fold:
 * each begins with the state that was held then, and holds until the next. Where they come to stand
 * alike they are one again.
 */
public final class HeldFold {
  /** Of more times of knowledge the latest count: the others' knowledge is later than it was. */
  static final int MOST = 64;

  private static final int DAY = 24;

  private final Stretches stretches;

  /**
   * What a day led to.
   *
   * @param after where the detection stands after it
   * @param told the stretches that are settled, and those that went on where what was held changed
   */
  public record Step(HeldWatches after, List<HeldStretch> told) {}

  /** An hour that was folded, and what it led to. */
  private record Folded(Hour hour, Stretches.Step step) {}

  public HeldFold(Stretches stretches) {
    this.stretches = stretches;
  }

  /** Before the first day. */
  public HeldWatches initial() {
    return HeldWatches.of(stretches.initial());
  }

  /**
   * Takes a day.
   *
   * @param before where the detection stood after the day before, of those with measurements
   * @param days of one subject and this day, at most one of a network
   */
  public Step day(HeldWatches before, LocalDate date, List<SignalDay> days, OutageHours outages) {
    long start = date.toEpochDay() * DAY;
    List<HeldStretch> told = new ArrayList<>();
    List<HeldWatches.Held> after = new ArrayList<>();
    List<Long> times = times(before, start, days, outages);
    before.open().stream().filter(each -> each.to() <= start).forEach(told::add);
    List<Folded> folded = List.of();
    HeldWatches.Held from = null;
    for (int i = 0; i < times.size(); i++) {
      long since = times.get(i);
      long until = i + 1 < times.size() ? times.get(i + 1) : Long.MAX_VALUE;
      HeldWatches.Held begin = before.at(Math.max(since, start));
      List<Hour> hours = hours(days, outages, until == Long.MAX_VALUE ? until : until - 1);
      folded = fold(begin.watch(), hours, begin.equals(from) ? folded : List.of());
      from = begin;
      for (Folded each : folded) {
        each.step().told().stream()
            .map(stretch -> stretch.between(since, until))
            .filter(Objects::nonNull)
            .forEach(told::add);
      }
      Watch watch = folded.isEmpty() ? begin.watch() : folded.get(folded.size() - 1).step().watch();
      if (until > start + DAY) {
        after.add(new HeldWatches.Held(since, watch));
      } else {
        watch.open().forEach(stretch -> told.add(new HeldStretch(stretch, since, until)));
      }
    }
    return new Step(new HeldWatches(after).joined(), told);
  }

  /** Since when the one or the other was held; the first may lie before the day. */
  private static List<Long> times(
      HeldWatches before, long start, Collection<SignalDay> days, OutageHours outages) {
    NavigableSet<Long> times = new TreeSet<>();
    before.held().forEach(each -> times.add(each.since()));
    for (SignalDay day : days) {
      times.addAll(DayAsKnown.changes(day));
    }
    times.addAll(outages.changes(Hour.at(start), Hour.at(start + DAY)));
    long known = CountedDays.knownSince(days);
    if (known != Long.MAX_VALUE) {
      times.add(known);
    }
    List<Long> later = new ArrayList<>(times.tailSet(start, false));
    List<Long> since = new ArrayList<>(List.of(before.at(start).since()));
    since.addAll(later.subList(Math.max(0, later.size() - MOST + 1), later.size()));
    return since;
  }

  /** The hours that were over and known at an hour since 1970, as they were known then. */
  private static List<Hour> hours(List<SignalDay> days, OutageHours outages, long at) {
    List<SignalDay> known = days.stream().map(day -> DayAsKnown.at(day, at)).toList();
    OutageHours held = at == Long.MAX_VALUE ? outages : outages.at(at);
    return Hours.of(known, held).stream().map(Hour::onTime).toList();
  }

  /** Folds hours; what begins alike in another fold from the same watch is taken from there. */
  private List<Folded> fold(Watch begin, List<Hour> hours, List<Folded> other) {
    int alike = 0;
    while (alike < Math.min(hours.size(), other.size())
        && other.get(alike).hour().equals(hours.get(alike))) {
      alike++;
    }
    List<Folded> folded = new ArrayList<>(other.subList(0, alike));
    Watch watch = alike == 0 ? begin : folded.get(alike - 1).step().watch();
    for (Hour hour : hours.subList(alike, hours.size())) {
      Stretches.Step step = stretches.advance(watch, List.of(hour));
      folded.add(new Folded(hour, step));
      watch = step.watch();
    }
    return folded;
  }
}
