package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** The story of a ban as it became known: when it came, went, changed its name, and why. */
class ExplanationStoryTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final String ORDER =
      """
      - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01}
      """;
  private static final String BLOCKED =
      """
      - {type: network-signal, id: blocked, country: PK, platform: x, source: report, at: 2021-03-02, blocked: 1}
      """;
  private static final String LIFT =
      """
      - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-03-10}
      """;
  private static final String STILL =
      """
      - {type: network-signal, id: still, country: PK, platform: x, source: report, at: 2021-03-25, blocked: 1}
      """;

  /** A ban of two years before, which no sentence about the other may name. */
  private static final String LONG_AGO =
      """
      - {type: network-signal, id: long-ago, country: PK, platform: x, source: report, at: 2019-03-01, until: 2019-03-05, blocked: 1}
      """;

  @Test
  void shouldNameTheDecisionThatALiftMadeAndThatAReportMadeOfIt() throws IOException {
    List<Evidence> facts = facts(ORDER + BLOCKED + LIFT + STILL);
    Explanation explanation = explain(facts, last(facts));

    assertThat(rules(explanation, "lift", "end")).containsExactly("end.by-act", "decision.obeyed");
    assertThat(rules(explanation, "still", "end"))
        .containsExactly("end.unknown", "decision.blocked-all-along");
    assertThat(rules(explanation, "still", "observed"))
        .containsExactly("decision.blocked-all-along");
    assertThat(rules(explanation, "still", "phases"))
        .containsExactly(
            "decision.blocked-all-along", "phase.ordered", "phase.enforced", "phase.defied");
    assertThat(explanation.reasons())
        .filteredOn(reason -> reason.part().equals("decision"))
        .extracting(Reasons.Reason::sentence, Reasons.Reason::evidence, Reasons.Reason::section)
        .containsExactly(
            tuple(
                "What held from 2021-03-10 on, when the last order ended: it was reported blocked"
                    + " later, without a word of a new onset: it was blocked all along.",
                List.of("lift", "still"),
                "3.3"));
  }

  @Test
  void shouldNotNameADecisionAgainThatAFactDidNotChange() throws IOException {
    List<Evidence> facts =
        facts(
            ORDER
                + BLOCKED
                + LIFT
                + STILL
                + """
                - {type: network-signal, id: brief, country: PK, platform: x, source: report, at: 2021-04-02, until: 2021-04-03, ok: 1}
                """);

    assertThat(rules(explain(facts, last(facts)), "brief", "observed")).isEmpty();
  }

  @Test
  void shouldSayThatAnOrderToRestoreWasDefiedWhereNoOrderIsKnown() throws IOException {
    List<Evidence> facts =
        facts(
            BLOCKED
                + """
                - {type: court-ruling, id: restore, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-unblock, decided: 2021-03-10}
                - {type: network-signal, id: open, country: PK, platform: x, source: report, at: 2021-03-20, ok: 1, transition: restoration}
                """);

    assertThat(explain(facts, last(facts)).reasons())
        .filteredOn(reason -> reason.part().equals("decision"))
        .extracting(Reasons.Reason::rule, Reasons.Reason::sentence, Reasons.Reason::evidence)
        .containsExactly(
            tuple(
                "decision.restored-late",
                "What held from 2021-03-10 on, when it was ordered restored: its restoration was"
                    + " reported more than 72 hours later: it was blocked until then.",
                List.of("restore", "open")));
  }

  @Test
  void shouldSayWhereItStoodAloneAndWhereWithOthersOfItsDay() throws IOException {
    List<Evidence> facts =
        facts(
            ORDER
                + LIFT
                + BLOCKED
                + """
                - {type: statement, id: claim, country: PK, platforms: [x], by: pta, kind: claims-lifted, at: 2021-03-10}
                """);
    Explanation explanation = explain(facts, last(facts));

    assertThat(step(explanation, "blocked").sentence()).contains("2021-03-02. It changed: ");
    assertThat(step(explanation, "lift").sentence())
        .contains("from 2021-03-10. With what else became public then, it changed: ");
    assertThat(step(explanation, "order").effect()).isEqualTo("opens-instrument");
  }

  @Test
  void shouldSayThatItGoesByAnotherIdSinceWhatNamedItWasTakenBack() throws IOException {
    List<Evidence> facts =
        facts(
            LONG_AGO
                + """
                - {type: network-signal, id: first, country: PK, platform: x, source: report, at: 2021-03-01, blocked: 1}
                - {type: network-signal, id: second, country: PK, platform: x, source: report, at: 2021-03-02, blocked: 1}
                - {type: withdrawal, id: back, country: PK, platforms: [x], withdraws: first, published: 2021-04-01}
                """);
    String named = idAsOf(facts, "back");
    Explanation explanation = explain(facts, last(facts));

    assertThat(step(explanation, "back").sentence())
        .startsWith(
            "What first says was withdrawn. With it the ban that was known as "
                + named
                + " goes by this id.");
    assertThat(step(explanation, "second").sentence()).contains("It changed nothing of this ban.");
  }

  @Test
  void shouldSayThatItWasPartOfAnotherWhileTheAccessBetweenWasTakenBack() throws IOException {
    List<Evidence> facts =
        facts(
            LONG_AGO
                + """
                - {type: network-signal, id: first, country: PK, platform: x, source: report, at: 2021-01-01, blocked: 1}
                - {type: network-signal, id: open, country: PK, platform: x, source: report, at: 2021-01-10, ok: 1}
                - {type: network-signal, id: second, country: PK, platform: x, source: report, at: 2021-02-10, blocked: 1}
                - {type: withdrawal, id: back, country: PK, platforms: [x], withdraws: open, published: 2021-06-01}
                - {type: withdrawal, id: again, country: PK, platforms: [x], withdraws: back, published: 2021-07-01}
                """);
    List<BanInterval> bans = Timeline.derive(X, facts, null);
    assertThat(bans).hasSize(3);
    Explanation explanation = explain(facts, bans.get(2).getId());

    assertThat(step(explanation, "back").sentence())
        .contains("With it the ban was part of " + bans.get(1).getId() + ".");
    assertThat(step(explanation, "again").sentence())
        .as("the other was there before and is there still")
        .contains("With it the ban was known.");
  }

  @Test
  void shouldSayThatThereWasNoSuchBanWhileItsOrderWasTakenBack() throws IOException {
    List<Evidence> facts =
        facts(
            LONG_AGO
                + ORDER
                + """
                - {type: network-signal, id: later, country: PK, platform: x, source: report, at: 2022-03-01, until: 2022-03-05, blocked: 1}
                - {type: withdrawal, id: back, country: PK, platforms: [x], withdraws: order, published: 2022-06-01}
                - {type: withdrawal, id: again, country: PK, platforms: [x], withdraws: back, published: 2022-07-01}
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-03-10}
                """);
    List<BanInterval> bans = Timeline.derive(X, facts, null);
    assertThat(bans).hasSize(3);
    Explanation explanation = explain(facts, bans.get(1).getId());

    assertThat(step(explanation, "back").sentence())
        .contains("With it there was no such ban any more.");
    assertThat(step(explanation, "again").sentence()).contains("With it the ban was known.");
  }

  private static List<Evidence> facts(String yaml) throws IOException {
    return ReadFacts.of(yaml).get(X);
  }

  private static String last(List<Evidence> facts) {
    List<BanInterval> bans = Timeline.derive(X, facts, null);
    return bans.get(bans.size() - 1).getId();
  }

  /** The id of the last ban as it was known before a fact became public. */
  private static String idAsOf(List<Evidence> facts, String before) {
    Evidence fact =
        facts.stream().filter(each -> each.getId().equals(before)).findFirst().orElseThrow();
    List<BanInterval> bans =
        Timeline.derive(X, facts, Published.knownAt(fact).minusSeconds(86_400));
    return bans.get(bans.size() - 1).getId();
  }

  private static Explanation explain(List<Evidence> facts, String id) {
    return new Explanation(X, new History(X, facts), id, null, UnaryOperator.identity());
  }

  private static Explanation.Step step(Explanation explanation, String fact) {
    return explanation.steps().stream()
        .filter(step -> step.fact().getId().equals(fact))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rules(Explanation explanation, String fact, String part) {
    return step(explanation, fact).changes().stream()
        .filter(change -> change.part().equals(part))
        .findFirst()
        .orElseThrow()
        .rules();
  }
}
