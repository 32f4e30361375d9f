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
import org.bandish.detect.Hours;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Stretch;
import org.bandish.detect.Stretches;
import org.bandish.detect.Watch;
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

  private final Stretches stretches;
  private final KeyValueStore<String, SignalDay> days;
  private final KeyValueStore<String, byte[]> stored;
  private final String under;
  private final OutageHours outages;

  /** By key: where the detection stands now after the days that were folded. */
  private final NavigableMap<String, byte[]> watches = new TreeMap<>();

  /**
   * What was folded of one range.
   *
   * @param from key of the first span that may have changed
   * @param before key behind the last
   * @param first the first day of which the state before or the outcome may have changed
   * @param last the last such day; {@link MarkExplained#OPEN} where the fold met no end
   */
  record Folded(
      String from, String before, LocalDate first, LocalDate last, List<Stretch> stretches) {}

  /**
   * Nothing is folded yet.
   *
   * @param stored where the detection stood, by {@code subject|day}
   */
  Folding(
      Stretches stretches,
      KeyValueStore<String, SignalDay> days,
      KeyValueStore<String, byte[]> stored,
      Subject subject,
      OutageHours outages) {
    this.stretches = stretches;
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

  /** The watch of the last day before, with its key; null where none stands there. */
  KeyValue<String, Watch> before(LocalDate day) {
    Map.Entry<String, byte[]> fresh = watches.lowerEntry(under + day);
    KeyValue<String, Watch> before = storedBefore(under + day);
    if (fresh == null || (before != null && before.key.compareTo(fresh.getKey()) > 0)) {
      return before;
    }
    return KeyValue.pair(fresh.getKey(), stretches.read(fresh.getValue()));
  }

  private KeyValue<String, Watch> storedBefore(String key) {
    try (KeyValueIterator<String, byte[]> earlier = stored.reverseRange(under, key)) {
      while (earlier.hasNext()) {
        KeyValue<String, byte[]> entry = earlier.next();
        if (!entry.key.equals(key)) {
          return KeyValue.pair(entry.key, stretches.read(entry.value));
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      // Of another detector or layout: from the first day again.
      return null;
    }
  }

  /** The days behind a watch's key, in order, those of all networks together. */
  KeyValueIterator<String, SignalDay> daysAfter(KeyValue<String, Watch> watch) {
    return days.range(watch == null ? under : watch.key + Keys.AFTER_BAR, under + END);
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
    KeyValue<String, Watch> start = before(begin);
    Watch watch = start == null ? stretches.initial() : start.value;
    String from = settled(watch);
    List<Stretch> drawn = new ArrayList<>();
    try (KeyValueIterator<String, SignalDay> entries = daysAfter(start)) {
      while (entries.hasNext()) {
        List<SignalDay> day = day(entries);
        LocalDate date = day.get(0).getDay();
        begin = date.isBefore(begin) ? date : begin;
        for (; next < ranges.size() && !ranges.get(next).first().isAfter(date); next++) {
          last = ranges.get(next).last();
        }
        OutageHours hours = outages.during(midnight(date), midnight(date.plusDays(1)));
        Stretches.Step step = stretches.advance(watch, Hours.of(day, hours));
        watch = step.watch();
        drawn.addAll(step.ended());
        byte[] state = checked(stretches.bytes(watch));
        if (!date.isBefore(last) && Arrays.equals(state, stored.get(under + date))) {
          return new Folded(from, settled(watch), begin, date, drawn);
        }
        watches.put(under + date, state);
      }
    }
    drawn.addAll(watch.open());
    return new Folded(from, under + END, begin, MarkExplained.OPEN, drawn);
  }

  private String settled(Watch watch) {
    return watch.settled() == null ? under : under + watch.settled();
  }

  private static byte[] checked(byte[] state) {
    if (state.length > Derivation.LARGEST_VALUE) {
      throw new IllegalStateException(
          "the state of the detection has " + state.length + " bytes, too many");
    }
    return state;
  }
}
