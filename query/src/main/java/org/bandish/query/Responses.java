package org.bandish.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.Statement;

/**
 * How long a banned platform was silent (domain 3.9). Computed here and not in the pipeline,
 * because who speaks for a platform is known by its names alone.
 */
record Responses(Names names) {
  /**
   * Local calendar days from the start of a ban to the first statement in its evidence by the
   * platform or its owner, on that day or later; null: there is none. A statement counts on the day
   * on which it was made, by the earliest that it may be.
   *
   * @param versions the facts of the subject that were public when the ban was derived
   */
  Long lagDays(BanInterval ban, Collection<Evidence> versions) {
    Set<String> evidence = new HashSet<>(ban.getEvidence());
    LocalDate start = Spans.startDate(ban);
    ZoneId zone = Spans.subject(ban).zone();
    return FactTimes.standing(
            versions.stream().filter(fact -> evidence.contains(fact.getId())).toList())
        .values()
        .stream()
        .filter(fact -> fact.getKind() == EvidenceKind.STATEMENT)
        .map(Evidence::getStatement)
        .filter(statement -> names.speaksFor(statement.getBy(), ban.getPlatform()))
        .map(statement -> LocalDate.ofInstant(at(statement).getEarliest(), zone))
        .filter(date -> !date.isBefore(start))
        .min(Comparator.naturalOrder())
        .map(date -> date.toEpochDay() - start.toEpochDay())
        .orElse(null);
  }

  private static Moment at(Statement statement) {
    return statement.getAt() == null ? statement.getPublished() : statement.getAt();
  }
}
