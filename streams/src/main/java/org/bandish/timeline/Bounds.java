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

  /**
   * A bracket.
   *
   * @param closed whether its last instant belongs to it: the fact that gives it knows the instant
   */
  record Bracket(Bound bound, boolean closed) {}

  static Duration width(Moment moment) {
    return Duration.between(moment.getEarliest(), moment.getLatest());
  }

  /**
   * The bracket of the start: an instrument's or a stated onset's own; else it opens at the last
   * access before.
   */
  Bracket start(Ban ban) {
    List<Fact> stating =
        ban.legalStart().isEmpty()
            ? at(ban.start(), fact -> fact.role().isBlocking() && fact.states(Transition.ONSET))
            : ban.legalStart().stream().sorted(NARROWEST).toList();
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
  Bracket end(Ban ban) {
    Opening opening = ban.opening();
    if (opening == null) {
      return null;
    }
    if (opening.stated() != null) {
      return bound(opening.stated().moment(), opening.at(), opening.stated().fact());
    }
    Optional<Fact> access = firstAccess(opening);
    Instant latest = access.map(fact -> fact.moment().getLatest()).orElse(opening.at());
    // access that meets a beginning counts a minute later, and a span of blocking speaks until then
    Instant earliest =
        access
            .map(Fact::instant)
            .filter(opening.possiblySince()::isAfter)
            .orElse(opening.possiblySince());
    List<String> evidence =
        Stream.concat(lastBlocking(opening.possiblySince()), access.stream())
            .map(Fact::id)
            .distinct()
            .toList();
    boolean closed = access.map(fact -> width(fact.moment()).isZero()).orElse(true);
    return bound(earliest, latest, closed, opening.at(), Precision.RANGE, evidence);
  }

  private static Optional<Fact> firstAccess(Opening opening) {
    return opening.access().stream().min(Comparator.comparing(fact -> fact.moment().getLatest()));
  }

  private Bracket sinceLastAccess(Instant start, Fact report) {
    Optional<Fact> access = lastAccessBefore(start);
    if (access.isEmpty()) {
      return bound(report.moment(), start, report);
    }
    Instant opens = lastInstant(access.get(), start);
    List<String> evidence = List.of(access.get().id(), report.id());
    boolean closed = width(report.moment()).isZero();
    return bound(opens, report.moment().getLatest(), closed, start, Precision.RANGE, evidence);
  }

  private Bracket afterSpanOfAccess(Instant start) {
    return facts.stream()
        .filter(
            fact ->
                fact.role() == Role.ACCESSIBLE
                    && !fact.isLasting()
                    && instants.untilOf(fact).equals(start))
        .min(Fact.BY_PUBLICATION)
        .map(span -> bound(span.until(), start, span))
        .orElseGet(() -> bound(start, start, true, start, Precision.MINUTE, List.of()));
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
            fact ->
                (fact.isLasting() ? instants.of(fact) : fact.until().getEarliest()).equals(instant))
        .limit(1);
  }

  private List<Fact> at(Instant instant, Predicate<Fact> which) {
    return facts.stream()
        .filter(which)
        .filter(fact -> instants.of(fact).equals(instant))
        .sorted(NARROWEST)
        .toList();
  }

  private Bracket bound(Moment moment, Instant best, Fact fact) {
    return bound(
        moment.getEarliest(),
        moment.getLatest(),
        width(moment).isZero(),
        best,
        moment.getPrecision(),
        List.of(fact.id()));
  }

  private Bracket bound(
      Instant earliest,
      Instant latest,
      boolean closed,
      Instant best,
      Precision precision,
      List<String> evidence) {
    LocalDate date = best.atZone(zone).toLocalDate();
    return new Bracket(new Bound(earliest, latest, date, precision, evidence), closed);
  }

  /** The end without a date where its bracket is too wide for one. */
  static Bound datedEnd(Bound end) {
    boolean dated = Duration.between(end.getEarliest(), end.getLatest()).compareTo(DATED) <= 0;
    return dated ? end : Bound.newBuilder(end).setDate(null).build();
  }

  /** The first local date in the bracket. */
  LocalDate firstDate(Bracket bracket) {
    return bracket.bound().getEarliest().atZone(zone).toLocalDate();
  }

  /** The last local date in the bracket. */
  LocalDate lastDate(Bracket bracket) {
    Instant latest = bracket.bound().getLatest();
    return (bracket.closed() ? latest : latest.minusMillis(1)).atZone(zone).toLocalDate();
  }
}
