package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.event.TransitionKind.ACKNOWLEDGED;
import static org.bandish.event.TransitionKind.CHANGED;
import static org.bandish.event.TransitionKind.CLOSED;
import static org.bandish.event.TransitionKind.CONTESTED;
import static org.bandish.event.TransitionKind.END_MOVED;
import static org.bandish.event.TransitionKind.EXTENDED;
import static org.bandish.event.TransitionKind.LAPSED;
import static org.bandish.event.TransitionKind.LIFT_ORDERED;
import static org.bandish.event.TransitionKind.MERGED;
import static org.bandish.event.TransitionKind.OPENED;
import static org.bandish.event.TransitionKind.REOPENED;
import static org.bandish.event.TransitionKind.SPLIT;
import static org.bandish.event.TransitionKind.START_MOVED;
import static org.bandish.event.TransitionKind.WITHDRAWN;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.BanTransition;
import org.bandish.event.Disclosure;
import org.bandish.event.Evidence;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stream says when facts come to a ban: each kind of transition once and more. */
class TransitionKindsTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final String ORDER =
      """
      - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-01-10}
      """;
  private static final String LIFT =
      """
      - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-01-20}
      """;
  private static final String BLOCKED =
      """
      - {type: network-signal, id: blocked, country: PK, platform: x, source: report, at: 2021-01-10, blocked: 1}
      """;
  private static final String STILL_BLOCKED =
      """
      - {type: network-signal, id: still, country: PK, platform: x, source: report, at: 2021-01-25, blocked: 1}
      """;
  private static final String SECOND_ORDER =
      """
      - {type: ban-order, id: second, country: PK, platforms: [x], authority: moi, action: block, effective: 2021-01-30}
      """;

  @Test
  void shouldOpenABanWhereItBegins() throws IOException {
    assertThat(first("", ORDER))
        .extracting("kind", "at")
        .containsExactly(OPENED, day("2021-01-10"));
  }

  @Test
  void shouldCloseABanWhereItEnds() throws IOException {
    assertThat(first(ORDER, LIFT))
        .extracting("kind", "at")
        .containsExactly(CLOSED, day("2021-01-20"));
  }

  @Test
  void shouldSayThatABanLapsedWhereItCameBackUnderAnOrderThatNobodyLifted() throws IOException {
    String open =
        """
        - {type: network-signal, id: open, country: PK, platform: x, source: report, at: 2021-03-01, ok: 1}
        """;

    assertThat(first(ORDER + BLOCKED, open))
        .extracting("kind", "at")
        .containsExactly(LAPSED, day("2021-03-01"));
    assertThat(first(BLOCKED, open).getKind()).as("no order was in force").isEqualTo(CLOSED);
  }

  @Test
  void shouldExtendABanFromWhereItWouldHaveEnded() throws IOException {
    String expiring = ORDER.replace("}", ", expires: 2021-01-20}");
    String extension =
        """
        - {type: ban-order, id: more, country: PK, platforms: [x], authority: pta, action: extend, effective: 2021-01-19, expires: 2021-02-20}
        """;

    assertThat(first(expiring, extension))
        .extracting("kind", "at")
        .containsExactly(EXTENDED, day("2021-01-20"));
    BanTransition until = first(expiring, extension.replace(", expires: 2021-02-20", ""));
    assertThat(until.getKind()).as("until further notice").isEqualTo(EXTENDED);
    assertThat(until.getAfter().getEnd()).isNull();
  }

  @Test
  void shouldNotCallAnExtensionOneThatMovesNoEndToLater() throws IOException {
    String expiring = ORDER.replace("}", ", expires: 2021-01-20}");
    String shorter =
        """
        - {type: ban-order, id: less, country: PK, platforms: [x], authority: pta, action: extend, effective: 2021-01-12, expires: 2021-01-15}
        """;

    assertThat(first(expiring, shorter))
        .extracting("kind", "at")
        .containsExactly(END_MOVED, day("2021-01-15"));
    assertThat(first(ORDER, shorter.replace(", expires: 2021-01-15", "")).getKind())
        .as("it had no end")
        .isEqualTo(CHANGED);
  }

  @Test
  void shouldReopenABanThatIsFoundDefyingItsLift() throws IOException {
    assertThat(first(ORDER + LIFT, STILL_BLOCKED))
        .extracting("kind", "at")
        .containsExactly(REOPENED, day("2021-01-20"));
  }

  @Test
  void shouldSayThatALiftWasOrderedWhereTheBanGoesOn() throws IOException {
    String ruling =
        """
        - {type: court-ruling, id: ruling, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-unblock, decided: 2021-01-20}
        """;

    BanTransition ordered = first(BLOCKED + STILL_BLOCKED, ruling);

    assertThat(ordered).extracting("kind", "at").containsExactly(LIFT_ORDERED, day("2021-01-20"));
    assertThat(ordered.getAfter().getPhases())
        .extracting(PhaseSpan::getPhase)
        .containsExactly(Phase.UNORDERED, Phase.DEFIED);
    String again = ruling.replace("id: ruling", "id: again").replace("01-20", "01-24");
    assertThat(first(BLOCKED + STILL_BLOCKED + ruling, again))
        .as("a second order of the court, which changes no phase")
        .extracting("kind", "at")
        .containsExactly(LIFT_ORDERED, day("2021-01-24"));
  }

  @Test
  void shouldSayOfSeveralLiftsWhenTheLastApplies() throws IOException {
    String rulings =
        """
        - {type: court-ruling, id: one, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-unblock, decided: 2021-01-20}
        - {type: court-ruling, id: two, country: PK, platforms: [x], court: sindh-high-court, disposition: orders-unblock, decided: 2021-01-22}
        """;

    assertThat(first(BLOCKED + STILL_BLOCKED, rulings))
        .extracting("kind", "at")
        .containsExactly(LIFT_ORDERED, day("2021-01-22"));
  }

  @Test
  void shouldCallAStayALiftOnlyIfItPausedSomething() throws IOException {
    String stay =
        """
        - {type: court-ruling, id: stay, country: PK, platforms: [x], court: sindh-high-court, disposition: suspends, decided: 2021-01-20}
        """;

    assertThat(first(ORDER + STILL_BLOCKED, stay))
        .extracting("kind", "at")
        .containsExactly(LIFT_ORDERED, day("2021-01-20"));
    assertThat(first(BLOCKED + STILL_BLOCKED, stay).getKind()).isEqualTo(CHANGED);
  }

  @Test
  void shouldSayThatABanWasAcknowledgedOnTheLocalDay() throws IOException {
    String letter = ORDER.replace("}", ", announced: false, published: 2021-02-12}");

    BanTransition acknowledged = first(BLOCKED, letter);

    assertThat(acknowledged)
        .extracting("kind", "at", "knownAt")
        .containsExactly(ACKNOWLEDGED, day("2021-02-12"), day("2021-02-13"));
    assertThat(acknowledged.getAfter().getDisclosure()).isEqualTo(Disclosure.ACKNOWLEDGED_LATER);
    assertThat(acknowledged.getAfter().getAcknowledged()).isEqualTo(LocalDate.of(2021, 2, 12));
  }

  @Test
  void shouldSayThatABanIsContestedWhenTheClaimWasMade() throws IOException {
    String claim =
        """
        - {type: statement, id: claim, country: PK, platforms: [x], by: pta, kind: claims-lifted, at: 2021-01-15}
        """;
    String retraction =
        """
        - {type: withdrawal, id: retraction, country: PK, platforms: [x], withdraws: claim, published: 2021-01-17}
        """;

    assertThat(first(ORDER, claim))
        .extracting("kind", "at")
        .containsExactly(CONTESTED, day("2021-01-15"));
    BanTransition retracted = first(ORDER + claim, retraction);
    assertThat(retracted.getKind()).isEqualTo(CHANGED);
    assertThat(retracted.getCausedBy()).containsExactly("retraction");
  }

  @Test
  void shouldSayWhenTheClaimWasMadeAndNotWhatElseWasSaid() throws IOException {
    String said =
        """
        - {type: statement, id: said, country: PK, platforms: [x], by: x-corp, kind: says, at: 2021-01-12}
        - {type: statement, id: claim, country: PK, platforms: [x], by: pta, kind: claims-lifted, at: 2021-01-15}
        """;

    assertThat(first(ORDER, said))
        .extracting("kind", "at")
        .containsExactly(CONTESTED, day("2021-01-15"));
  }

  @Test
  void shouldMoveTheStartToWhatIsFoundLater() throws IOException {
    String earlier =
        BLOCKED
            .replace("id: blocked", "id: earlier")
            .replace("2021-01-10", "2021-01-08, published: 2021-02-01");

    assertThat(first(BLOCKED, earlier))
        .extracting("kind", "at")
        .containsExactly(START_MOVED, day("2021-01-08"));
  }

  @Test
  void shouldMoveAKnownEnd() throws IOException {
    String expiring = ORDER.replace("}", ", expires: 2021-02-20}");

    assertThat(first(expiring, LIFT))
        .extracting("kind", "at")
        .containsExactly(END_MOVED, day("2021-01-20"));
  }

  @Test
  void shouldMergeBansThatWereOneAfterAll() throws IOException {
    List<BanTransition> merged = all(ORDER + LIFT + SECOND_ORDER, STILL_BLOCKED);

    assertThat(merged)
        .extracting(BanTransition::getKind, BanTransition::getAt)
        .containsExactly(tuple(MERGED, day("2021-01-30")), tuple(MERGED, day("2021-01-20")));
    assertThat(merged.get(0).getAfter()).as("taken up").isNull();
    assertThat(merged.get(1).getAfter().getEnd()).isNull();
    assertThat(merged).allSatisfy(t -> assertThat(t.getCausedBy()).containsExactly("still"));
  }

  @Test
  void shouldSplitABanThatWasTwoAfterAll() throws IOException {
    String retraction =
        """
        - {type: withdrawal, id: retraction, country: PK, platforms: [x], withdraws: still, published: 2021-02-17}
        """;

    List<BanTransition> split = all(ORDER + LIFT + STILL_BLOCKED + SECOND_ORDER, retraction);

    assertThat(split)
        .extracting(BanTransition::getKind, BanTransition::getAt)
        .containsExactly(tuple(SPLIT, day("2021-01-20")), tuple(SPLIT, day("2021-01-30")));
    assertThat(split.get(1).getBefore()).as("came off").isNull();
  }

  @Test
  void shouldOpenAndNotSplitWhereAllFactsOfTheSecondBanAreNew() throws IOException {
    assertThat(all(ORDER, LIFT + SECOND_ORDER))
        .extracting(BanTransition::getKind)
        .containsExactly(CLOSED, OPENED);
  }

  @Test
  void shouldOpenAndNotSplitWhereWhatWasPausedIsResumedLongAfter() throws IOException {
    String stay =
        """
        - {type: court-ruling, id: stay, country: PK, platforms: [x], court: sindh-high-court, disposition: suspends, decided: 2021-01-20}
        """;
    String resumed =
        """
        - {type: court-ruling, id: resumed, country: PK, platforms: [x], court: sindh-high-court, disposition: reinstates, decided: 2021-03-01}
        """;

    assertThat(all(ORDER + stay, resumed))
        .as("both bans rest on the order, and do not meet")
        .extracting(BanTransition::getKind, BanTransition::getAt)
        .containsExactly(tuple(OPENED, day("2021-03-01")));
  }

  @Test
  void shouldNotCallAnotherIdAnotherBan() throws IOException {
    String publishedBefore = BLOCKED.replace("}", ", published: 2021-01-09}");
    String first = publishedBefore.replace("id: blocked", "id: first");

    assertThat(all(ORDER, first))
        .extracting(BanTransition::getKind, BanTransition::getAt)
        .containsExactly(tuple(MERGED, day("2021-01-10")), tuple(MERGED, day("2021-01-10")));
  }

  @Test
  void shouldWithdrawABanThatNoFactShowsAnyMore() throws IOException {
    String retraction =
        """
        - {type: withdrawal, id: retraction, country: PK, platforms: [x], withdraws: order, published: 2021-02-17}
        """;

    assertThat(first(ORDER, retraction))
        .extracting("kind", "at", "after")
        .containsExactly(WITHDRAWN, day("2021-01-10"), null);
  }

  @Test
  void shouldChangeABanWhereItsPhasesFirstDiffer() throws IOException {
    assertThat(first(ORDER, STILL_BLOCKED))
        .extracting("kind", "at")
        .containsExactly(CHANGED, day("2021-01-25"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldPutEveryKindIntoWords(TransitionKind kind) {
    assertThat(Transitions.title(kind)).isNotBlank();
    assertThat(Transitions.meaning(kind)).isNotBlank();
  }

  private static BanTransition first(String known, String arriving) throws IOException {
    List<BanTransition> all = all(known, arriving);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<BanTransition> all(String known, String arriving) throws IOException {
    List<Evidence> before = facts(known);
    List<Evidence> arrived = facts(arriving);
    List<Evidence> after = new ArrayList<>(before);
    after.addAll(arrived);
    return Transitions.between(
        X, Timeline.derive(X, before, null), Timeline.derive(X, after, null), arrived);
  }

  private static List<Evidence> facts(String yaml) throws IOException {
    return yaml.isEmpty() ? List.of() : ReadFacts.of(yaml).get(X);
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(X.zone()).toInstant();
  }
}
