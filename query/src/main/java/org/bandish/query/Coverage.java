package org.bandish.query;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bandish.schema.Subject;

/**
 * Hours of measurements without holes: an hour in which a network measured nothing of a subject
 * that it measures at other times has the count 0. That is silence, and says nothing of access.
 *
 * <p>Filled is the span that was asked for; where one of its ends was not asked for, from the first
 * or to the last hour that the network measured. Networks that never measured a subject are not
 * known, and are in no list.
 */
final class Coverage {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Filters filters;
  private final Map<String, Series> series = new TreeMap<>();

  /** One network's measured hours of one subject, and the hours [first, last] to be shown. */
  private record Series(
      Subject subject,
      Long asn,
      NavigableMap<Instant, SignalHour> measured,
      Instant first,
      Instant last) {
    SignalHour at(Instant hour) {
      SignalHour there = measured.get(hour);
      return there != null ? there : new SignalHour(subject, asn, hour, 0, 0, 0, 0);
    }

    boolean spans(Instant hour) {
      return !hour.isBefore(first) && !hour.isAfter(last);
    }
  }

  private Coverage(Filters filters) {
    this.filters = filters;
  }

  /** What orders the hours: the time, then subject and network. */
  static String key(SignalHour hour) {
    return Pages.sortable(hour.hour().toEpochMilli()) + " " + series(hour);
  }

  /**
   * The hours in the order of their keys; computed only as far as they are read.
   *
   * @param measured hours with measurements, all of the networks and subjects asked for
   * @param after where a page before ended; null: from the beginning
   */
  static Stream<SignalHour> fill(Filters filters, Collection<SignalHour> measured, String after) {
    Coverage coverage = new Coverage(filters);
    Map<String, NavigableMap<Instant, SignalHour>> hours = new TreeMap<>();
    for (SignalHour hour : measured) {
      hours.computeIfAbsent(series(hour), key -> new TreeMap<>()).put(hour.hour(), hour);
    }
    hours.forEach((key, each) -> coverage.series.put(key, coverage.series(each)));
    return coverage.from(after == null ? Instant.MIN : Pages.instant(after));
  }

  private static String series(SignalHour hour) {
    return hour.subject() + " " + hour.asn();
  }

  private Series series(NavigableMap<Instant, SignalHour> measured) {
    SignalHour any = measured.firstEntry().getValue();
    ZoneId zone = any.subject().zone();
    return new Series(
        any.subject(),
        any.asn(),
        measured,
        filters.from() == null ? measured.firstKey() : hour(filters.from().from(zone)),
        filters.to() == null ? measured.lastKey() : hour(filters.to().to(zone)));
  }

  private Stream<SignalHour> from(Instant start) {
    Instant first =
        series.values().stream().map(Series::first).min(Instant::compareTo).orElse(null);
    Instant last = series.values().stream().map(Series::last).max(Instant::compareTo).orElse(null);
    if (first == null) {
      return Stream.empty();
    }
    return Stream.iterate(
            start.isAfter(first) ? hour(start) : first,
            hour -> !hour.isAfter(last),
            hour -> hour.plus(HOUR))
        .flatMap(
            hour ->
                series.values().stream()
                    .filter(each -> each.spans(hour))
                    .map(each -> each.at(hour)))
        .filter(
            hour ->
                BanFilter.overlaps(
                    filters, hour.subject().zone(), hour.hour(), hour.hour().plus(HOUR)));
  }

  private static Instant hour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
