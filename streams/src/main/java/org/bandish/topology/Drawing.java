package org.bandish.topology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Detector;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Stretch;
import org.bandish.detect.Stretches;
import org.bandish.event.ObservedSpan;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * The spans of one subject from its days, drawn anew where days or outages changed. What is told
 * depends on the days and the outages alone.
 */
final class Drawing {
  private final KeyValueStore<String, SignalDay> days;
  private final KeyValueStore<String, byte[]> watches;
  private final KeyValueStore<String, ObservedSpan> told;
  private final Stretches stretches;
  private final MeasuredSpans spans;
  private final ExplainedSpans explained;

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
    this.explained = new ExplainedSpans(detector);
  }

  /**
   * Draws anew what the days that changed may have changed.
   *
   * @param changed in order of time, apart
   * @return the later selves of the spans that changed
   */
  List<ObservedSpan> draw(Subject subject, List<DayRange> changed, OutageHours outages) {
    Folding folding = new Folding(stretches, days, watches, subject, outages);
    List<Folding.Folded> parts = folding.fold(changed);
    List<ExplainedSpans.Range> explanations = new ArrayList<>();
    for (Folding.Folded part : parts) {
      // What an outage explains begins with the state before it, which any refolded day may change.
      explanations.add(explained.draw(subject, part.first(), part.last(), outages, spans, folding));
    }
    List<Map<String, ObservedSpan>> drawn = new ArrayList<>();
    for (Folding.Folded part : parts) {
      Map<String, ObservedSpan> now = new TreeMap<>();
      for (Stretch stretch : part.stretches()) {
        now.put(Keys.under(subject) + stretch.span().start(), spans.of(subject, stretch));
      }
      drawn.add(now);
    }
    // All that may throw is behind: nothing is kept as told that is not sent.
    folding.watches().forEach(watches::put);
    List<ObservedSpan> later = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      later.addAll(tell(parts.get(i).from(), parts.get(i).before(), drawn.get(i)));
    }
    for (ExplainedSpans.Range range : explanations) {
      later.addAll(tell(range.from(), range.before(), range.spans()));
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
      return watch != null && stretches.read(watch) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Takes the watches from the day on away: the next drawing begins before it. */
  void forget(Subject subject, LocalDate first) {
    String under = Keys.under(subject);
    Stores.range(watches, under + first, under + Folding.END).keySet().forEach(watches::delete);
  }

  private List<ObservedSpan> tell(String from, String end, Map<String, ObservedSpan> now) {
    Map<String, ObservedSpan> before = Stores.range(told, from, end);
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
