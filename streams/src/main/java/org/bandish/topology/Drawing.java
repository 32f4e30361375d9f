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
import org.bandish.detect.Hours;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Stretch;
import org.bandish.detect.Stretches;
import org.bandish.detect.Watch;
import org.bandish.event.ObservedSpan;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * The spans of one subject from its days: folded again from the day that changed to the first later
 * day after which the detection stands where it stood before. What is told depends on the days and
 * the outages alone.
 */
final class Drawing {
  /** Sorts behind every date and instant. */
  private static final String END = ":";

  private final KeyValueStore<String, SignalDay> days;
  private final KeyValueStore<String, byte[]> watches;
  private final KeyValueStore<String, ObservedSpan> told;
  private final Stretches stretches;
  private final MeasuredSpans spans;
  private final ExplainedSpans explained;

  /**
   * What was folded.
   *
   * @param from key of the first span that may have changed
   * @param before key behind the last
   * @param first the first day of which the state before or the outcome may have changed
   * @param last the last such day; {@link MarkExplained#OPEN} where the fold met no end
   */
  private record Folded(
      String from,
      String before,
      LocalDate first,
      LocalDate last,
      List<Stretch> stretches,
      NavigableMap<String, byte[]> watches) {}

  Drawing(
      Detector detector,
      KeyValueStore<String, SignalDay> days,
      KeyValueStore<String, byte[]> watches,
      KeyValueStore<String, ObservedSpan> told) {
    this.days = days;
    this.watches = watches;
    this.told = told;
    this.stretches = new Stretches(detector);
    this.spans = new MeasuredSpans(detector.id());
    this.explained = new ExplainedSpans(detector, this);
  }

  /**
   * Draws anew what the days from the first to the last may have changed.
   *
   * @return the later selves of the spans that changed
   */
  List<ObservedSpan> draw(Subject subject, LocalDate first, LocalDate last, OutageHours outages) {
    Folded folded = fold(subject, first, last, outages);
    String under = Keys.under(subject);
    Map<String, ObservedSpan> now = new TreeMap<>();
    for (Stretch stretch : folded.stretches()) {
      now.put(under + stretch.span().start(), spans.of(subject, stretch));
    }
    // What an outage explains begins with the state before it, which any refolded day may change.
    ExplainedSpans.Range range =
        explained.draw(
            subject,
            folded.first(),
            folded.last(),
            outages,
            spans,
            day -> before(under, day, folded.watches()));
    // All that may throw is behind: nothing is kept as told that is not sent.
    folded.watches().forEach(watches::put);
    List<ObservedSpan> changed = tell(Stores.range(told, folded.from(), folded.before()), now);
    changed.addAll(tell(Stores.range(told, range.from(), range.before()), range.spans()));
    return changed;
  }

  /** Takes the watches from the day on away: the next drawing begins before it. */
  void forget(Subject subject, LocalDate first) {
    String under = Keys.under(subject);
    Stores.range(watches, under + first, under + END).keySet().forEach(watches::delete);
  }

  /** The same where some days were folded and are not stored yet. */
  private KeyValue<String, Watch> before(
      String under, LocalDate day, NavigableMap<String, byte[]> folded) {
    Map.Entry<String, byte[]> fresh = folded.lowerEntry(under + day);
    KeyValue<String, Watch> stored = before(under, day);
    if (fresh == null || (stored != null && stored.key.compareTo(fresh.getKey()) > 0)) {
      return stored;
    }
    return KeyValue.pair(fresh.getKey(), stretches.read(fresh.getValue()));
  }

  /** The watch of the last day before, with its key; null where none stands there. */
  private KeyValue<String, Watch> before(String under, LocalDate day) {
    String key = under + day;
    try (KeyValueIterator<String, byte[]> earlier = watches.reverseRange(under, key)) {
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
  KeyValueIterator<String, SignalDay> daysAfter(String under, KeyValue<String, Watch> watch) {
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

  private Folded fold(Subject subject, LocalDate first, LocalDate last, OutageHours outages) {
    String under = Keys.under(subject);
    KeyValue<String, Watch> start = before(under, first);
    Watch watch = start == null ? stretches.initial() : start.value;
    String from = settled(under, watch);
    List<Stretch> drawn = new ArrayList<>();
    NavigableMap<String, byte[]> states = new TreeMap<>();
    LocalDate begin = first;
    try (KeyValueIterator<String, SignalDay> entries = daysAfter(under, start)) {
      while (entries.hasNext()) {
        List<SignalDay> day = day(entries);
        LocalDate date = day.get(0).getDay();
        begin = date.isBefore(begin) ? date : begin;
        OutageHours hours = outages.during(midnight(date), midnight(date.plusDays(1)));
        Stretches.Step step = stretches.advance(watch, Hours.of(day, hours));
        watch = step.watch();
        drawn.addAll(step.ended());
        byte[] state = checked(stretches.bytes(watch));
        if (!date.isBefore(last) && Arrays.equals(state, watches.get(under + date))) {
          return new Folded(from, settled(under, watch), begin, date, drawn, states);
        }
        states.put(under + date, state);
      }
    }
    drawn.addAll(watch.open());
    return new Folded(from, under + END, begin, MarkExplained.OPEN, drawn, states);
  }

  private static String settled(String under, Watch watch) {
    return watch.settled() == null ? under : under + watch.settled();
  }

  private static byte[] checked(byte[] state) {
    if (state.length > Derivation.LARGEST_VALUE) {
      throw new IllegalStateException(
          "the state of the detection has " + state.length + " bytes, too many");
    }
    return state;
  }

  private List<ObservedSpan> tell(Map<String, ObservedSpan> before, Map<String, ObservedSpan> now) {
    List<ObservedSpan> changed = new ArrayList<>();
    before.forEach(
        (key, span) -> {
          ObservedSpan later = now.get(key);
          if (later == null || !later.getId().equals(span.getId())) {
            changed.add(MeasuredSpans.takenBack(span));
            told.delete(key);
          }
        });
    now.forEach(
        (key, span) -> {
          if (!span.equals(before.get(key))) {
            changed.add(span);
            told.put(key, span);
          }
        });
    return changed;
  }
}
