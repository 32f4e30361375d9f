package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bandish.event.Bound;
import org.bandish.event.Moment;
import org.bandish.event.Precision;
import org.bandish.event.Transition;

/** The brackets of a ban's start and end, and the durations that follow from them (domain 3.6). */
final class Bounds {
  /** An end less certain than this has no date. */
  private static final Duration DATED = Duration.ofDays(31);

  private static final Comparator<Fact> NARROWEST =
      Comparator.comparing((Fact fact) -> width(fact.moment())).thenComparing(Fact.BY_PUBLICATION);

  private final Collection<Fact> facts;
  private final Instants instants;
  private final ZoneId zone;

  Bounds(Collection<Fact> facts, Instants instants, ZoneId zone) {
    this.facts = facts;
    this.instants = instants;
    this.zone = zone;
  }

  static Duration width(Moment moment) {
    return Duration.between(moment.getEarliest(), moment.getLatest());
  }

  /**
   * The bracket of the start: an instrument's or a stated onset's own; else it opens at the last
   * access before.
   */
  Bound start(Ban ban) {
    List<Fact> legal =
        at(ban.start(), fact -> fact.role().isInstrument() || fact.role() == Role.RESUMPTION);
    List<Fact> onsets =
        at(ban.start(), fact -> fact.role().isBlocking() && fact.states(Transition.ONSET));
    List<Fact> stating = ban.stretches().get(0).step().inForce().isEmpty() ? onsets : legal;
    if (!stating.isEmpty()) {
      return bound(stating.get(0).moment(), ban.start(), stating.get(0));
    }
    return at(ban.start(), fact -> fact.role().isBlocking()).stream()
        .min(
            Comparator.comparing((Fact fact) -> fact.moment().getLatest())
                .thenComparing(Fact.BY_PUBLICATION))
        .map(report -> sinceLastAccess(ban.start(), report))
        .orElseGet(() -> afterSpanOfAccess(ban.start()));
  }

  /** The bracket of the end; null: the ban goes on. */
  Bound end(Ban ban) {
    Opening opening = ban.opening();
    if (opening == null) {
      return null;
    }
    if (opening.stated() != null) {
      return bound(opening.stated().moment(), opening.at(), opening.stated().fact());
    }
    Optional<Fact> access =
        opening.access().stream().min(Comparator.comparing(fact -> fact.moment().getLatest()));
    Instant latest = access.map(fact -> fact.moment().getLatest()).orElse(opening.at());
    List<String> evidence =
        Stream.concat(lastBlocking(opening.possiblySince()), access.stream())
            .map(Fact::id)
            .distinct()
            .toList();
    return bound(opening.possiblySince(), latest, opening.at(), Precision.RANGE, evidence);
  }

  private Bound sinceLastAccess(Instant start, Fact report) {
    Optional<Fact> access = lastAccessBefore(start);
    if (access.isEmpty()) {
      return bound(report.moment(), start, report);
    }
    Instant opens = lastInstant(access.get(), start);
    List<String> evidence = List.of(access.get().id(), report.id());
    return bound(opens, report.moment().getLatest(), start, Precision.RANGE, evidence);
  }

  private Bound afterSpanOfAccess(Instant start) {
    return facts.stream()
        .filter(
            fact ->
                fact.role() == Role.ACCESSIBLE
                    && !fact.isLasting()
                    && instants.untilOf(fact).equals(start))
        .min(Fact.BY_PUBLICATION)
        .map(span -> bound(span.until(), start, span))
        .orElseGet(() -> bound(start, start, start, Precision.MINUTE, List.of()));
  }

  private Optional<Fact> lastAccessBefore(Instant start) {
    return facts.stream()
        .filter(fact -> fact.role() == Role.ACCESSIBLE && instants.of(fact).isBefore(start))
        .max(
            Comparator.comparing((Fact fact) -> lastInstant(fact, start))
                .thenComparing(Fact.BY_PUBLICATION.reversed()));
  }

  /** The last instant before the other for which a report speaks. */
  private Instant lastInstant(Fact report, Instant before) {
    if (report.isLasting()) {
      return report.instant();
    }
    Instant until = instants.untilOf(report);
    return until.isBefore(before) ? until : before;
  }

  private Stream<Fact> lastBlocking(Instant instant) {
    return facts.stream()
        .filter(fact -> fact.role().isBlocking())
        .filter(
            fact -> (fact.isLasting() ? instants.of(fact) : instants.untilOf(fact)).equals(instant))
        .limit(1);
  }

  private List<Fact> at(Instant instant, Predicate<Fact> which) {
    return facts.stream()
        .filter(which)
        .filter(fact -> instants.of(fact).equals(instant))
        .sorted(NARROWEST)
        .toList();
  }

  private Bound bound(Moment moment, Instant best, Fact fact) {
    return bound(
        moment.getEarliest(), moment.getLatest(), best, moment.getPrecision(), List.of(fact.id()));
  }

  private Bound bound(
      Instant earliest, Instant latest, Instant best, Precision precision, List<String> evidence) {
    LocalDate date = best.atZone(zone).toLocalDate();
    return new Bound(earliest, latest, date, precision, evidence);
  }

  /** The end without a date where its bracket is too wide for one. */
  static Bound datedEnd(Bound end) {
    boolean dated = Duration.between(end.getEarliest(), end.getLatest()).compareTo(DATED) <= 0;
    return dated ? end : Bound.newBuilder(end).setDate(null).build();
  }

  /** The first local date in the bracket. */
  LocalDate firstDate(Bound bound) {
    return bound.getEarliest().atZone(zone).toLocalDate();
  }

  /** The last local date in the bracket, whose end is exclusive. */
  LocalDate lastDate(Bound bound) {
    boolean wide = bound.getLatest().isAfter(bound.getEarliest());
    return (wide ? bound.getLatest().minusMillis(1) : bound.getLatest()).atZone(zone).toLocalDate();
  }
}
