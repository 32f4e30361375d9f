package org.bandish.detect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.bandish.event.Access;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/**
 * What was believed of one subject at every full hour, by running the detector over all that was
 * known then, anew for each hour; and the rows that say so. Slow and simple: what keeps the past in
 * a fold must say the same. It shares with that nothing but the detector and {@link Hours}: days as
 * they were known, and spans cut in silence, are its own.
 */
final class BruteForceRows {
  private static final long SILENCE = 7 * 24;

  private final Detector detector;
  private final Collection<SignalDay> days;
  private final LongFunction<? extends Explained> outages;

  /**
   * A part of a span, as it was believed to be at an hour.
   *
   * @param end null: no change of the state was known
   * @param measuredTo without an end: up to the end of its last measured hour; or, where it goes
   *     on, up to the midnight that begins its last measured day, not before the start
   * @param goesOn whether neither an end nor a week of silence and a measurement after it was known
   */
  record Part(
      Instant start,
      Access state,
      long networksBlocked,
      long networksObserved,
      long measurements,
      Instant end,
      Instant measuredTo,
      boolean goesOn) {}

  /**
   * What was believed of the part with one start in [heldFrom, heldTo).
   *
   * @param part as it was believed at last
   * @param heldFrom null: since {@code knownSince}, and never before
   * @param heldTo null: until the last hour that was asked
   * @param knownSince when it was first believed that this state begins then, without a time
   *     between in which that was not
   * @param endKnownSince since when the end, or how far it was measured before a silence, is known;
   *     null: it goes on
   * @param measured how far it had been measured as long as it went on, by the hours at which that
   *     changed
   */
  record Row(
      Part part,
      Instant heldFrom,
      Instant heldTo,
      Instant knownSince,
      Instant endKnownSince,
      NavigableMap<Instant, Instant> measured) {
    /** What the row says as of a full hour in the time in which it was held. */
    Part at(Instant asOf) {
      boolean ended = endKnownSince != null && !endKnownSince.isAfter(asOf);
      return ended
          ? part
          : new Part(
              part.start(),
              part.state(),
              part.networksBlocked(),
              part.networksObserved(),
              part.measurements(),
              null,
              measured.floorEntry(asOf).getValue(),
              true);
    }

    boolean isHeldAt(Instant asOf) {
      Instant from = heldFrom == null ? knownSince : heldFrom;
      return !from.isAfter(asOf) && (heldTo == null || heldTo.isAfter(asOf));
    }
  }

  /**
   * For one subject.
   *
   * @param days with what was known of them earlier
   * @param outages by hours since 1970, what was known then to be explained by outages
   */
  BruteForceRows(
      Detector detector, Collection<SignalDay> days, LongFunction<? extends Explained> outages) {
    this.detector = detector;
    this.days = days;
    this.outages = outages;
  }

  /** What was believed at a full hour, by start. */
  List<Part> believedAt(Instant asOf) {
    long now = hours(asOf);
    List<SignalDay> known = days.stream().map(day -> knownAt(day, now)).toList();
    Explained explained = outages.apply(now);
    List<Long> measured = Hours.of(known, explained).stream().map(Hour::hour).toList();
    List<Part> parts = new ArrayList<>();
    detector.spans(known, explained).forEach(span -> cut(span, measured, parts));
    return parts;
  }

  /** The rows of the hours [from, to], by start and then by the time in which they were held. */
  List<Row> rows(Instant from, Instant to) {
    List<Row> rows = new ArrayList<>();
    Map<Instant, Row> held = new LinkedHashMap<>();
    for (Instant now = from; !now.isAfter(to); now = now.plus(1, ChronoUnit.HOURS)) {
      Map<Instant, Part> parts = new TreeMap<>();
      believedAt(now).forEach(part -> parts.put(part.start(), part));
      for (Row row : List.copyOf(held.values())) {
        if (!parts.containsKey(row.part().start())) {
          rows.add(until(held.remove(row.part().start()), now));
        }
      }
      for (Part part : parts.values()) {
        Row before = held.get(part.start());
        if (before == null || !continues(before, part)) {
          if (before != null) {
            rows.add(until(before, now));
          }
          held.put(part.start(), begun(part, now, before, rows));
        } else {
          held.put(part.start(), with(before, part, now));
        }
      }
    }
    rows.addAll(held.values());
    rows.sort(
        Comparator.comparing((Row row) -> row.part().start())
            .thenComparing(row -> row.heldFrom() == null ? Instant.MIN : row.heldFrom()));
    return rows;
  }

  private static Row begun(Part part, Instant now, Row before, List<Row> earlier) {
    boolean first = earlier.stream().noneMatch(row -> row.part().start().equals(part.start()));
    boolean same = before != null && before.part().state() == part.state();
    NavigableMap<Instant, Instant> measured = new TreeMap<>();
    if (part.goesOn()) {
      measured.put(now, part.measuredTo());
    }
    return new Row(
        part,
        first ? null : now,
        null,
        same ? before.knownSince() : now,
        part.goesOn() ? null : now,
        measured);
  }

  private static boolean continues(Row row, Part part) {
    Part before = row.part();
    if (!before.goesOn()) {
      return before.equals(part);
    }
    return before.state() == part.state()
        && before.networksBlocked() == part.networksBlocked()
        && before.networksObserved() == part.networksObserved()
        && before.measurements() == part.measurements()
        && !(part.goesOn() && part.measuredTo().isBefore(before.measuredTo()));
  }

  private static Row with(Row row, Part part, Instant now) {
    NavigableMap<Instant, Instant> measured = new TreeMap<>(row.measured());
    if (part.goesOn() && !part.measuredTo().equals(row.part().measuredTo())) {
      measured.put(now, part.measuredTo());
    }
    Instant ended = part.goesOn() || !row.part().goesOn() ? row.endKnownSince() : now;
    return new Row(part, row.heldFrom(), null, row.knownSince(), ended, measured);
  }

  private static Row until(Row row, Instant now) {
    return new Row(
        row.part(), row.heldFrom(), now, row.knownSince(), row.endKnownSince(), row.measured());
  }

  /** The span in parts, one for each run of measured hours without a week of silence. */
  private static void cut(Span span, List<Long> measured, List<Part> parts) {
    long start = hours(span.start());
    long end = span.end() == null ? Long.MAX_VALUE : hours(span.end());
    List<long[]> runs = new ArrayList<>();
    for (long hour : measured) {
      long[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && hour - last[1] <= SILENCE) {
        last[1] = hour;
      } else {
        runs.add(new long[] {hour, hour});
      }
    }
    runs.removeIf(run -> run[1] < start || run[0] >= end);
    for (int i = 0; i < runs.size(); i++) {
      long[] run = runs.get(i);
      boolean last = i == runs.size() - 1;
      boolean goesOn = last && span.end() == null;
      boolean ends = last && span.end() != null && end - run[1] <= SILENCE;
      Instant first = instant(Math.max(run[0], start));
      Instant stands = instant(run[1]).truncatedTo(ChronoUnit.DAYS);
      Instant to = goesOn ? later(first, stands) : instant(Math.min(run[1] + 1, end));
      parts.add(
          new Part(
              first,
              span.state(),
              span.networksBlocked(),
              span.networksObserved(),
              span.measurements(),
              ends ? span.end() : null,
              ends ? null : to,
              goesOn));
    }
  }

  /** Of each hour what was last known of it by then, if it was over. */
  private static SignalDay knownAt(SignalDay day, long now) {
    Map<Integer, HourCount> known = new TreeMap<>();
    long midnight = day.getDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond() / Hour.SECONDS;
    List<HourCount> versions = new ArrayList<>(day.getEarlier());
    versions.addAll(day.getHours());
    for (HourCount version : versions) {
      long over = midnight + version.getHour() + 1;
      boolean published =
          version.getKnownAt() == null || !version.getKnownAt().isAfter(instant(now));
      if (over <= now && published) {
        known.put(version.getHour(), version);
      }
    }
    known.values().removeIf(version -> version.getCount() == 0);
    return new SignalDay(
        day.getSubject(),
        day.getAsn(),
        day.getDay(),
        List.copyOf(known.values()),
        List.of(),
        day.getDigest(),
        List.of());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static long hours(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), Hour.SECONDS);
  }

  static Instant instant(long hours) {
    return Hour.at(hours);
  }
}
