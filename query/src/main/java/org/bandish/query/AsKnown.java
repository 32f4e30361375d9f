package org.bandish.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Published;
import org.bandish.timeline.Scope;
import org.bandish.timeline.Statuses;
import org.bandish.timeline.Timeline;

/**
 * What is known at the time that a question names with asOf, else at present. A dated asOf is the
 * end of that day in the subject's zone.
 *
 * @param current the intervals by all that has arrived; where all answers to one question stand
 * @param now the asker's clock
 */
record AsKnown(Views views, Snapshot current, Filters filters, Instant now) {
  private static final Unreadable UNREADABLE = new Unreadable();

  /** What is known, by the views as they stand. */
  static AsKnown of(Views views, Filters filters, Instant now) {
    return new AsKnown(views, views.intervals().snapshot(), filters, now);
  }

  /** The instant at which it counts what is known; null: all that is known. */
  Instant asOf(ZoneId zone) {
    return filters.asOf() == null ? null : filters.asOf().to(zone);
  }

  /** The instant up to which an ongoing ban counts: what was known then knows no later present. */
  Instant present(String country) {
    Instant asOf = asOf(Countries.zoneOf(country));
    return asOf == null || now.isBefore(asOf) ? now : asOf;
  }

  /** The intervals of the country that was asked for, or of all. */
  Snapshot snapshot() {
    return snapshot(filters.country());
  }

  /**
   * The intervals.
   *
   * @param country null: of all countries
   */
  Snapshot snapshot(String country) {
    if (filters.asOf() == null) {
      return current;
    }
    List<BanInterval> known = new ArrayList<>();
    for (Subject subject : views.evidence().subjects()) {
      if ((country == null || country.equals(subject.country())) && isPlatform(subject)) {
        known.addAll(derived(subject).orElse(List.of()));
      }
    }
    return new Snapshot(known, current.offset(), null);
  }

  /** The intervals of a subject, by start; none where they cannot be derived. */
  List<BanInterval> bans(Subject subject) {
    return filters.asOf() == null ? current.of(subject) : derived(subject).orElse(List.of());
  }

  /**
   * The intervals of a subject, derived; empty: its evidence cannot be read. As in the pipeline
   * that is a failure of this subject alone.
   */
  private Optional<List<BanInterval>> derived(Subject subject) {
    return reading(
        subject,
        () -> Timeline.derive(subject, views.evidence().of(subject), asOf(subject.zone())));
  }

  /**
   * How a subject stands; where its evidence cannot be read, by its intervals alone.
   *
   * @param at the moment asked for
   */
  Statuses.Now status(Subject subject, Instant at) {
    Instant asOf = asOf(subject.zone());
    Instant told = asOf == null ? now : asOf;
    Collection<Evidence> all = views.evidence().of(subject);
    Optional<List<BanInterval>> bans =
        asOf == null ? Optional.of(current.of(subject)) : derived(subject);
    return bans.flatMap(known -> reading(subject, () -> Statuses.at(subject, known, all, at, told)))
        .orElseGet(() -> Statuses.at(subject, bans.orElse(List.of()), List.of(), at, told));
  }

  private static <T> Optional<T> reading(Subject subject, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (RuntimeException e) {
      UNREADABLE.report(subject, e);
    } catch (StackOverflowError e) {
      UNREADABLE.report(subject, new IllegalStateException("evidence nests too deep", e));
    }
    return Optional.empty();
  }

  /** The ban with the time to the platform's first statement. */
  Ban responded(Ban ban) {
    Subject subject = Spans.subject(ban.interval());
    return ban.respondedAfter(
        new Responses(views.names()).lagDays(ban.interval(), evidence(subject)));
  }

  /**
   * Every version of every fact entered under a subject that was public, as it was known; of
   * measured spans what was held to be so.
   */
  List<Evidence> evidence(Subject subject) {
    Instant asOf = asOf(subject.zone());
    Collection<Evidence> all = views.evidence().of(subject);
    return all.stream()
        .filter(fact -> isKnown(fact, asOf))
        .map(fact -> Published.asOf(fact, asOf))
        .toList();
  }

  /**
   * As {@link #evidence}, without facts that do not name the subject: an entry may stand under
   * subjects of the facts that it corrects, and says nothing of them.
   */
  List<Evidence> speaking(Subject subject) {
    return evidence(subject).stream()
        .filter(fact -> Scope.subjects(fact).contains(subject))
        .toList();
  }

  /** Every subject of which something was known, sorted; connectivity is none. */
  Set<Subject> subjects() {
    Set<Subject> subjects = new TreeSet<>(views.evidence().subjects());
    subjects.removeIf(subject -> speaking(subject).isEmpty());
    if (filters.asOf() == null) {
      subjects.addAll(current.subjects());
    }
    subjects.removeIf(subject -> !isPlatform(subject));
    return subjects;
  }

  private static boolean isKnown(Evidence fact, Instant asOf) {
    return fact.getKind() == EvidenceKind.UNKNOWN ? asOf == null : Published.isKnown(fact, asOf);
  }

  private static boolean isPlatform(Subject subject) {
    return !subject.platform().equals(Subject.CONNECTIVITY);
  }
}
