package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.ruling;

import java.util.Arrays;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderAction;
import org.bandish.event.OrderedSpan;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.event.Transition;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Reports and orders that meet, where mutation testing found the golden cases silent. */
class OneInstantTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldBeABlockWhereAThrottleAndABlockAreReportedAtOnce() {
    assertThat(
            derive(
                of(report("a1", "2021-03-01", "x").setThrottled(true).build()),
                of(report("b1", "2021-03-01", "x").build())))
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.getRestriction()).isEqualTo(Restriction.BLOCK);
              assertThat(ban.getObserved())
                  .extracting(ObservedPart::getState)
                  .containsExactly(Access.BLOCKED);
            });
  }

  @Test
  void shouldSayNothingWhereNoWeightIsAMajority() {
    NetworkSignal half =
        report("h1", "2021-04-01", "x").setBlocked(0.5).setDown(0.0).setOk(0.5).build();

    assertThat(derive(of(half))).isEmpty();
    assertThat(derive(of(report("b1", "2021-03-01", "x").build()), of(half)))
        .extracting(BanInterval::getEnd)
        .hasSize(1)
        .containsOnlyNulls();
  }

  @Test
  void shouldBoundTheEndByTheReportOfBlockingAndNotByTheOrderOfItsInstant() {
    String at = "2021-03-01T10:00+05:00";

    assertThat(
            derive(
                of(block("a1", at, "x").build()),
                of(report("b1", at, "x").build()),
                of(open("c1", "2021-03-20"))))
        .extracting(ban -> ban.getEnd().getEvidence())
        .containsExactly(List.of("b1", "c1"));
  }

  @Test
  void shouldBoundTheEndByTheLastReportOfBlocking() {
    assertThat(
            derive(
                of(report("b1", "2021-02-01", "x").build()),
                of(report("b2", "2021-03-01", "x").build()),
                of(open("c1", "2021-03-20"))))
        .extracting(ban -> ban.getEnd().getEvidence())
        .containsExactly(List.of("b2", "c1"));
  }

  @Test
  void shouldNotLapseWhereANewOrderComesBeforeTheAccessHasLasted() {
    assertThat(
            derive(
                of(block("o1", "2021-03-01", "x").build()),
                of(report("b1", "2021-03-02", "x").build()),
                of(open("c1", "2021-03-10")),
                of(block("o2", "2021-03-12", "x").build())))
        .flatExtracting(BanInterval::getOrdered)
        .extracting(OrderedSpan::getFrom, OrderedSpan::getTo, OrderedSpan::getInstruments)
        .containsExactly(tuple(instant("2021-03-01"), null, List.of("o1", "o2")));
  }

  @Test
  void shouldNotLapseWhereTwoReportsOfBlockingMeetBeforeTheAccessHasLasted() {
    assertThat(
            derive(
                of(block("o1", "2021-03-01", "x").build()),
                of(report("b1", "2021-03-02", "x").build()),
                of(open("c1", "2021-03-10")),
                of(report("b2", "2021-03-12", "x").build()),
                of(report("b3", "2021-03-12", "x").setThrottled(true).build())))
        .singleElement()
        .satisfies(
            ban ->
                assertThat(ban.getPhases())
                    .extracting(PhaseSpan::getPhase)
                    .containsExactly(
                        Phase.ORDERED, Phase.ENFORCED, Phase.NOT_ENFORCED, Phase.ENFORCED));
  }

  @Test
  void shouldLapseSinceTheAccessThatOnlyMetBlockingForTheInstantAtWhichItWasReportedAgain() {
    assertThat(
            derive(
                of(block("o1", "2021-03-01", "x").build()),
                of(report("b1", "2021-03-02", "x").build()),
                of(open("c1", "2021-03-10")),
                of(resumption("r1", "2021-03-11T10:00+05:00")),
                of(open("c2", "2021-03-11T10:00+05:00")),
                of(report("b2", "2021-03-11T10:01+05:00", "x").build())))
        .flatExtracting(BanInterval::getOrdered)
        .extracting(OrderedSpan::getFrom, OrderedSpan::getTo)
        .containsExactly(tuple(instant("2021-03-01"), instant("2021-03-10")));
  }

  @Test
  void shouldStateNoOpeningByASpanOfAccessOfNoWidth() {
    String at = "2021-03-20T10:00+05:00";

    assertThat(
            derive(
                of(report("b1", "2021-03-01", "x").build()),
                of(open("c1", at)),
                of(report("c2", at, "x").setBlocked(0.0).setOk(1.0).setUntil(moment(at)).build())))
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.getEnd().getEarliest()).isEqualTo(instant("2021-03-01"));
              assertThat(ban.getEnd().getEvidence()).containsExactly("b1", "c1");
            });
  }

  @Test
  void shouldShowTheBlockOfTwoSpansThatBeginAtOnceWhicheverWasToldFirst() {
    for (String[] ids : new String[][] {{"a1", "b1"}, {"b1", "a1"}}) {
      assertThat(
              derive(
                  of(
                      report(ids[0], "2021-03-01", "x")
                          .setUntil(moment("2021-03-04"))
                          .setPublished(moment("2021-03-05"))
                          .build()),
                  of(
                      report(ids[1], "2021-03-01", "x")
                          .setThrottled(true)
                          .setUntil(moment("2021-03-03"))
                          .setPublished(moment("2021-03-05"))
                          .build())))
          .flatExtracting(BanInterval::getObserved)
          .extracting(ObservedPart::getState, ObservedPart::getFrom, ObservedPart::getTo)
          .containsExactly(tuple(Access.BLOCKED, instant("2021-03-01"), instant("2021-03-04")));
    }
  }

  /** That an opening runs out is no beginning: the order of its instant decides what holds then. */
  @Test
  void shouldEndWithTheOpeningAtWhoseEndItIsOrderedRestored() {
    String noon = "2021-03-11T12:00+05:00";

    assertThat(
            derive(
                of(report("r1", "2021-03-01", "x").build()),
                of(
                    NetworkSignal.newBuilder(open("a1", "2021-03-10"))
                        .setUntil(moment(noon))
                        .build()),
                of(ruling("c1", noon, "x").build()),
                of(open("a2", "2021-03-20"))))
        .extracting(Extent::from, Extent::to, BanInterval::getEnding)
        .containsExactly(tuple(instant("2021-03-01"), instant("2021-03-10"), Ending.SILENT));
  }

  @Test
  void shouldEndWithTheNarrowestOfTwoRestorationsOfOneInstant() {
    for (String[] ids : new String[][] {{"a1", "b1"}, {"b1", "a1"}}) {
      assertThat(
              derive(
                  of(report("r1", "2021-03-01", "x").build()),
                  of(restored(ids[0], "2021-03-10")),
                  of(restored(ids[1], "2021-03-10T00:00+05:00"))))
          .singleElement()
          .satisfies(
              ban -> {
                assertThat(ban.getEnd().getEvidence()).containsExactly(ids[1]);
                assertThat(ban.getEnd().getLatest()).isEqualTo(instant("2021-03-10"));
              });
    }
  }

  @Test
  void shouldNameAsLifterNobodyWhoseOrderOnlyRanOutAtThatInstant() {
    assertThat(
            derive(
                of(block("o1", "2021-03-01", "x").build()),
                of(
                    block("o2", "2021-03-02", "x")
                        .setAuthority("moi")
                        .setExpires(moment("2021-03-10"))
                        .build()),
                of(
                    block("l1", "2021-03-10", "x")
                        .setAction(OrderAction.UNBLOCK)
                        .setRefersTo(List.of("o1"))
                        .build())))
        .extracting(BanInterval::getEnding, BanInterval::getLiftedBy)
        .containsExactly(tuple(Ending.LIFTED_BY_AUTHORITY, List.of("pta")));
  }

  private static NetworkSignal restored(String id, String at) {
    return NetworkSignal.newBuilder(open(id, at)).setTransition(Transition.RESTORATION).build();
  }

  private static CourtRuling resumption(String id, String at) {
    return ruling(id, at, "x").setDisposition(Disposition.REINSTATES).build();
  }

  private static NetworkSignal open(String id, String at) {
    return report(id, at, "x").setBlocked(0.0).setOk(1.0).build();
  }

  private static List<BanInterval> derive(Evidence... evidence) {
    return Timeline.derive(X, Arrays.asList(evidence), null);
  }

  private static Evidence of(BanOrder order) {
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(order.getId())
        .setDigest("1")
        .setKind(EvidenceKind.BAN_ORDER)
        .setBanOrder(order)
        .build();
  }

  private static Evidence of(CourtRuling ruling) {
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(ruling.getId())
        .setDigest("1")
        .setKind(EvidenceKind.COURT_RULING)
        .setCourtRuling(ruling)
        .build();
  }

  private static Evidence of(NetworkSignal signal) {
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(signal.getId())
        .setDigest("1")
        .setKind(EvidenceKind.NETWORK_SIGNAL)
        .setNetworkSignal(signal)
        .build();
  }
}
