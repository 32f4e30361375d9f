package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
   * What held from the end on.
   *
   * @param end when the last instrument ended, or the restoration was ordered
   * @param ends what ended then, or the restoration orders
   * @param legal the instruments after it
   */
  Decided from(Instant end, List<LegalEnd> ends, LegalTrack legal) {
    return firstReport(end)
        .filter(report -> !newInstrumentOrResumption(end, instants.of(report), legal))
        .map(report -> new Decided(end, ends, rule(end, report), report))
        .orElseGet(() -> new Decided(end, ends, DecisionRule.OBEYED, null));
  }

  private DecisionRule rule(Instant end, Fact report) {
    return DecisionRule.of(report, Duration.between(end, instants.of(report)));
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
