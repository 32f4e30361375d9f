package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.TransitionsTest.ban;
import static org.bandish.timeline.TransitionsTest.day;

import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderAction;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Precision;
import org.bandish.event.Restriction;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Subject;
import org.bandish.timeline.Statuses.Now;
import org.bandish.timeline.Statuses.State;
import org.junit.jupiter.api.Test;

class StatusesTest {
  private static final Subject X = Subject.national("PK", "x");

  private static final BanInterval ENDS_ON_20 =
      with(
          ban("a", 10, 20, "o1"),
          Ending.EXPIRED,
          phase(10, 12, Phase.UNORDERED, Restriction.BLOCK),
          phase(12, 15, Phase.ENFORCED, Restriction.BLOCK),
          phase(15, 18, Phase.NOT_ENFORCED, Restriction.BLOCK),
          phase(18, 20, Phase.DEFIED, Restriction.THROTTLE));

  @Test
  void shouldFollowThePhases() {
    assertThat(at(11)).isEqualTo(new Now(State.BLOCKED, Phase.UNORDERED, day(10), "a", null, null));
    assertThat(at(13)).isEqualTo(new Now(State.BLOCKED, Phase.ENFORCED, day(10), "a", null, null));
    assertThat(at(16))
        .isEqualTo(new Now(State.ACCESSIBLE, Phase.NOT_ENFORCED, day(15), "a", null, null));
    assertThat(at(19)).isEqualTo(new Now(State.THROTTLED, Phase.DEFIED, day(18), "a", null, null));
  }

  @Test
  void shouldHoldFromTheStartUntilBeforeTheEnd() {
    assertThat(at(10).interval()).isEqualTo("a");
    assertThat(at(20).interval()).isNull();
  }

  @Test
  void shouldNotKnowWhatNobodySaid() {
    assertThat(Statuses.at(X, List.of(), List.of(), day(5)))
        .isEqualTo(new Now(State.UNKNOWN, null, null, null, null, null));
    assertThat(at(9).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void shouldNotTakeAnExpiryForAccess() {
    assertThat(at(25)).isEqualTo(new Now(State.UNKNOWN, null, day(20), null, null, null));
  }

  @Test
  void shouldBeAccessibleAfterALift() {
    BanInterval lifted =
        BanInterval.newBuilder(ENDS_ON_20).setEnding(Ending.LIFTED_BY_AUTHORITY).build();

    assertThat(Statuses.at(X, List.of(lifted), List.of(), day(25)))
        .isEqualTo(new Now(State.ACCESSIBLE, null, day(20), null, null, null));
  }

  @Test
  void shouldBeAccessibleAfterAReportOfAccess() {
    List<Evidence> evidence = List.of(access("r1", 22));

    assertThat(Statuses.at(X, List.of(ENDS_ON_20), evidence, day(21)).state())
        .isEqualTo(State.UNKNOWN);
    assertThat(Statuses.at(X, List.of(ENDS_ON_20), evidence, day(23)))
        .isEqualTo(new Now(State.ACCESSIBLE, null, day(20), null, day(22), null));
  }

  @Test
  void shouldNotCountAccessFromBeforeTheBan() {
    assertThat(Statuses.at(X, List.of(ENDS_ON_20), List.of(access("r1", 5)), day(25)).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void shouldNotCountAWithdrawnReport() {
    List<Evidence> evidence = List.of(access("r1", 22), withdrawal("w1", "r1", 23));

    assertThat(Statuses.at(X, List.of(ENDS_ON_20), evidence, day(25)).state())
        .isEqualTo(State.UNKNOWN);
    assertThat(Statuses.at(X, List.of(ENDS_ON_20), evidence, day(22)).state())
        .as("before it was withdrawn")
        .isEqualTo(State.ACCESSIBLE);
  }

  @Test
  void shouldNotCountAFactOfAnotherPlatform() {
    Evidence elsewhere =
        Evidence.newBuilder(access("r1", 22))
            .setNetworkSignal(
                NetworkSignal.newBuilder(access("r1", 22).getNetworkSignal())
                    .setPlatform("tiktok")
                    .build())
            .build();

    assertThat(Statuses.at(X, List.of(ENDS_ON_20), List.of(elsewhere), day(25)))
        .isEqualTo(new Now(State.UNKNOWN, null, day(20), null, null, null));
  }

  @Test
  void shouldBeAccessibleAfterALiftWithoutAKnownBan() {
    assertThat(Statuses.at(X, List.of(), List.of(unblock("l1", 5)), day(6)))
        .isEqualTo(new Now(State.ACCESSIBLE, null, day(5), null, day(5), null));
  }

  @Test
  void shouldPublishAnOngoingBanWithoutAClock() {
    BanInterval ongoing =
        BanInterval.newBuilder(
                with(
                    ban("a", 10, null, "o1"),
                    null,
                    phase(10, 12, Phase.UNORDERED, Restriction.BLOCK),
                    phase(12, null, Phase.ENFORCED, Restriction.BLOCK)))
            .setObserved(List.of(new ObservedPart(day(10), null, Access.BLOCKED)))
            .build();

    PlatformStatus status = Statuses.of(X, List.of(ongoing), List.of(access("r1", 5)));

    assertThat(status.getPhase()).isEqualTo(Phase.ENFORCED);
    assertThat(status.getRestriction()).isEqualTo(Restriction.BLOCK);
    assertThat(status.getObserved()).isEqualTo(Access.BLOCKED);
    assertThat(status.getSince()).isEqualTo(day(10));
    assertThat(status.getKnownEnd()).isNull();
    assertThat(status.getInterval()).isEqualTo("a");
    assertThat(status.getLastEvidence()).isEqualTo(day(5));
  }

  @Test
  void shouldPublishTheEndAsTheLastChangeKnown() {
    PlatformStatus status = Statuses.of(X, List.of(ENDS_ON_20), List.of(access("r1", 22)));

    assertThat(status.getPhase()).isNull();
    assertThat(status.getInterval()).isNull();
    assertThat(status.getObserved()).isEqualTo(Access.ACCESSIBLE);
    assertThat(status.getKnownEnd()).isEqualTo(day(20));
  }

  private static Now at(int day) {
    return Statuses.at(X, List.of(ENDS_ON_20), List.of(), day(day));
  }

  private static BanInterval with(BanInterval ban, Ending ending, PhaseSpan... phases) {
    return BanInterval.newBuilder(ban).setEnding(ending).setPhases(List.of(phases)).build();
  }

  private static PhaseSpan phase(int from, Integer to, Phase phase, Restriction restriction) {
    return new PhaseSpan(day(from), to == null ? null : day(to), phase, restriction);
  }

  private static Evidence access(String id, int day) {
    NetworkSignal signal =
        NetworkSignal.newBuilder()
            .setId(id)
            .setCountry("PK")
            .setPlatform("x")
            .setSource(SignalSource.REPORT)
            .setAt(moment(day))
            .setBlocked(0.0)
            .setDown(0.0)
            .setOk(1.0)
            .build();
    return entry(id, EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(signal).build();
  }

  private static Evidence unblock(String id, int day) {
    BanOrder order =
        BanOrder.newBuilder()
            .setId(id)
            .setCountry("PK")
            .setPlatforms(List.of("x"))
            .setAuthority("pta")
            .setAction(OrderAction.UNBLOCK)
            .setEffective(moment(day))
            .build();
    return entry(id, EvidenceKind.BAN_ORDER).setBanOrder(order).build();
  }

  private static Evidence withdrawal(String id, String withdraws, int day) {
    Statement statement =
        Statement.newBuilder()
            .setId(id)
            .setCountry("PK")
            .setPlatforms(List.of("x"))
            .setKind(StatementKind.WITHDRAWS)
            .setWithdraws(withdraws)
            .setPublished(moment(day))
            .build();
    return entry(id, EvidenceKind.WITHDRAWAL).setStatement(statement).build();
  }

  private static Evidence.Builder entry(String id, EvidenceKind kind) {
    return Evidence.newBuilder().setSubject("PK/x").setId(id).setDigest("d").setKind(kind);
  }

  private static Moment moment(int day) {
    return new Moment("?", day(day), day(day), Precision.SECOND, false);
  }
}
