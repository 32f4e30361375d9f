package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** The ban of X of 2024 explained from the record, and what holds of every explanation. */
class ExplanationTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldSayWhichFactMadeTheBanKnownAndWhatTheLetterChanged() throws IOException {
    Explanation explanation = of2024(null);

    List<Explanation.Step> steps = explanation.steps();

    assertThat(steps.get(0).fact().getId()).isEqualTo("pk-2024-02-17-report-x-blocked");
    assertThat(steps.get(0).changed()).containsExactly("opened");
    assertThat(steps.get(0).sentence())
        .isEqualTo(
            "It was reported blocked on 2024-02-17 (onset). With it the ban was known."
                + " (act.observes-blocked: blocked persists until something else is reported)");
    Explanation.Step letter = step(steps, "pk-2024-02-17-moi-x");
    assertThat(letter.rule()).isEqualTo("act.opens-instrument");
    assertThat(letter.changed())
        .contains("ordered", "phases", "imposedBy", "disclosure", "acknowledged");
    assertThat(letter.sentence())
        .startsWith(
            "moi ordered it blocked from 2024-02-17, and did not announce it. It changed: ");
    assertThat(letter.sources()).isNotEmpty();
    assertThat(step(steps, "pk-2024-03-28-government-x").changed()).isEmpty();
    assertThat(step(steps, "pk-2025-05-07-report-x-restored").changed())
        .containsExactly("end", "observed", "phases", "ending");
  }

  @Test
  void shouldSayWhyTheBoundsAreWhatTheyAre() throws IOException {
    List<Reasons.Reason> reasons = of2024(null).reasons();

    assertThat(reasons)
        .extracting(Reasons.Reason::rule)
        .startsWith("start.by-act", "end.by-restoration");
    assertThat(reasons.get(0).sentence())
        .isEqualTo(
            "It began between 2024-02-17 and 2024-02-18: it began when the order, or the ruling that"
                + " resumed it, took effect.");
    assertThat(reasons.get(1).evidence()).containsExactly("pk-2025-05-07-report-x-restored");
    assertThat(reasons)
        .extracting(Reasons.Reason::rule)
        .endsWith("phase.defied", "ending.silent", "disclosure.acknowledged-later");
    assertThat(reasons.get(reasons.size() - 1).sentence())
        .startsWith("It was acknowledged on 2024-03-20, 32 days after it began: ");
  }

  @Test
  void shouldExplainWhatWasKnownThen() throws IOException {
    Instant asOf = LocalDate.of(2024, 3, 2).atStartOfDay(X.zone()).toInstant();

    Explanation explanation = of2024(asOf);

    assertThat(explanation.steps())
        .extracting(step -> step.fact().getId())
        .doesNotContain("pk-2024-02-17-moi-x")
        .contains("pk-2024-02-22-shc-x");
    assertThat(explanation.reasons())
        .extracting(Reasons.Reason::rule)
        .containsExactly(
            "start.by-onset",
            "end.unknown",
            "phase.unordered",
            "phase.defied",
            "disclosure.unacknowledged");
  }

  @Test
  void shouldExplainEveryBanOfTheRecord() throws IOException {
    Set<String> rules = new HashSet<>();
    for (Map.Entry<Subject, List<Evidence>> entry : record().entrySet()) {
      for (BanInterval ban : Timeline.derive(entry.getKey(), entry.getValue(), null)) {
        Explanation explanation =
            new Explanation(entry.getKey(), entry.getValue(), ban.getId(), null);
        assertThat(explanation.steps()).hasSize((int) ban.getEvidenceCount());
        explanation.steps().forEach(step -> rules.add(step.rule()));
        explanation.reasons().forEach(reason -> rules.add(reason.rule()));
      }
    }
    assertThat(rules)
        .contains(
            "act.lifts",
            "act.acknowledges",
            "act.observes-accessible",
            "start.by-report",
            "start.after-access",
            "end.by-act",
            "end.by-span",
            "end.before-access",
            "end.without-date",
            "ending.by-court",
            "ending.by-authority",
            "ending.by-expiry",
            "phase.enforced",
            "phase.ordered",
            "phase.not-enforced");
  }

  @Test
  void shouldSayNothingOfABanThatIsNotThere() throws IOException {
    Explanation explanation = new Explanation(X, record().get(X), "pk-x-000000", null);

    assertThat(explanation.interval()).isNull();
    assertThat(explanation.steps()).isEmpty();
    assertThat(explanation.reasons()).isEmpty();
  }

  private static Explanation.Step step(List<Explanation.Step> steps, String id) {
    return steps.stream().filter(step -> step.fact().getId().equals(id)).findFirst().orElseThrow();
  }

  private static Explanation of2024(Instant asOf) throws IOException {
    List<Evidence> evidence = record().get(X);
    BanInterval ban =
        Timeline.derive(X, evidence, null).stream()
            .filter(each -> LocalDate.of(2024, 2, 17).equals(each.getStart().getDate()))
            .findFirst()
            .orElseThrow();
    return new Explanation(X, evidence, ban.getId(), asOf);
  }

  private static Map<Subject, List<Evidence>> record() throws IOException {
    return ReadFacts.in(ReadFacts.RECORD.resolve("pakistan"));
  }
}
