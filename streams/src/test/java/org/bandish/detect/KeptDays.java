package org.bandish.detect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Value;

/** One series in memory, with a count of what was read of it. */
final class KeptDays implements SeriesRun.Days {
  private final NavigableMap<LocalDate, NavigableMap<Instant, Value>> values = new TreeMap<>();
  private final NavigableSet<LocalDate> marks = new TreeSet<>();
  private final Map<LocalDate, MedianState> states = new TreeMap<>();
  private final NavigableMap<LocalDate, List<Drop>> drops = new TreeMap<>();
  int read;
  int failAfter = Integer.MAX_VALUE;

  void enter(Value value) {
    LocalDate day = value.at().atOffset(ZoneOffset.UTC).toLocalDate();
    Value before = values.computeIfAbsent(day, d -> new TreeMap<>()).put(value.at(), value);
    if (!value.equals(before)) {
      marks.add(day);
    }
  }

  List<Value> series() {
    return values.values().stream().flatMap(day -> day.values().stream()).toList();
  }

  Collection<Drop> found() {
    return SeriesRun.whole(drops.values());
  }

  @Override
  public List<Value> values(LocalDate day) {
    if (failAfter-- <= 0) {
      throw new IllegalStateException("cannot be read");
    }
    List<Value> found = List.copyOf(values.get(day).values());
    read += found.size();
    return found;
  }

  @Override
  public LocalDate next(LocalDate day) {
    return values.higherKey(day);
  }

  @Override
  public LocalDate previous(LocalDate day) {
    return values.lowerKey(day);
  }

  @Override
  public LocalDate marked() {
    return marks.isEmpty() ? null : marks.first();
  }

  @Override
  public void mark(LocalDate day) {
    marks.add(day);
  }

  @Override
  public void unmark(LocalDate day) {
    marks.remove(day);
  }

  @Override
  public MedianState before(LocalDate day) {
    return states.get(day);
  }

  @Override
  public void tellBefore(LocalDate day, MedianState state) {
    states.put(day, state);
  }

  @Override
  public void tellDrops(LocalDate day, List<Drop> found) {
    drops.put(day, found);
  }
}
