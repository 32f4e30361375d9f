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
  private static final String LETTER = "pk-2024-02-17-moi-x";

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
            "moi ordered it blocked from 2024-02-17, and did not announce it. With what else became"
                + " public then, it changed: ")
        .contains(
            "imposedBy, from nobody known to moi;",
            "disclosure, from UNACKNOWLEDGED to ACKNOWLEDGED_LATER (disclosure.acknowledged-later)");
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
            "It began on 2024-02-17: it began when the order, or the ruling that resumed it, took"
                + " effect.");
    assertThat(reasons.get(1).evidence()).containsExactly("pk-2025-05-07-report-x-restored");
    assertThat(reasons)
        .extracting(Reasons.Reason::rule)
        .endsWith("phase.defied", "ending.silent", "disclosure.acknowledged-later");
    assertThat(reasons.get(reasons.size() - 1).sentence())
        .startsWith("It was acknowledged on 2024-03-20, 32 days after it began: ");
    assertThat(reasons).last().extracting(Reasons.Reason::evidence).isEqualTo(List.of(LETTER));
    assertThat(reasons.get(0).sources()).isNotEmpty();
    assertThat(reasons)
        .filteredOn(reason -> reason.rule().equals("phase.enforced"))
        .isNotEmpty()
        .allMatch(reason -> reason.evidence().equals(List.of(LETTER)));
  }

  @Test
  void shouldTellAClaimThatWasTakenBackAsPartOfTheStory() throws IOException {
    List<Explanation.Step> steps = of2024(null).steps();

    Explanation.Step claim = step(steps, "pk-2024-09-12-pta-x");
    assertThat(claim.stands()).isFalse();
    assertThat(claim.changed()).containsExactly("contested");
    assertThat(claim.sentence()).contains("contested, from no to yes. It no longer stands.");
    Explanation.Step taken = step(steps, "pk-2024-09-14-pta-x");
    assertThat(taken.stands()).isTrue();
    assertThat(taken.sentence()).contains("contested, from yes to no");
  }

  @Test
  void shouldTellOfSpansOnlyWhatChanged() throws IOException {
    Explanation.Step opening = step(of2024(null).steps(), "pk-2024-02-19-report-x-open");

    assertThat(opening.changes())
        .containsExactly(
            new Explanation.Change(
                "observed",
                "BLOCKED from 2024-02-18 12:00 on",
                "BLOCKED 2024-02-18 12:00 to 2024-02-19 12:54, ACCESSIBLE 2024-02-19 12:54 to"
                    + " 2024-02-20, BLOCKED from 2024-02-20 on",
                List.of()));
  }

  @Test
  void shouldCallAuthoritiesByTheirNamesWhereTheyAreKnown() throws IOException {
    History history = new History(X, record().get(X));
    Explanation explanation =
        new Explanation(
            X,
            history,
            of2024(null).interval().getId(),
            null,
            name -> name.equals("moi") ? "The Ministry of Interior" : name);

    assertThat(step(explanation.steps(), LETTER).sentence())
        .startsWith("The Ministry of Interior ordered it blocked from 2024-02-17")
        .contains("imposedBy, from nobody known to The Ministry of Interior;");
  }

  @Test
  void shouldMentionNothingThatBecamePublicLater() throws IOException {
    List<Evidence> all = record().get(X);
    History history = new History(X, all);
    List<Instant> withBan =
        history.instants(null).stream().filter(at -> !history.asOf(at).isEmpty()).toList();
    assertThat(withBan).hasSizeGreaterThan(20);
    for (Instant asOf : withBan) {
      List<Evidence> published =
          all.stream().filter(fact -> !Published.knownAt(fact).isAfter(asOf)).toList();
      List<BanInterval> bans = history.asOf(asOf);
      String id = bans.get(bans.size() - 1).getId();
      Explanation explained = new Explanation(X, history, id, asOf, name -> name);
      Explanation ofNoMore = new Explanation(X, published, id, null);

      assertThat(explained.steps()).as("%s", asOf).isEqualTo(ofNoMore.steps()).isNotEmpty();
      assertThat(explained.reasons()).as("%s", asOf).isEqualTo(ofNoMore.reasons()).isNotEmpty();
      assertThat(explained.steps()).noneMatch(step -> step.knownAt().isAfter(asOf));
    }
  }

  @Test
  void shouldKnowSinceWhenAndUntilWhenABanWasKnownUnderItsId() throws IOException {
    History history = new History(X, record().get(X));

    assertThat(history.known(of2024(null).interval().getId()))
        .containsExactly(
            new History.Known(LocalDate.of(2024, 2, 18).atStartOfDay(X.zone()).toInstant(), null));
    assertThat(history.known("pk-x-000000")).isEmpty();
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
            "decision.blocked-all-along",
            "decision.blocked-all-along",
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
        assertThat(explanation.steps())
            .filteredOn(Explanation.Step::stands)
            .extracting(step -> step.fact().getId())
            .doesNotHaveDuplicates()
            .containsAll(ban.getEvidence());
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
