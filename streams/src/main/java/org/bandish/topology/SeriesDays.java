package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.detect.MedianState;
import org.bandish.detect.SeriesRun;
import org.bandish.event.NetworkSignal;

/**
 * One series in the stores.
 *
 * @param prefix {@code subject|asn|metric|}
 */
record SeriesDays(
    String prefix,
    KeyValueStore<String, NetworkSignal> series,
    KeyValueStore<String, byte[]> dirty,
    KeyValueStore<String, MedianState> states,
    KeyValueStore<String, List<Drop>> drops)
    implements SeriesRun.Days {
  private static final byte[] MARKED = {};

  /** Sorts behind every digit. */
  private static final String END = "~";

  static LocalDate day(NetworkSignal value) {
    return value.getAt().getEarliest().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public List<Value> values(LocalDate day) {
    List<Value> values = new ArrayList<>();
    try (var entries = series.range(begin(day), end(day))) {
      entries.forEachRemaining(
          entry ->
              values.add(
                  new Value(
                      entry.value.getAt().getEarliest(),
                      entry.value.getValue(),
                      entry.value.getId())));
    }
    return values;
  }

  @Override
  public LocalDate next(LocalDate day) {
    return first(series.range(begin(day.plusDays(1)), prefix + END));
  }

  @Override
  public LocalDate previous(LocalDate day) {
    return first(series.reverseRange(prefix, end(day.minusDays(1))));
  }

  @Override
  public LocalDate marked() {
    try (var marks = dirty.range(prefix, prefix + END)) {
      return marks.hasNext()
          ? LocalDate.parse(marks.peekNextKey().substring(prefix.length()))
          : null;
    }
  }

  @Override
  public void mark(LocalDate day) {
    dirty.put(prefix + day, MARKED);
  }

  @Override
  public void unmark(LocalDate day) {
    dirty.delete(prefix + day);
  }

  @Override
  public MedianState before(LocalDate day) {
    return states.get(prefix + day);
  }

  @Override
  public void tellBefore(LocalDate day, MedianState state) {
    states.put(prefix + day, state);
  }

  @Override
  public void tellDrops(LocalDate day, List<Drop> found) {
    drops.put(prefix + day, found.isEmpty() ? null : found);
  }

  private String begin(LocalDate day) {
    return prefix + Keys.sortable(midnight(day));
  }

  private String end(LocalDate day) {
    return prefix + Keys.sortable(midnight(day.plusDays(1)).minusMillis(1));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate first(KeyValueIterator<String, NetworkSignal> values) {
    try (values) {
      return values.hasNext() ? day(values.next().value) : null;
    }
  }
}
