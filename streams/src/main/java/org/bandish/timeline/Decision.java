package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bandish.event.Access;

/**
 * What held from the end of the last instrument on (domain 3.3, the table), by the first lasting
 * report after it. A measured span decides as one where it begins.
 */
final class Decision {
  /** A report later than this decides nothing. */
  static final Duration COMPLIANCE_WINDOW = Duration.ofDays(60);

  private final List<Fact> facts;
  private final Instants instants;

  Decision(Collection<Fact> facts, Instants instants) {
    this.facts =
        facts.stream()
            .sorted(
                Comparator.comparing(instants::of)
                    .thenComparing(Decision::rank)
                    .thenComparing(Fact.BY_PUBLICATION))
            .toList();
    this.instants = instants;
  }

  /** Beginnings before ends. */
  private static int rank(Fact fact) {
    return fact.role().isBeginning() ? 0 : 1;
  }

  /**
   * The state of the lasting track from the end on.
   *
   * @param end when the last instrument ended, or the restoration was ordered
   * @param legal the instruments after it
   */
  Access from(Instant end, LegalTrack legal) {
    Optional<Fact> report = firstReport(end);
    if (report.isEmpty() || newInstrumentOrResumption(end, instants.of(report.get()), legal)) {
      return Access.UNOBSERVED;
    }
    Duration after = Duration.between(end, instants.of(report.get()));
    return DecisionRule.of(report.get(), after).from(report.get());
  }

  private Optional<Fact> firstReport(Instant end) {
    return facts.stream()
        .filter(fact -> fact.isLasting() || (fact.isMeasured() && fact.role().isReport()))
        .filter(
            fact ->
                fact.role().isBlocking()
                    ? instants.of(fact).isAfter(end)
                    : !instants.of(fact).isBefore(end))
        .filter(fact -> !instants.of(fact).isAfter(end.plus(COMPLIANCE_WINDOW)))
        .findFirst();
  }

  /** Whether an instrument opens, or one is resumed, after the end and not after the report. */
  private boolean newInstrumentOrResumption(Instant end, Instant report, LegalTrack legal) {
    LegalTrack ahead = legal.copyOfSuspended();
    for (Fact fact : facts) {
      Instant at = instants.of(fact);
      if (at.isAfter(end) && !at.isAfter(report)) {
        if (fact.role().isInstrument()) {
          return true;
        }
        ahead.expire(at, instants);
        if (fact.role() == Role.RESUMPTION && !ahead.resume(fact).isEmpty()) {
          return true;
        }
        if (fact.role() == Role.EXTENSION) {
          ahead.extend(fact);
        } else if (fact.role().isLift()) {
          ahead.end(at, List.of(fact), instants);
        }
      }
    }
    return false;
  }
}
