package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.withdrawal;
import static org.bandish.topology.SpanTopologyTest.bytes;
import static org.bandish.topology.SpanTopologyTest.day;
import static org.bandish.topology.SpanTopologyTest.isIn;
import static org.bandish.topology.SpanTopologyTest.only;
import static org.bandish.topology.SpanTopologyTest.outage;
import static org.bandish.topology.SpanTopologyTest.spans;
import static org.bandish.topology.SpanTopologyTest.tenDays;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was measured beside reports and outages. */
class FusionTopologyTest {
  private final River river = new River(Timeline::derive);

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldFollowABlockThatTurnsIntoThrottling() {
    List<NetworkSignal> signals = new ArrayList<>();
    for (NetworkSignal each : tenDays("x", 2, 9)) {
      boolean slow = isIn(each, day(5), day(9));
      signals.add(NetworkSignal.newBuilder(each).setThrottled(slow).build());
    }
    Collections.shuffle(signals, new Random(3));
    signals.forEach(river::measure);

    BanInterval ban = only(river.table(Topics.BAN_INTERVALS));
    assertThat(ban.getPhases())
        .extracting(PhaseSpan::getPhase, PhaseSpan::getRestriction, PhaseSpan::getFrom)
        .containsExactly(
            tuple(Phase.UNORDERED, Restriction.BLOCK, day(2)),
            tuple(Phase.UNORDERED, Restriction.THROTTLE, day(5)));
    assertThat(ban.getEnd().getLatest()).isEqualTo(day(9));
    assertThat(ban.getEvidence()).contains("pk-x-llr-2-2024-02-12T00", "pk-x-llr-2-2024-02-15T00");
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldMarkABanThatStandsByAReportWhileAnOutageExplainsWhatWasMeasured() {
    NetworkSignal outage = outage("o1", 2, 7).setPublished(moment("2024-03-05")).build();
    NetworkSignal report =
        report("r1", day(4).toString(), "x").setUntil(moment(day(5).toString())).build();
    List<NetworkSignal> signals = tenDays("x", 3, 6);
    river.publish(report);
    signals.forEach(river::measure);
    assertThat(only(river.table(Topics.BAN_INTERVALS)).getExplainedByOutage()).isFalse();

    river.publish(outage);

    BanInterval marked = only(river.table(Topics.BAN_INTERVALS));
    String span = "pk-x-llr-2-2024-02-13T00-outage";
    assertThat(marked.getExplainedByOutage()).isTrue();
    assertThat(marked.getEvidence()).contains("r1", span);
    assertThat(marked.getStart().getLatest()).as("by the report").isEqualTo(day(4));
    assertThat(spans(river.table(Topics.EVIDENCE)))
        .filteredOn(each -> each.getId().equals(span))
        .extracting(ObservedSpan::getKnownSince)
        .as("no earlier than the outage")
        .containsExactly(moment("2024-03-05").getLatest());
    try (River other = new River(Timeline::derive)) {
      other.publish(outage);
      signals.forEach(other::measure);
      assertThat(other.table(Topics.BAN_INTERVALS)).isEmpty();
      other.publish(report);
      assertThat(bytes(other.table(Topics.BAN_INTERVALS)))
          .isEqualTo(bytes(Map.of(marked.getId(), marked)));
    }

    river.publish(withdrawal("w1", "o1", "2024-03-07", "x").build());

    BanInterval again = only(river.table(Topics.BAN_INTERVALS));
    assertThat(again.getExplainedByOutage()).isFalse();
    assertThat(again.getStart().getLatest()).as("as measured").isEqualTo(day(3));
    assertThat(again.getEvidence()).doesNotContain(span);
  }

  @Test
  void shouldCountAReportAndTheMeasurementsThatItCitesOnceWhicheverComesFirst() {
    List<NetworkSignal> signals = tenDays("x", 3, 6);
    List<String> cited = List.of("x-24-1", "x-24-2");
    NetworkSignal later = report("later", day(4).toString(), "x").setLineage(cited).build();
    NetworkSignal earlier =
        report("earlier", day(4).toString(), "x")
            .setPublished(moment(day(3).toString()))
            .setLineage(cited)
            .build();
    BanInterval measured = only(bans(List.of(), signals, List.of()));

    Map<String, BanInterval> reportFirst = bans(List.of(later), signals, List.of());
    Map<String, BanInterval> reportLast = bans(List.of(), signals, List.of(later));
    BanInterval named = only(bans(List.of(earlier), signals, List.of()));
    BanInterval namedLast = only(bans(List.of(), signals, List.of(earlier)));

    assertThat(bytes(reportFirst)).isEqualTo(bytes(Map.of(measured.getId(), measured)));
    assertThat(bytes(reportLast)).isEqualTo(bytes(reportFirst));
    assertThat(namedLast).isEqualTo(named);
    assertThat(named.getEvidence())
        .as("public before the span was")
        .contains("earlier")
        .doesNotHaveDuplicates();
    assertThat(named.getEvidenceCount()).isEqualTo(measured.getEvidenceCount() + 1);
    assertThat(named.getNetworks()).isEqualTo(measured.getNetworks());
    assertThat(named.getDisclosure()).isEqualTo(measured.getDisclosure());
    assertThat(named.getPhases()).isEqualTo(measured.getPhases());
    assertThat(named.getKnownSince()).isEqualTo(day(3)).isBefore(measured.getKnownSince());
  }

  @Test
  void shouldCountTwoFeedsOfOneMeasurementOnce() {
    List<NetworkSignal> signals = tenDays("x", 3, 6);
    List<NetworkSignal> both = new ArrayList<>(signals);
    signals.forEach(
        each ->
            both.add(
                NetworkSignal.newBuilder(each)
                    .setId("other-" + each.getId())
                    .setLineage(List.of(each.getId()))
                    .build()));
    Collections.shuffle(both, new Random(11));

    assertThat(bytes(bans(List.of(), both, List.of())))
        .hasSize(1)
        .isEqualTo(bytes(bans(List.of(), signals, List.of())));
  }

  private static Map<String, BanInterval> bans(
      List<NetworkSignal> first, List<NetworkSignal> measured, List<NetworkSignal> last) {
    try (River river = new River(Timeline::derive)) {
      first.forEach(river::publish);
      measured.forEach(river::measure);
      last.forEach(river::publish);
      assertThat(river.deadLetters()).isEmpty();
      assertThat(river.table(Topics.EVIDENCE).values())
          .extracting(Evidence::getId)
          .as("a fact that counts no second time is not lost")
          .containsAll(first.stream().map(NetworkSignal::getId).toList())
          .containsAll(last.stream().map(NetworkSignal::getId).toList());
      return river.table(Topics.BAN_INTERVALS);
    }
  }
}
