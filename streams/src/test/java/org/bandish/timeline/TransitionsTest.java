package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.IntervalState;
import org.bandish.event.Moment;
import org.bandish.event.Precision;
import org.bandish.event.Restriction;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldOpenAtTheStart() {
    BanTransition opened = only(List.of(), List.of(ban("a", 10, null, "o1")), "o1");

    assertThat(opened.getKind()).isEqualTo(TransitionKind.OPENED);
    assertThat(opened.getAt()).isEqualTo(day(10));
    assertThat(opened.getSubject()).isEqualTo("PK/x");
    assertThat(opened.getIntervalId()).isEqualTo("a");
  }

  @Test
  void shouldCloseAtTheEnd() {
    BanTransition closed =
        only(List.of(ban("a", 10, null, "o1")), List.of(ban("a", 10, 20, "o1", "l1")), "l1");

    assertThat(closed.getKind()).isEqualTo(TransitionKind.CLOSED);
    assertThat(closed.getAt()).isEqualTo(day(20));
    assertThat(closed.getCausedBy()).containsExactly("l1");
  }

  @Test
  void shouldReopenWhereItHadEnded() {
    BanTransition reopened =
        only(List.of(ban("a", 10, 20, "o1")), List.of(ban("a", 10, null, "o1")), "w1");

    assertThat(reopened.getKind()).isEqualTo(TransitionKind.REOPENED);
    assertThat(reopened.getAt()).isEqualTo(day(20));
  }

  @Test
  void shouldMoveTheEndToWhereItIsNow() {
    BanTransition moved =
        only(List.of(ban("a", 10, 20, "o1")), List.of(ban("a", 10, 30, "o1")), "e1");

    assertThat(moved.getKind()).isEqualTo(TransitionKind.END_MOVED);
    assertThat(moved.getAt()).isEqualTo(day(30));
  }

  @Test
  void shouldWithdrawWithWhatTookItsLastEvidence() {
    BanTransition withdrawn = only(List.of(ban("a", 10, 20, "o1")), List.of(), "w1");

    assertThat(withdrawn.getKind()).isEqualTo(TransitionKind.WITHDRAWN);
    assertThat(withdrawn.getAfter()).isNull();
    assertThat(withdrawn.getAt()).isEqualTo(day(10));
    assertThat(withdrawn.getCausedBy()).containsExactly("w1");
  }

  @Test
  void shouldBeKnownWhenItsLastCauseWas() {
    BanTransition opened =
        Transitions.between(
                X,
                List.of(),
                List.of(ban("a", 10, null, "o1", "o2")),
                List.of(fact("o1", 12), fact("o2", 40), fact("other", 90)))
            .get(0);

    assertThat(opened.getKnownAt()).isEqualTo(day(40));
    assertThat(opened.getCausedBy()).containsExactly("o1", "o2");
  }

  @Test
  void shouldTakeAwayFirstWhatAnotherTakesUp() {
    List<BanTransition> merged =
        Transitions.between(
            X,
            List.of(ban("a", 10, 20, "o1"), ban("b", 30, 40, "o2")),
            List.of(ban("a", 10, 40, "o1", "o2")),
            List.of(fact("r1", 50)));

    assertThat(merged)
        .extracting(BanTransition::getKind)
        .containsExactly(TransitionKind.MERGED, TransitionKind.MERGED);
    assertThat(merged).extracting(BanTransition::getIntervalId).containsExactly("b", "a");
    assertThat(merged.get(0).getAfter()).isNull();
  }

  @Test
  void shouldBeCausedByWhatCorrectsItsEvidenceAndNotByTheRestOfTheBatch() {
    Evidence withdrawal = fact("w1", 50);
    withdrawal =
        Evidence.newBuilder(withdrawal)
            .setKind(EvidenceKind.WITHDRAWAL)
            .setStatement(
                Statement.newBuilder(withdrawal.getStatement())
                    .setKind(StatementKind.WITHDRAWS)
                    .setWithdraws("o1")
                    .build())
            .build();

    BanTransition withdrawn =
        Transitions.between(
                X,
                List.of(ban("a", 10, null, "o1")),
                List.of(),
                List.of(withdrawal, fact("other", 90)))
            .get(0);

    assertThat(withdrawn.getCausedBy()).containsExactly("w1");
    assertThat(withdrawn.getKnownAt()).isEqualTo(day(50));
  }

  @Test
  void shouldSayNothingWhereNothingChanged() {
    assertThat(
            Transitions.between(
                X,
                List.of(ban("a", 10, 20, "o1")),
                List.of(ban("a", 10, 20, "o1")),
                List.of(fact("s1", 50))))
        .isEmpty();
  }

  @Test
  void shouldRefuseTwoIntervalsOfOneId() {
    List<BanInterval> twice = List.of(ban("a", 10, 20, "o1"), ban("a", 30, 40, "o2"));

    assertThatThrownBy(() -> Transitions.between(X, List.of(), twice, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two intervals with id a");
  }

  @Property(tries = 500)
  void shouldLeaveWhoAppliesThemWithTheCurrentIntervals(
      @ForAll("derivations") List<Map<String, BanInterval>> derivations) {
    Map<String, BanInterval> folded = new TreeMap<>();
    Map<String, BanInterval> before = Map.of();
    for (Map<String, BanInterval> after : derivations) {
      List<BanTransition> transitions =
          Transitions.between(X, before.values(), after.values(), List.of());
      for (BanTransition transition : transitions) {
        assertThat(transition.getBefore()).isEqualTo(folded.get(transition.getIntervalId()));
        if (transition.getAfter() == null) {
          folded.remove(transition.getIntervalId());
        } else {
          folded.put(transition.getIntervalId(), transition.getAfter());
        }
      }
      assertThat(folded).isEqualTo(after);
      before = after;
    }
  }

  @Provide
  Arbitrary<List<Map<String, BanInterval>>> derivations() {
    Arbitrary<BanInterval> ban =
        Combinators.combine(
                Arbitraries.of("a", "b", "c", "d"),
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(6, 9).injectNull(0.3))
            .as((id, from, to) -> ban(id, from, to, "o1"));
    return ban.list()
        .ofMaxSize(4)
        .map(
            bans -> {
              Map<String, BanInterval> byId = new LinkedHashMap<>();
              bans.forEach(each -> byId.put(each.getId(), each));
              return byId;
            })
        .list()
        .ofMaxSize(6);
  }

  private static BanTransition only(
      List<BanInterval> before, List<BanInterval> after, String arrived) {
    List<BanTransition> transitions =
        Transitions.between(X, before, after, List.of(fact(arrived, 50)));
    assertThat(transitions).hasSize(1);
    return transitions.get(0);
  }

  static BanInterval ban(String id, int from, Integer to, String... evidence) {
    return BanInterval.newBuilder()
        .setId(id)
        .setRevision(1)
        .setCountry("PK")
        .setPlatform("x")
        .setRestriction(Restriction.BLOCK)
        .setState(to == null ? IntervalState.ONGOING : IntervalState.ENDED)
        .setStart(bound(from))
        .setEnd(to == null ? null : bound(to))
        .setDisclosure(Disclosure.ANNOUNCED)
        .setKnownSince(day(from))
        .setEvidence(List.of(evidence))
        .setEvidenceCount(evidence.length)
        .setRules("test@1")
        .build();
  }

  private static Evidence fact(String id, int published) {
    Statement statement =
        Statement.newBuilder()
            .setId(id)
            .setCountry("PK")
            .setPlatforms(List.of("x"))
            .setKind(StatementKind.SAYS)
            .setBy("somebody")
            .setAt(new Moment("?", day(published), day(published), Precision.SECOND, false))
            .build();
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(id)
        .setDigest("d")
        .setKind(EvidenceKind.STATEMENT)
        .setStatement(statement)
        .build();
  }

  private static Bound bound(int day) {
    return Bound.newBuilder()
        .setEarliest(day(day))
        .setLatest(day(day + 1))
        .setPrecision(Precision.DAY)
        .build();
  }

  static Instant day(int day) {
    return Instant.parse("2021-01-01T00:00:00Z").plusSeconds(86_400L * day);
  }
}
