package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Detector;
import org.bandish.detect.HeldWatches;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Row;
import org.bandish.event.ObservedSpan;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * The spans of one subject from its days, drawn anew where days or outages changed. What is told
 * depends on the days and the outages alone.
 */
final class Drawing {
  private final Detector detector;
  private final KeyValueStore<String, SignalDay> days;
  private final KeyValueStore<String, byte[]> watches;
  private final ToldStretches stretches;
  private final ToldSpans told;
  private final MeasuredSpans spans;
  private final ExplainedSpans explained;

  Drawing(
      Detector detector,
      KeyValueStore<String, SignalDay> days,
      KeyValueStore<String, byte[]> watches,
      KeyValueStore<String, byte[]> stretches,
      KeyValueStore<String, ObservedSpan> told) {
    this.detector = detector;
    this.days = days;
    this.watches = watches;
    this.stretches = new ToldStretches(stretches);
    this.told = new ToldSpans(told);
    this.spans = new MeasuredSpans(detector.id());
    this.explained = new ExplainedSpans(spans);
  }

  /**
   * Draws anew what the days that changed may have changed.
   *
   * @param changed in order of time, apart
   * @return what is told otherwise of the spans that changed
   */
  List<ObservedSpan> draw(Subject subject, List<DayRange> changed, OutageHours outages) {
    Folding folding = new Folding(detector, days, watches, subject, outages);
    List<Folding.Folded> parts = folding.fold(changed);
    List<ExplainedSpans.Range> explanations = new ArrayList<>();
    for (Folding.Folded part : parts) {
      // What an outage explains begins with the state before it, which any refolded day may change.
      explanations.add(explained.draw(subject, part.first(), part.last(), outages, folding));
    }
    // All that may throw is behind: nothing is kept as told that is not sent.
    folding.watches().forEach(watches::put);
    Set<Instant> starts = new TreeSet<>();
    for (Folding.Folded part : parts) {
      if (part.fromNothing()) {
        starts.addAll(told.starts(subject));
      }
      part.told().forEach((day, held) -> starts.addAll(stretches.tell(subject, day, held)));
    }
    List<ObservedSpan> later = new ArrayList<>();
    for (Instant start : starts) {
      List<ObservedSpan> rows =
          Row.of(stretches.of(subject, start)).stream().map(row -> spans.of(subject, row)).toList();
      later.addAll(told.tell(subject, start, rows));
    }
    for (ExplainedSpans.Range range : explanations) {
      later.addAll(told.tellExplained(subject, range.from(), range.to(), range.spans()));
    }
    return later;
  }

  /**
   * The last day on which the subject was measured, if this detector did not draw it; else null.
   */
  LocalDate undrawn(Subject subject) {
    String under = Keys.under(subject);
    try (KeyValueIterator<String, SignalDay> last = days.reverseRange(under, under + Folding.END)) {
      if (!last.hasNext()) {
        return null;
      }
      String day = last.peekNextKey();
      String key = day.substring(0, day.lastIndexOf(Keys.BAR));
      return isReadable(watches.get(key)) ? null : LocalDate.parse(key.substring(under.length()));
    }
  }

  private boolean isReadable(byte[] watch) {
    try {
      return watch != null && HeldWatches.read(watch, detector) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Takes the watches from the day on away: the next drawing begins before it. */
  void forget(Subject subject, LocalDate first) {
    String under = Keys.under(subject);
    Stores.range(watches, under + first, under + Folding.END).keySet().forEach(watches::delete);
  }
}
