package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.TransitionsTest.ban;
import static org.bandish.timeline.TransitionsTest.day;

import java.time.ZoneOffset;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.event.TransitionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of an interval before and after (docs/rules.md, "The revision stream"). */
class TurnTest {
  private static final BanInterval ENDED = ban("a", 10, 20, "o1");
  private static final BanInterval OPEN = ban("a", 10, null, "o1");

  @Test
  void shouldPutTheEdgeWhereItGrewOrWasCut() {
    BanInterval longer = ban("a", 10, 40, "o1");

    assertThat(turn(ENDED, longer).edge()).as("grew").isEqualTo(day(20));
    assertThat(turn(longer, ENDED).edge()).as("was cut").isEqualTo(day(20));
    assertThat(turn(ENDED, OPEN).edge()).as("grew without end").isEqualTo(day(20));
    assertThat(turn(OPEN, ENDED).edge()).as("was cut, and had no end").isEqualTo(day(20));
    assertThat(turn(ENDED, ENDED).edge()).as("neither").isEqualTo(day(10));
  }

  @Test
  void shouldSayThatAnEndMovedWhereItsBracketOrItsInstantIsAnother() {
    Bound wider = Bound.newBuilder(ENDED.getEnd()).setLatest(day(25)).build();
    Bound earlier = Bound.newBuilder(ENDED.getEnd()).setEarliest(day(19)).build();

    assertThat(turn(ENDED, contested(ENDED)).endMoved()).as("another change").isFalse();
    assertThat(turn(ENDED, BanInterval.newBuilder(ENDED).setEnd(wider).build()).endMoved())
        .isTrue();
    assertThat(turn(ENDED, BanInterval.newBuilder(ENDED).setEnd(earlier).build()).endMoved())
        .isTrue();
    assertThat(turn(phases(10, 20), phases(10, 21)).endMoved()).as("the instant").isTrue();
    assertThat(turn(phases(10, 20), contested(phases(10, 20))).endMoved()).isFalse();
    assertThat(turn(ENDED, OPEN).endMoved()).as("it has none any more").isFalse();
    assertThat(turn(OPEN, ENDED).endMoved()).as("it had none").isFalse();
  }

  @Test
  void shouldSayThatAStartMovedWhereItsBracketOrItsInstantIsAnother() {
    Bound wider = Bound.newBuilder(ENDED.getStart()).setLatest(day(12)).build();

    assertThat(turn(ENDED, contested(ENDED)).startMoved()).isFalse();
    assertThat(turn(ENDED, BanInterval.newBuilder(ENDED).setStart(wider).build()).startMoved())
        .isTrue();
    assertThat(turn(phases(10, 20), phases(11, 20)).startMoved()).as("the instant").isTrue();
  }

  @Test
  void shouldEndLaterOnlyWhereItHadAnEnd() {
    assertThat(turn(ENDED, ban("a", 10, 21, "o1")).endsLater()).isTrue();
    assertThat(turn(ENDED, OPEN).endsLater()).isTrue();
    assertThat(turn(ENDED, ban("a", 10, 20, "o1")).endsLater()).isFalse();
    assertThat(turn(ENDED, ban("a", 10, 19, "o1")).endsLater()).isFalse();
    assertThat(turn(OPEN, contested(OPEN)).endsLater()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheLineOfEachKind(TransitionRule rule) {
    assertThat(TransitionRule.of(rule.kind())).isEqualTo(rule);
  }

  @Test
  void shouldReadAKindOfALaterSchemaAsChanged() {
    assertThat(TransitionRule.of(TransitionKind.UNKNOWN)).isEqualTo(TransitionRule.CHANGED);
  }

  private static BanInterval contested(BanInterval ban) {
    return BanInterval.newBuilder(ban).setContested(true).build();
  }

  /** The same brackets, with phases that say which instants count. */
  private static BanInterval phases(int from, int to) {
    return BanInterval.newBuilder(ENDED)
        .setPhases(List.of(new PhaseSpan(day(from), day(to), Phase.UNORDERED, Restriction.BLOCK)))
        .build();
  }

  private static Turn turn(BanInterval before, BanInterval after) {
    return new Turn(before, after, false, false, List.of(), ZoneOffset.UTC);
  }
}
