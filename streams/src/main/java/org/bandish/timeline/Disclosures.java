package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.StatementKind;

/**
 * Whether and when the public was told of a ban (domain 3.8).
 *
 * @param disclosure announced, acknowledged later, or not at all
 * @param acknowledged the local date of the first acknowledgement; null unless acknowledged later
 * @param lagDays local calendar days from the start to it; null unless acknowledged later
 */
record Disclosures(Disclosure disclosure, LocalDate acknowledged, Long lagDays) {
  private static final Duration PROMPT = Duration.ofDays(1);

  /**
   * The disclosure of a ban.
   *
   * @param evidence the facts that belong to it
   */
  static Disclosures of(Ban ban, Bound start, Collection<Fact> evidence, ZoneId zone) {
    Instant prompt = start.getLatest().plus(PROMPT);
    boolean announced =
        ban.instruments().stream()
            .filter(
                fact ->
                    fact.evidence().getBanOrder() == null
                        || fact.evidence().getBanOrder().getAnnounced())
            .anyMatch(fact -> !fact.first().published().getLatest().isAfter(prompt));
    List<Fact> telling =
        Stream.concat(
                ban.instruments().stream(), evidence.stream().filter(Disclosures::acknowledges))
            .sorted(Fact.BY_FIRST_PUBLICATION)
            .toList();
    DisclosureRule rule = DisclosureRule.of(announced, !telling.isEmpty());
    if (rule != DisclosureRule.ACKNOWLEDGED_LATER) {
      return new Disclosures(rule.disclosure(), null, null);
    }
    LocalDate date = telling.get(0).first().published().getEarliest().atZone(zone).toLocalDate();
    return new Disclosures(
        rule.disclosure(), date, date.toEpochDay() - start.getDate().toEpochDay());
  }

  private static boolean acknowledges(Fact fact) {
    return is(fact, StatementKind.ACKNOWLEDGES);
  }

  /** Whether a claim that the ban was lifted stands. */
  static boolean contested(Collection<Fact> evidence) {
    return evidence.stream().anyMatch(fact -> is(fact, StatementKind.CLAIMS_LIFTED));
  }

  private static boolean is(Fact fact, StatementKind kind) {
    return fact.evidence().getStatement() != null
        && fact.evidence().getStatement().getKind() == kind;
  }
}
