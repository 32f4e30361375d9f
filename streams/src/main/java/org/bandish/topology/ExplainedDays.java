package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.detect.OutageHours;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * The days (UTC) of whose hours an outage says something else now, or did at any time.
 *
 * @param outage one self of it, for its place and network
 * @param first of the days
 * @param last of the days, inclusive
 * @param start the first day of the outage
 */
record ExplainedDays(Outage outage, LocalDate first, LocalDate last, LocalDate start) {
  /** What the change of a belief changes; null: nothing. */
  static ExplainedDays of(OutageChange change) {
    List<Belief> both = change.beliefs();
    if (both.isEmpty()) {
      return null;
    }
    Belief one = both.get(0);
    Belief other = both.get(both.size() - 1);
    Instant start = earlier(one.outage().getStart(), other.outage().getStart());
    Instant end = OutageHours.explainsTo(one.outage());
    Instant otherEnd = OutageHours.explainsTo(other.outage());
    boolean isOpen = end == null || otherEnd == null;
    LocalDate last = isOpen ? MarkExplained.OPEN : day(later(end, otherEnd));
    if (both.size() == 1 || !isSameUpToItsEnd(one, other)) {
      return new ExplainedDays(one.outage(), day(start), last, day(start));
    }
    // Place and network are in its key.
    if (Objects.equals(end, otherEnd)) {
      return null;
    }
    return new ExplainedDays(one.outage(), day(earlier(end, otherEnd)), last, day(start));
  }

  private static boolean isSameUpToItsEnd(Belief one, Belief other) {
    return one.outage().getStart().equals(other.outage().getStart())
        && Objects.equals(one.outage().getKnownSince(), other.outage().getKnownSince())
        && Objects.equals(one.until(), other.until());
  }

  String country() {
    return outage.getCountry();
  }

  /**
   * The first and the last of the days on which the subject was measured, in its network where the
   * outage is of one; empty where there is none.
   */
  List<LocalDate> measured(Subject subject, KeyValueStore<String, SignalDay> days) {
    if (outage.getRegion() != null && !outage.getRegion().equals(subject.region())) {
      return List.of();
    }
    String under = Keys.under(subject);
    List<LocalDate> measured = new ArrayList<>();
    String behind = under + last + Keys.AFTER_BAR;
    try (KeyValueIterator<String, SignalDay> keys = days.range(under + first, behind)) {
      add(measured, keys);
    }
    // Spans told of a whole place's outage end with it, though later days were not measured.
    LocalDate from = outage.getAsn() == null ? start : first;
    try (KeyValueIterator<String, SignalDay> keys = days.reverseRange(under + from, behind)) {
      add(measured, keys);
    }
    if (outage.getAsn() == null && !first.equals(start)) {
      String before = under + first;
      try (KeyValueIterator<String, SignalDay> keys = days.reverseRange(under + start, before)) {
        add(measured, keys);
      }
    }
    return measured;
  }

  private void add(List<LocalDate> measured, KeyValueIterator<String, SignalDay> keys) {
    while (keys.hasNext()) {
      String key = keys.peekNextKey();
      int network = key.lastIndexOf(Keys.BAR) + 1;
      if (outage.getAsn() == null || key.substring(network).equals(outage.getAsn().toString())) {
        measured.add(LocalDate.parse(key.substring(key.indexOf(Keys.BAR) + 1, network - 1)));
        return;
      }
      keys.next();
    }
  }

  /** Of two ends, one of which may be open. */
  private static Instant earlier(Instant one, Instant other) {
    if (one == null) {
      return other;
    }
    return other == null || one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
