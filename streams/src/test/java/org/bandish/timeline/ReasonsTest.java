package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** All reasons of a ban: the rule of each part and the facts that gave it. */
class ReasonsTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldGiveTheReportsOfAnEndThatNobodyKnowsToTheDay() throws IOException {
    assertThat(
            reasons(
                """
                - {type: network-signal, id: first, country: PK, platform: x, source: report, at: 2017-11-25, blocked: 1}
                - {type: network-signal, id: last, country: PK, platform: x, source: report, at: 2018-05-04, blocked: 1}
                - {type: network-signal, id: open, country: PK, platform: x, source: report, at: 2021-04-16, ok: 1}
                """))
        .extracting(Reasons.Reason::part, Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly(
            tuple("start", "start.by-report", List.of("first")),
            tuple("end", "end.before-access", List.of("last", "open")),
            tuple("end", "end.without-date", List.of("last", "open")),
            tuple("phase", "phase.unordered", List.of()),
            tuple("ending", "ending.silent", List.of("last", "open")),
            tuple("disclosure", "disclosure.unacknowledged", List.of()));
  }

  @Test
  void shouldGiveTheOrderOfABanThatRanOut() throws IOException {
    assertThat(
            reasons(
                """
                - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01, expires: 2021-03-10}
                """))
        .extracting(Reasons.Reason::part, Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly(
            tuple("start", "start.by-act", List.of("order")),
            tuple("end", "end.by-act", List.of("order")),
            tuple("decision", "decision.obeyed", List.of("order")),
            tuple("phase", "phase.ordered", List.of("order")),
            tuple("ending", "ending.by-expiry", List.of("order")),
            tuple("disclosure", "disclosure.announced", List.of("order")));
  }

  @Test
  void shouldGiveTheLiftAsWhatEndedABanThatAReportShowedToBeOver() throws IOException {
    assertThat(
            reasons(
                """
                - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01}
                - {type: court-ruling, id: ruling, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-unblock, decided: 2021-04-01}
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-04-01, published: 2021-04-02}
                - {type: network-signal, id: back, country: PK, platform: x, source: report, at: 2021-04-21, ok: 1, transition: restoration}
                """))
        .filteredOn(reason -> reason.part().equals("ending") || reason.part().equals("end"))
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly(
            tuple("end.by-restoration", List.of("back")),
            tuple("ending.by-court", List.of("ruling", "lift")));
  }

  @Test
  void shouldGiveWhatRanOutAsWhatEndedABanThatWasReportedBlockedForLonger() throws IOException {
    assertThat(
            reasons(
                """
                - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01, expires: 2021-03-10}
                - {type: ban-order, id: longer, country: PK, platforms: [x], authority: pta, action: extend, effective: 2021-03-05, expires: 2021-03-20}
                - {type: network-signal, id: still, country: PK, platform: x, source: report, at: 2021-03-25, blocked: 1}
                - {type: network-signal, id: back, country: PK, platform: x, source: report, at: 2021-03-26, ok: 1, transition: restoration}
                """))
        .filteredOn(reason -> reason.part().equals("ending"))
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly(tuple("ending.by-expiry", List.of("longer")));
  }

  @Test
  void shouldGiveAsTheEndingTheLiftAndNotTheExpiryOfItsInstant() throws IOException {
    assertThat(
            reasons(
                """
                - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01}
                - {type: ban-order, id: expiring, country: PK, platforms: [x], authority: moi, action: block, effective: 2021-03-02, expires: 2021-03-10}
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-03-10, refersTo: [order]}
                """))
        .filteredOn(reason -> reason.part().equals("ending"))
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly(tuple("ending.by-authority", List.of("lift")));
  }

  @Test
  void shouldGiveOfAPhaseTheOrdersInForceWhereItBegins() throws IOException {
    assertThat(
            reasons(
                """
                - {type: ban-order, id: first, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01}
                - {type: ban-order, id: second, country: PK, platforms: [x], authority: moi, action: block, effective: 2021-03-05}
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-03-10, refersTo: [first]}
                - {type: network-signal, id: blocked, country: PK, platform: x, source: report, at: 2021-03-12, blocked: 1}
                - {type: court-ruling, id: third, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-block, decided: 2021-03-15}
                """))
        .filteredOn(reason -> reason.part().equals("phase"))
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence, Reasons.Reason::sentence)
        .containsExactly(
            tuple(
                "phase.ordered",
                List.of("first"),
                "From 2021-03-01 to 2021-03-12 it is ORDERED: " + PhaseRule.ORDERED.says() + "."),
            tuple(
                "phase.enforced",
                List.of("second"),
                "From 2021-03-12 on it is ENFORCED: " + PhaseRule.ENFORCED.says() + "."));
  }

  @Test
  void shouldGiveOfWhatWasAnnouncedTheOrderThatWas() throws IOException {
    String announced =
        """
        - {type: statement, id: said, country: PK, platforms: [x], by: pta, kind: acknowledges, at: 2021-02-27, refersTo: [quiet]}
        - {type: ban-order, id: quiet, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01, announced: false, published: 2021-02-28}
        - {type: ban-order, id: loud, country: PK, platforms: [x], authority: moi, action: block, effective: 2021-03-01, published: 2021-03-01}
        """;

    assertThat(reasons(announced))
        .last()
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly("disclosure.announced", List.of("loud"));
  }

  @Test
  void shouldGiveARulingAsAnAnnouncement() throws IOException {
    assertThat(
            reasons(
                """
                - {type: court-ruling, id: ruling, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-block, decided: 2021-03-15}
                """))
        .last()
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly("disclosure.announced", List.of("ruling"));
  }

  @Test
  void shouldGiveTheFirstThatToldOfWhatWasSecret() throws IOException {
    assertThat(
            reasons(
                """
                - {type: network-signal, id: blocked, country: PK, platform: x, source: report, at: 2021-03-01, blocked: 1}
                - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01, announced: false, published: 2021-05-01}
                - {type: statement, id: heard, country: PK, platforms: [x], by: moi, kind: hearing, at: 2021-03-20}
                - {type: statement, id: said, country: PK, platforms: [x], by: moi, kind: acknowledges, at: 2021-04-01}
                """))
        .last()
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly("disclosure.acknowledged-later", List.of("said"));
  }

  @Test
  void shouldSayOfABanBeneathAnOpeningThatTheOpeningRanOut() throws IOException {
    Path golden = Path.of("src", "test", "resources", "timeline", "blocked-beneath-an-opening");
    ReadFacts.ofCase(golden)
        .forEach(
            (subject, facts) -> assertThat(rulesOf(subject, facts)).contains("start.after-span"));
  }

  private static List<String> rulesOf(Subject subject, List<Evidence> facts) {
    return Timeline.derive(subject, facts, null).stream()
        .map(BanInterval::getId)
        .flatMap(id -> new Explanation(subject, facts, id, null).reasons().stream())
        .map(Reasons.Reason::rule)
        .toList();
  }

  /** The reasons of the only ban. */
  private static List<Reasons.Reason> reasons(String yaml) throws IOException {
    Derived derived = Derived.of(X, ReadFacts.of(yaml).get(X), null);
    assertThat(derived.intervals()).hasSize(1);
    Told told = new Told(ZoneId.of("Asia/Karachi"), UnaryOperator.identity());
    return Reasons.of(derived.intervals().get(0).getId(), derived, told);
  }
}
