package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.ruling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Networks;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Precision;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** What measured spans say beside orders, rulings and reports. */
class MeasuredTest {
  static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldBanWhatWasMeasuredBlocked() {
    BanInterval ban =
        only(
            derive(
                access("2024-02-01T00:00:00Z", "2024-02-17T19:00:00Z"),
                blocked("2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z"),
                access("2024-03-01T08:00:00Z", null)));

    assertThat(ban.getStart().getEarliest()).isEqualTo("2024-02-17T19:00:00Z");
    assertThat(ban.getStart().getLatest()).isEqualTo("2024-02-17T19:00:00Z");
    assertThat(ban.getEnd().getEarliest()).isEqualTo("2024-03-01T08:00:00Z");
    assertThat(ban.getEnding()).isEqualTo(Ending.SILENT);
    assertThat(ban.getNetworks()).isEqualTo(new Networks(3L, 4L));
    assertThat(ban.getDetector()).isEqualTo("llr@2");
    assertThat(ban.getEvidence()).doesNotHaveDuplicates().hasSize(3);
    assertThat(phases(ban)).containsExactly(Phase.UNORDERED);
  }

  @Test
  void shouldNameEachSpanOnceThoughItGoesOn() {
    BanInterval ban = only(derive(blocked("2024-02-17T19:00:00Z", null)));

    assertThat(ban.getEnd()).isNull();
    assertThat(ban.getEvidence()).containsExactly("pk-x-2024-02-17T19");
    assertThat(ban.getEvidenceCount()).isEqualTo(1);
  }

  @Test
  void shouldDefyALiftThatComesWhileItIsMeasuredBlocked() {
    List<SpecificRecord> facts =
        List.of(
            block("order", "2024-02-17T19:00:00Z", "x").build(),
            ruling("lift", "2024-02-22T00:00:00Z", "x").setRefersTo(List.of("order")).build(),
            goingOn("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-03-10T00:00:00Z"));

    assertThat(phases(only(derive(facts, null)))).containsExactly(Phase.ENFORCED, Phase.DEFIED);
    assertThat(only(derive(facts, null)).getEnd()).isNull();
  }

  @Test
  void shouldKnowAsOfADayThatItWasStillMeasuredBlockedThen() {
    List<SpecificRecord> facts =
        List.of(
            block("order", "2024-02-17T19:00:00Z", "x").build(),
            ruling("lift", "2024-02-22T00:00:00Z", "x").setRefersTo(List.of("order")).build(),
            blocked("2024-02-17T19:00:00Z", "2025-05-07T06:00:00Z"),
            access("2025-05-07T06:00:00Z", null));

    BanInterval then = only(derive(facts, Instant.parse("2024-03-01T00:00:00Z")));

    assertThat(then.getEnd()).isNull();
    assertThat(phases(then)).containsExactly(Phase.ENFORCED, Phase.DEFIED);
    assertThat(then.getId()).isEqualTo(only(derive(facts, null)).getId());
  }

  @Test
  void shouldTakeALiftForObeyedWhereAccessWasMeasuredFromItOn() {
    List<BanInterval> bans =
        derive(
            block("order", "2024-02-17T19:00:00Z", "x").build(),
            report("blocked", "2024-02-18T00:00:00Z", "x").build(),
            block("lift", "2024-02-22T00:00:00Z", "x").setAction(OrderAction.UNBLOCK).build(),
            access("2024-02-22T00:00:00Z", "2024-02-22T02:00:00Z"),
            report("again", "2024-02-27T00:00:00Z", "x").build());

    assertThat(bans)
        .as("the access that was measured decided; what was reported later is another ban")
        .extracting(ban -> ban.getStart().getEarliest(), BanInterval::getEnding)
        .containsExactly(
            tuple(Instant.parse("2024-02-17T19:00:00Z"), Ending.LIFTED_BY_AUTHORITY),
            tuple(Instant.parse("2024-02-22T02:00:00Z"), null));
  }

  @Test
  void shouldEndWithALiftAfterWhichNothingWasMeasured() {
    BanInterval ban =
        only(
            derive(
                block("order", "2024-02-17T19:00:00Z", "x").build(),
                block("lift", "2024-02-22T00:00:00Z", "x")
                    .setAction(OrderAction.UNBLOCK)
                    .setRefersTo(List.of("order"))
                    .build(),
                goingOn("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-02-20T00:00:00Z")));

    assertThat(ban.getEnding()).isEqualTo(Ending.LIFTED_BY_AUTHORITY);
    assertThat(ban.getEnd().getEarliest()).isEqualTo("2024-02-22T00:00:00Z");
  }

  @Test
  void shouldLetNoAccessOfBeforeASilenceSpeakAgainstAReportInIt() {
    List<BanInterval> bans =
        derive(
            goingOn("2013-01-01T00:00:00Z", Access.ACCESSIBLE, "2014-01-01T00:00:00Z"),
            report("blocked", "2016-05-01", "x").setUntil(moment("2016-08-01")).build(),
            goingOn("2020-01-01T00:00:00Z", Access.ACCESSIBLE, "2020-06-01T00:00:00Z"));

    assertThat(bans)
        .singleElement()
        .satisfies(ban -> assertThat(ban.getStart().getDate()).isEqualTo(LocalDate.of(2016, 5, 1)));
  }

  @Test
  void shouldKeepBlockedThroughASilenceUntilAccessIsMeasured() {
    BanInterval ban =
        only(
            derive(
                goingOn("2018-01-01T00:00:00Z", Access.BLOCKED, "2018-03-01T07:00:00Z"),
                access("2018-06-01T10:00:00Z", null)));

    assertThat(ban.getEnd().getEarliest()).isEqualTo("2018-03-01T07:00:00Z");
    assertThat(ban.getEnd().getLatest()).isEqualTo("2018-06-01T10:00:00Z");
    assertThat(ban.getEnd().getDate()).as("three months wide").isNull();
    assertThat(ban.getEnd().getEvidence())
        .containsExactly("pk-x-2018-01-01T00", "pk-x-2018-06-01T10");
  }

  @Test
  void shouldSayNothingOfAnOrderThatIsYounger() {
    BanInterval ban =
        only(
            derive(
                goingOn("2024-02-01T00:00:00Z", Access.ACCESSIBLE, "2024-02-17T00:00:00Z"),
                block("order", "2024-02-17T00:00:00Z", "x").build()));

    assertThat(phases(ban)).containsExactly(Phase.ORDERED);
  }

  @Test
  void shouldSeeAnOrderNotEnforcedByAccessMeasuredAfterIt() {
    BanInterval ban =
        only(
            derive(
                goingOn("2024-02-01T00:00:00Z", Access.ACCESSIBLE, "2024-02-19T00:00:00Z"),
                block("order", "2024-02-17T00:00:00Z", "x").build()));

    assertThat(phases(ban)).containsExactly(Phase.NOT_ENFORCED);
  }

  @Test
  void shouldCountAReportOfMeasurementsOnceWhereASpanSaysThem() {
    ObservedSpan span = blocked("2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z");
    ObservedSpan after = access("2024-03-01T08:00:00Z", null);
    NetworkSignal cites =
        report("cites", "2024-02-20T12:00:00Z", "x").setLineage(List.of("ooni-1")).build();

    assertThat(derive(span, after, cites)).isEqualTo(derive(span, after));
  }

  @Test
  void shouldKeepAReportThatSaysMoreThanTheSpanOrSaidItFirst() {
    ObservedSpan span = blocked("2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z");
    NetworkSignal own = report("own", "2024-02-20T12:00:00Z", "x").build();
    NetworkSignal earlier =
        report("earlier", "2024-02-17T20:00:00Z", "x").setLineage(List.of("ooni-1")).build();
    NetworkSignal outside =
        report("outside", "2024-03-02T12:00:00Z", "x").setLineage(List.of("ooni-1")).build();
    NetworkSignal other =
        report("other", "2024-02-20T12:00:00Z", "x")
            .setBlocked(0.0)
            .setOk(1.0)
            .setLineage(List.of("ooni-1"))
            .build();
    ObservedSpan late =
        ObservedSpan.newBuilder(span).setKnownSince(Instant.parse("2024-02-18T06:00:00Z")).build();

    assertThat(named(derive(span, own))).contains("own");
    assertThat(named(derive(late, earlier))).contains("earlier");
    assertThat(named(derive(span, outside))).contains("outside");
    assertThat(named(derive(span, other))).contains("other");
  }

  @Test
  void shouldBeginNoBanWithWhatAnOutageExplains() {
    ObservedSpan span =
        ObservedSpan.newBuilder(blocked("2024-02-17T19:00:00Z", "2024-02-18T08:00:00Z"))
            .setExplainedByOutage(true)
            .build();

    assertThat(derive(span)).isEmpty();
  }

  @Test
  void shouldTellHowFarItWasMeasuredAsTheLastEvidence() {
    List<Evidence> evidence =
        List.of(
            ReadFacts.evidence(
                goingOn("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-06-01T00:00:00Z")));
    List<BanInterval> bans = Timeline.derive(X, evidence, null);

    assertThat(Statuses.of(X, bans, evidence).getLastEvidence()).isEqualTo("2024-06-01T00:00:00Z");
    assertThat(Statuses.of(X, bans, evidence).getNetworks()).isEqualTo(new Networks(3L, 4L));
    assertThat(Statuses.at(X, bans, evidence, Instant.parse("2024-03-01T00:00:00Z")).lastEvidence())
        .isEqualTo("2024-03-01T00:00:00Z");
  }

  @Test
  void shouldCountAReportOnceWhereTheEndOfTheSpanIsNotKnownYet() {
    List<SpecificRecord> facts =
        List.of(
            span("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-03-01T08:00:00Z")
                .setEndKnownSince(Instant.parse("2024-03-05T00:00:00Z"))
                .build(),
            report("r", "2024-03-02", "x").setLineage(List.of("ooni-1")).build());

    assertThat(only(derive(facts, Instant.parse("2024-03-04T00:00:00Z"))).getEvidence())
        .as("as if it went on")
        .containsExactly("pk-x-2024-02-17T19");
    assertThat(named(derive(facts, null))).contains("r");
  }

  @Test
  void shouldEndWhereTheKnownEndOfASpanStatesItThoughAccessIsMeasuredFromThenOn() {
    BanInterval ban =
        only(
            derive(
                blocked("2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z"),
                access("2024-03-01T08:00:00Z", null)));

    assertThat(ban.getEnd().getEvidence()).containsExactly("pk-x-2024-02-17T19");
    assertThat(ban.getEnd().getPrecision()).isEqualTo(Precision.HOUR);
  }

  @Test
  void shouldBeABanOfAMinuteWhereItWasMeasuredBlockedForNoTime() {
    BanInterval ban = only(derive(blocked("2024-02-17T19:00:00Z", "2024-02-17T19:00:00Z")));

    assertThat(Extent.from(ban)).isEqualTo("2024-02-17T19:00:00Z");
    assertThat(Extent.to(ban)).isEqualTo("2024-02-17T19:01:00Z");
  }

  @Test
  void shouldCountAsRevisionsTheTimesAtWhichItsEvidenceBecamePublic() {
    BanInterval ban =
        only(
            derive(
                block("order", "2024-02-17", "x").setPublished(moment("2024-02-17")).build(),
                report("same-day", "2024-02-17", "x").setPublished(moment("2024-02-17")).build(),
                report("later", "2024-02-19", "x").build()));

    assertThat(ban.getRevision()).isEqualTo(2);
  }

  @Test
  void shouldNotDependOnTheOrderOfFacts() {
    List<SpecificRecord> facts =
        new ArrayList<>(
            List.of(
                block("order", "2024-02-17T19:00:00Z", "x").build(),
                ruling("lift", "2024-02-22T00:00:00Z", "x").build(),
                report("r1", "2024-02-25", "x").setLineage(List.of("ooni-1")).build(),
                report("r2", "2025-05-09", "x").setBlocked(0.0).setOk(1.0).build(),
                blocked("2024-02-17T19:00:00Z", "2025-05-07T06:00:00Z"),
                access("2025-05-07T06:00:00Z", null)));
    List<BanInterval> once = derive(facts, null);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(facts, new Random(seed));

      assertThat(derive(facts, null)).isEqualTo(once);
    }
  }

  private static List<String> named(List<BanInterval> bans) {
    return bans.stream().flatMap(ban -> ban.getEvidence().stream()).toList();
  }

  static List<Phase> phases(BanInterval ban) {
    return ban.getPhases().stream().map(PhaseSpan::getPhase).toList();
  }

  static ObservedSpan blocked(String start, String end) {
    return span(start, Access.BLOCKED, end).build();
  }

  /** Without an end: measured for a day. */
  static ObservedSpan access(String start, String end) {
    return end == null
        ? goingOn(start, Access.ACCESSIBLE, Instant.parse(start).plusSeconds(86_400).toString())
        : span(start, Access.ACCESSIBLE, end).build();
  }

  static ObservedSpan goingOn(String start, Access state, String measuredTo) {
    return span(start, state, null).setMeasuredTo(Instant.parse(measuredTo)).build();
  }

  static ObservedSpan.Builder span(String start, Access state, String end) {
    return ObservedSpan.newBuilder()
        .setId("pk-x-" + start.substring(0, 13))
        .setCountry("PK")
        .setPlatform("x")
        .setState(state)
        .setStart(Instant.parse(start))
        .setKnownSince(Instant.parse(start).plusSeconds(3600))
        .setEnd(end == null ? null : Instant.parse(end))
        .setEndKnownSince(end == null ? null : Instant.parse(end).plusSeconds(3600))
        .setNetworksBlocked(state == Access.BLOCKED ? 3 : 0)
        .setNetworksObserved(4)
        .setMeasurements(40)
        .setDetector("llr@2");
  }

  private static List<BanInterval> derive(SpecificRecord... facts) {
    return derive(Arrays.asList(facts), null);
  }

  private static List<BanInterval> derive(List<SpecificRecord> facts, Instant asOf) {
    return Timeline.derive(X, facts.stream().map(ReadFacts::evidence).toList(), asOf);
  }

  static BanInterval only(List<BanInterval> bans) {
    assertThat(bans).hasSize(1);
    return bans.get(0);
  }
}
