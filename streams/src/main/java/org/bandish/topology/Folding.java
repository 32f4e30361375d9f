package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Detector;
import org.bandish.detect.HeldFold;
import org.bandish.detect.HeldStretch;
import org.bandish.detect.HeldWatches;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Stretches;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * Folds the days of one subject again: from each range of days that changed to the first day behind
 * it after which the detection stands where it stood before, and from there on with the next range.
 * Changes nothing in the stores.
 */
final class Folding {
  /** Sorts behind every date and instant. */
  static final String END = ":";

  private final Detector detector;
  private final HeldFold fold;
  private final KeyValueStore<String, SignalDay> days;
  private final KeyValueStore<String, byte[]> stored;
  private final String under;
  private final OutageHours outages;

  /** By key: where the detection stands now after the days that were folded. */
  private final NavigableMap<String, byte[]> watches = new TreeMap<>();

  /**
   * What was folded of one range.
   *
   * @param first the first day of which the state before or the outcome may have changed
   * @param last the last such day; {@link MarkExplained#OPEN} where the fold met no end
   * @param fromNothing whether no state stood before the first day
   * @param told by day; what goes on behind the last day stands under {@link MarkExplained#OPEN}
   */
  record Folded(
      LocalDate first,
      LocalDate last,
      boolean fromNothing,
      Map<LocalDate, List<HeldStretch>> told) {}

  /**
   * Nothing is folded yet.
   *
   * @param stored where the detection stood, by {@code subject|day}
   */
  Folding(
      Detector detector,
      KeyValueStore<String, SignalDay> days,
      KeyValueStore<String, byte[]> stored,
      Subject subject,
      OutageHours outages) {
    this.detector = detector;
    this.fold = new HeldFold(new Stretches(detector));
    this.days = days;
    this.stored = stored;
    this.under = Keys.under(subject);
    this.outages = outages;
  }

  /**
   * Folds the ranges, which are in order of time and apart; once.
   *
   * @return the parts, in order of time; a part that met others is one with them
   */
  List<Folded> fold(List<DayRange> ranges) {
    List<Folded> parts = new ArrayList<>();
    for (int next = 0; next < ranges.size(); ) {
      Folded part = foldFirst(ranges.subList(next, ranges.size()));
      parts.add(part);
      do {
        next++;
      } while (next < ranges.size() && !ranges.get(next).first().isAfter(part.last()));
    }
    return parts;
  }

  NavigableMap<String, byte[]> watches() {
    return watches;
  }

  HeldWatches initial() {
    return fold.initial();
  }

  /** The watches of the last day before, with their key; null where none stand there. */
  KeyValue<String, HeldWatches> before(LocalDate day) {
    Map.Entry<String, byte[]> fresh = watches.lowerEntry(under + day);
    KeyValue<String, HeldWatches> before = storedBefore(under + day);
    if (fresh == null || (before != null && before.key.compareTo(fresh.getKey()) > 0)) {
      return before;
    }
    return KeyValue.pair(fresh.getKey(), HeldWatches.read(fresh.getValue(), detector));
  }

  private KeyValue<String, HeldWatches> storedBefore(String key) {
    try (KeyValueIterator<String, byte[]> earlier = stored.reverseRange(under, key)) {
      while (earlier.hasNext()) {
        KeyValue<String, byte[]> entry = earlier.next();
        if (!entry.key.equals(key)) {
          return KeyValue.pair(entry.key, HeldWatches.read(entry.value, detector));
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      // Of another detector or layout: from the first day again.
      return null;
    }
  }

  /** The days behind the key of watches, in order, those of all networks together. */
  KeyValueIterator<String, SignalDay> daysAfter(KeyValue<String, HeldWatches> before) {
    return days.range(before == null ? under : before.key + Keys.AFTER_BAR, under + END);
  }

  /** Takes one day's entries from the iterator. */
  static List<SignalDay> day(KeyValueIterator<String, SignalDay> entries) {
    List<SignalDay> day = new ArrayList<>(List.of(entries.next().value));
    while (entries.hasNext() && isOf(entries.peekNextKey(), day.get(0))) {
      day.add(entries.next().value);
    }
    return day;
  }

  private static boolean isOf(String key, SignalDay day) {
    return key.startsWith(day.getSubject() + Keys.BAR + day.getDay() + Keys.BAR);
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Folds the first of the ranges, and those that it reaches. */
  private Folded foldFirst(List<DayRange> ranges) {
    LocalDate begin = ranges.get(0).first();
    LocalDate last = ranges.get(0).last();
    int next = 1;
    KeyValue<String, HeldWatches> start = before(begin);
    HeldWatches held = start == null ? fold.initial() : start.value;
    Map<LocalDate, List<HeldStretch>> told = new TreeMap<>();
    try (KeyValueIterator<String, SignalDay> entries = daysAfter(start)) {
      while (entries.hasNext()) {
        List<SignalDay> day = day(entries);
        LocalDate date = day.get(0).getDay();
        begin = date.isBefore(begin) ? date : begin;
        for (; next < ranges.size() && !ranges.get(next).first().isAfter(date); next++) {
          last = ranges.get(next).last();
        }
        HeldFold.Step step = step(held, day, outages);
        held = step.after();
        told.put(date, step.told());
        byte[] state = checked(held.bytes(detector));
        if (!date.isBefore(last) && Arrays.equals(state, stored.get(under + date))) {
          return new Folded(begin, date, start == null, told);
        }
        watches.put(under + date, state);
      }
    }
    told.put(MarkExplained.OPEN, held.open());
    return new Folded(begin, MarkExplained.OPEN, start == null, told);
  }

  /** What a day leads to by some outages. */
  HeldFold.Step step(HeldWatches held, List<SignalDay> day, OutageHours explained) {
    LocalDate date = day.get(0).getDay();
    OutageHours hours = explained.during(midnight(date), midnight(date.plusDays(1)));
    return fold.day(held, date, day, hours);
  }

  private static byte[] checked(byte[] state) {
    if (state.length > Derivation.LARGEST_VALUE) {
      throw new IllegalStateException(
          "the state of the detection has " + state.length + " bytes, too many");
    }
    return state;
  }
}
