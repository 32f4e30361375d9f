package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.timeline.MeasuredTest.X;
import static org.bandish.timeline.MeasuredTest.phases;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Phase;
import org.junit.jupiter.api.Test;

/** Rows of a measured span: each is held to be so in a time, and known to be measured by days. */
class HeldRowsTest {
  private static final ObservedSpan FIRST =
      row("2024-02-18T02:00:00Z", null, "2024-03-20T10:00:00Z")
          .setEnd(at("2024-03-01T08:00:00Z"))
          .setEndKnownSince(at("2024-03-01T12:00:00Z"))
          .setMeasured(List.of(days("2024-02-17", 14, 20)))
          .build();
  private static final ObservedSpan SECOND =
      row("2024-02-18T02:00:00Z", "2024-03-20T10:00:00Z", null)
          .setEnd(at("2024-03-05T10:00:00Z"))
          .setEndKnownSince(at("2024-03-20T10:00:00Z"))
          .setMeasured(List.of(days("2024-02-17", 18, 20)))
          .build();

  @Test
  void shouldKnowOfOneSpanTheRowThatWasHeldAtThatInstantAndNoOther() {
    assertThat(ends("2024-02-18T01:59:59.999Z")).isEmpty();
    assertThat(ends("2024-02-18T02:00:00Z")).containsOnlyNulls().hasSize(1);
    assertThat(ends("2024-03-20T09:59:59.999Z")).containsExactly(at("2024-03-01T08:00:00Z"));
    assertThat(ends("2024-03-20T10:00:00Z")).containsExactly(at("2024-03-05T10:00:00Z"));
    assertThat(ends(null)).containsExactly(at("2024-03-05T10:00:00Z"));
  }

  @Test
  void shouldNotKnowNowWhatIsHeldNoLonger() {
    assertThat(Timeline.derive(X, evidence(FIRST), null)).isEmpty();
    assertThat(Published.isKnown(evidence(FIRST).get(0), null)).isFalse();
    assertThat(Published.isKnown(evidence(SECOND).get(0), null)).isTrue();
  }

  @Test
  void shouldNameABanByWhenTheSpanWasFirstKnownWhateverWasShownOfItLater() {
    BanInterval before = only(at("2024-03-19T00:00:00Z"), FIRST, SECOND);
    BanInterval after = only(null, FIRST, SECOND);

    assertThat(after.getId()).isEqualTo(before.getId());
    assertThat(after.getKnownSince()).isEqualTo("2024-02-18T02:00:00Z");
    assertThat(Published.knownAt(evidence(SECOND).get(0))).isEqualTo("2024-03-20T10:00:00Z");
  }

  @Test
  void shouldHoldASpanToBeMeasuredUpToTheLastMidnightWhoseDayWasKnown() {
    ObservedSpan open =
        row("2024-02-18T02:00:00Z", null, null)
            .setMeasuredTo(at("2024-02-25T00:00:00Z"))
            .setMeasured(List.of(days("2024-02-17", 3, 20), days("2024-02-23", 3, 30)))
            .build();

    assertThat(measuredTo(open, "2024-02-18T19:59:00Z")).isEqualTo("2024-02-17T16:00:00Z");
    assertThat(measuredTo(open, "2024-02-18T20:00:00Z")).isEqualTo("2024-02-18T00:00:00Z");
    assertThat(measuredTo(open, "2024-02-19T20:00:00Z")).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(measuredTo(open, "2024-02-24T05:59:00Z")).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(measuredTo(open, "2024-02-24T06:00:00Z")).isEqualTo("2024-02-23T00:00:00Z");
    assertThat(measuredTo(open, "2024-03-30T00:00:00Z")).isEqualTo("2024-02-25T00:00:00Z");
    assertThat(Measured.known(open, null)).isEqualTo(open);
  }

  /** The report of its second day was public before that of its third. */
  @Test
  void shouldNotGoBackWhereAnEarlierDayBecameKnownLater() {
    ObservedSpan open =
        row("2024-02-18T02:00:00Z", null, null)
            .setMeasuredTo(at("2024-02-19T00:00:00Z"))
            .setMeasured(List.of(days("2024-02-18", 1, 100), days("2024-02-19", 1, 10)))
            .build();

    assertThat(measuredTo(open, "2024-02-19T10:00:00Z")).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(measuredTo(open, "2024-02-23T00:00:00Z")).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(DaysMeasured.steps(open))
        .extracting(DaysMeasured.Step::at, DaysMeasured.Step::from, DaysMeasured.Step::to)
        .containsExactly(
            tuple(
                at("2024-02-19T10:00:00Z"),
                at("2024-02-17T16:00:00Z"),
                at("2024-02-19T00:00:00Z")));
  }

  @Test
  void shouldKnowTheLastHourOfAStretchOnceTheNextIsKnown() {
    ObservedSpan silent =
        row("2024-02-18T02:00:00Z", null, null)
            .setMeasuredTo(at("2024-02-20T07:00:00Z"))
            .setEndKnownSince(at("2024-03-02T05:00:00Z"))
            .setMeasured(List.of(days("2024-02-17", 4, 8)))
            .build();

    assertThat(measuredTo(silent, "2024-03-02T04:59:00Z")).isEqualTo("2024-02-20T00:00:00Z");
    assertThat(measuredTo(silent, "2024-03-02T05:00:00Z")).isEqualTo("2024-02-20T07:00:00Z");
  }

  @Test
  void shouldTellOfARowNothingThatBecameKnownLater() {
    ObservedSpan then = Measured.known(FIRST, at("2024-02-20T00:00:00Z"));

    assertThat(then.getHeldTo()).isNull();
    assertThat(then.getEnd()).isNull();
    assertThat(then.getEndKnownSince()).isNull();
    assertThat(then.getMeasuredTo()).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(then.getMeasured()).containsExactly(days("2024-02-17", 3, 20));
    assertThat(Measured.known(FIRST, at("2024-03-25T00:00:00Z")))
        .as("held no longer by then: as it was known last")
        .isEqualTo(FIRST);
  }

  /** Unlike a span that does not say on which days it was measured. */
  @Test
  void shouldNotTakeASpanToGoOnUntilTheNextWhereItSaysHowFarItWasMeasured() {
    List<Evidence> evidence =
        evidence(
            row("2024-02-18T02:00:00Z", null, null)
                .setEnd(at("2024-03-01T08:00:00Z"))
                .setEndKnownSince(at("2024-03-09T00:00:00Z"))
                .setMeasured(List.of(days("2024-02-17", 10, 20)))
                .build(),
            row("2024-03-02T00:00:00Z", null, null)
                .setId("other")
                .setStart(at("2024-03-01T20:00:00Z"))
                .setState(Access.ACCESSIBLE)
                .setMeasuredTo(at("2024-03-02T00:00:00Z"))
                .build());

    BanInterval ban = Timeline.derive(X, evidence, at("2024-03-05T00:00:00Z")).get(0);

    assertThat(ban.getEnd().getEarliest()).isEqualTo("2024-02-26T00:00:00Z");
    assertThat(ban.getEnd().getLatest()).isEqualTo("2024-03-01T20:00:00Z");
  }

  @Test
  void shouldTellOfEveryInstantByTheHistoryWhatTheTimelineTells() {
    List<Evidence> evidence = openUnderAnOrder();
    History history = new History(X, evidence);

    for (int hour = 0; hour < 24 * 20; hour++) {
      Instant asOf = at("2024-03-30T00:30:00Z").plusSeconds(3600L * hour);
      assertThat(history.asOf(asOf)).isEqualTo(Timeline.derive(X, evidence, asOf));
    }
  }

  @Test
  void shouldAskAtTheStepsThatMayChangeABanAndAtNoOther() {
    History history = new History(X, openUnderAnOrder());

    assertThat(history.instants(null))
        .containsExactly(
            at("2024-03-01T12:00:00Z"),
            at("2024-04-09T12:00:00Z"),
            at("2024-04-10T20:00:00Z"),
            at("2024-04-11T20:00:00Z"));
    assertThat(history.isStepped(at("2024-04-11T20:00:00Z"))).isTrue();
    assertThat(history.isMeasured(at("2024-04-11T20:00:00Z"))).isFalse();
  }

  @Test
  void shouldExplainThatAnOrderWasSeenNotEnforcedOnTheDayOnWhichThatWasKnown() {
    List<Evidence> evidence = openUnderAnOrder();
    String id = Timeline.derive(X, evidence, null).get(0).getId();

    List<Explanation.Step> steps = new Explanation(X, evidence, id, null).steps();

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.knownAt()).isEqualTo("2024-04-11T20:00:00Z");
    assertThat(last.fact().getId()).isEqualTo("open");
    assertThat(last.changed()).contains("phases");
    assertThat(phases(only(at("2024-04-11T19:00:00Z"), evidence))).containsExactly(Phase.ORDERED);
    assertThat(phases(only(null, evidence))).containsExactly(Phase.NOT_ENFORCED);
  }

  @Test
  void shouldExplainThatWhatBecamePublicLaterShowedAnotherEnd() {
    List<Explanation.Step> steps = explained(null, FIRST, SECOND);

    assertThat(steps)
        .extracting(step -> step.knownAt().toString(), Explanation.Step::stands)
        .containsExactly(
            tuple("2024-02-18T02:00:00Z", false),
            tuple("2024-03-01T12:00:00Z", false),
            tuple("2024-03-20T10:00:00Z", true));
    assertThat(steps.get(0).sentence())
        .startsWith("It was measured blocked from 2024-02-17T16:00:00Z to 2024-03-01T08:00:00Z.")
        .contains("With it the ban was known. What became public later showed otherwise.");
    assertThat(steps.get(2).sentence())
        .startsWith(
            "By what became public then, it was measured blocked from 2024-02-17T16:00:00Z to"
                + " 2024-03-05T10:00:00Z. It changed: end, from 2024-03-01 13:00 to"
                + " 2024-03-05 15:00");
    assertThat(steps).allSatisfy(step -> assertThat(step.sentence()).doesNotContain("withdrawn"));
    assertThat(explained(at("2024-03-19T00:00:00Z"), FIRST, SECOND))
        .allSatisfy(step -> assertThat(step.stands()).isTrue());
  }

  @Test
  void shouldExplainThatASpanIsHeldNoLongerWhereTheBanStandsByOtherFacts() {
    SpecificRecord report =
        report("press", "2024-02-19T00:00Z", "x").setPublished(moment("2024-02-19T12:00Z")).build();

    List<Explanation.Step> steps = explained(null, FIRST, report);

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.fact().getId()).isEqualTo("blocked");
    assertThat(last.sentence()).contains("showed otherwise. With it the ban that was known as");
    String id =
        Timeline.derive(X, evidence(FIRST, report), at("2024-03-10T00:00:00Z")).get(0).getId();
    assertThat(new History(X, evidence(FIRST, report)).known(id))
        .as("named by the span as long as that was held")
        .containsExactly(new History.Known(at("2024-02-18T02:00:00Z"), at("2024-03-20T10:00:00Z")));
  }

  @Test
  void shouldSayWhereASpanGaveWayThatOthersShowedOtherwise() {
    SpecificRecord order =
        block("order", "2024-02-17T00:00Z", "x").setPublished(moment("2024-02-17T12:00Z")).build();

    List<Explanation.Step> steps = explained(null, FIRST, order);

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.knownAt()).isEqualTo("2024-03-20T10:00:00Z");
    assertThat(last.fact().getId()).isEqualTo("blocked");
    assertThat(last.rule()).isEqualTo("act.shown-otherwise");
    assertThat(last.stands()).isFalse();
    assertThat(last.changed()).contains("observed", "phases");
    assertThat(last.sentence())
        .contains("2024-03-01T08:00:00Z. What became public then showed otherwise. It changed:")
        .doesNotContain("no longer stands")
        .doesNotContain("withdrawn");
  }

  private static List<Evidence> openUnderAnOrder() {
    return evidence(
        row("2024-03-01T12:00:00Z", null, null)
            .setId("open")
            .setState(Access.ACCESSIBLE)
            .setStart(at("2024-03-01T05:00:00Z"))
            .setMeasuredTo(at("2024-04-29T00:00:00Z"))
            .setMeasured(List.of(days("2024-03-01", 60, 20)))
            .build(),
        block("order", "2024-04-10T03:00Z", "x").setPublished(moment("2024-04-09T12:00Z")).build());
  }

  private static List<Explanation.Step> explained(Instant asOf, SpecificRecord... facts) {
    List<Evidence> evidence = evidence(facts);
    String id = only(asOf, evidence).getId();
    return new Explanation(X, evidence, id, asOf).steps();
  }

  private static Instant measuredTo(ObservedSpan span, String asOf) {
    return Measured.known(span, at(asOf)).getMeasuredTo();
  }

  private static List<Instant> ends(String asOf) {
    Instant day = asOf == null ? null : at(asOf);
    return Timeline.derive(X, evidence(SECOND, FIRST), day).stream().map(Extent::to).toList();
  }

  private static BanInterval only(Instant asOf, SpecificRecord... facts) {
    return only(asOf, evidence(facts));
  }

  private static BanInterval only(Instant asOf, List<Evidence> evidence) {
    return MeasuredTest.only(Timeline.derive(X, evidence, asOf));
  }

  private static List<Evidence> evidence(SpecificRecord... facts) {
    return Stream.of(facts).map(ReadFacts::evidence).toList();
  }

  private static MeasuredDays days(String first, long days, long knownAfterHours) {
    return new MeasuredDays(LocalDate.parse(first), days, knownAfterHours);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static ObservedSpan.Builder row(String knownSince, String heldFrom, String heldTo) {
    return ObservedSpan.newBuilder()
        .setId("blocked")
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(at("2024-02-17T16:00:00Z"))
        .setKnownSince(at(knownSince))
        .setHeldFrom(heldFrom == null ? null : at(heldFrom))
        .setHeldTo(heldTo == null ? null : at(heldTo))
        .setNetworksBlocked(3)
        .setNetworksObserved(4)
        .setMeasurements(40)
        .setDetector("llr@2");
  }
}
