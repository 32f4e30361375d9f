package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * The days (UTC) of whose hours an outage now says something else.
 *
 * @param outage one self of it, for its place and network
 * @param first of the days
 * @param last of the days, inclusive
 * @param start the first day of the outage
 */
record ExplainedDays(Outage outage, LocalDate first, LocalDate last, LocalDate start) {
  /** What the change of an outage changes; null: nothing. */
  static ExplainedDays of(OutageChange change) {
    List<Outage> both = change.both();
    if (both.isEmpty()) {
      return null;
    }
    Outage one = both.get(0);
    Outage other = both.get(both.size() - 1);
    Instant start = one.getStart().isBefore(other.getStart()) ? one.getStart() : other.getStart();
    boolean isOpen = one.getEnd() == null || other.getEnd() == null;
    LocalDate last = isOpen ? MarkExplained.OPEN : day(later(one.getEnd(), other.getEnd()));
    boolean sameStart =
        one.getStart().equals(other.getStart())
            && Objects.equals(one.getKnownSince(), other.getKnownSince());
    if (both.size() == 1 || !sameStart) {
      return new ExplainedDays(one, day(start), last, day(start));
    }
    // Place and network are in its key. When it was last seen moves every hour and says nothing.
    if (Objects.equals(one.getEnd(), other.getEnd())) {
      return null;
    }
    return new ExplainedDays(one, day(earlierEnd(one, other)), last, day(start));
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

  private static Instant earlierEnd(Outage one, Outage other) {
    if (one.getEnd() == null) {
      return other.getEnd();
    }
    return other.getEnd() == null || one.getEnd().isBefore(other.getEnd())
        ? one.getEnd()
        : other.getEnd();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
