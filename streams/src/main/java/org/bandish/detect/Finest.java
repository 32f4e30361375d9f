package org.bandish.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which measurements of a network's day count, so that none counts twice: somebody publishes single
 * measurements, and again their number per hour or per day. Of the finest and the coarser word on
 * one span the finer counts, if it knows of at least half as many measurements; otherwise it is a
 * sample, and the coarser counts alone. A number for several days is judged by its first day.
 */
final class Finest {
  private static final int DAY = 24;

  /** Hours of the day [from, to), and how many hours were counted together. */
  private record Span(int from, int to, int hours) {}

  private Finest() {}

  /** Those that count, in their order. */
  static Collection<Measurement> of(Collection<Measurement> all) {
    if (all.stream().allMatch(each -> each.hours() == 0)) {
      return all;
    }
    Map<Integer, Map<Span, List<Measurement>>> levels = new TreeMap<>();
    for (Measurement each : all) {
      int to = Math.min(DAY, each.hour() + Math.max(1, each.hours()));
      levels
          .computeIfAbsent(each.hours(), hours -> new TreeMap<>(Finest::compare))
          .computeIfAbsent(new Span(each.hour(), to, each.hours()), span -> new ArrayList<>())
          .add(each);
    }
    Map<Long, Measurement> counted = new HashMap<>();
    levels.values().forEach(level -> level.forEach((span, same) -> enter(span, same, counted)));
    return all.stream().filter(each -> counted.containsKey(each.identity())).toList();
  }

  private static void enter(Span span, List<Measurement> same, Map<Long, Measurement> counted) {
    List<Measurement> finer =
        counted.values().stream()
            .filter(each -> each.hours() < span.hours())
            .filter(each -> each.hour() < span.to())
            .filter(each -> span.from() < each.hour() + Math.max(1, each.hours()))
            .toList();
    double share = span.hours() == 0 ? 1 : (span.to() - span.from()) / (double) span.hours();
    if (!finer.isEmpty() && 2 * count(finer) >= share * count(same)) {
      return;
    }
    finer.forEach(each -> counted.remove(each.identity()));
    same.forEach(each -> counted.put(each.identity(), each));
  }

  private static double count(Collection<Measurement> measurements) {
    return measurements.stream().mapToDouble(Measurement::count).sum();
  }

  private static int compare(Span one, Span other) {
    return one.from() != other.from()
        ? Integer.compare(one.from(), other.from())
        : Integer.compare(one.to(), other.to());
  }
}
