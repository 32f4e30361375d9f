package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.withdrawal;
import static org.bandish.topology.SpanTopologyTest.bytes;
import static org.bandish.topology.SpanTopologyTest.day;
import static org.bandish.topology.SpanTopologyTest.isIn;
import static org.bandish.topology.SpanTopologyTest.only;
import static org.bandish.topology.SpanTopologyTest.outage;
import static org.bandish.topology.SpanTopologyTest.spanBytes;
import static org.bandish.topology.SpanTopologyTest.spans;
import static org.bandish.topology.SpanTopologyTest.tenDays;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What outages take away from measurements, and what is told of it. */
class OutageSpansTest {
  private final River river = new River(Timeline::derive);

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldBeginNoBanInAnOutageAndBeginOneWhenThereWasNone() {
    tenDays("x", 3, 6).forEach(river::measure);
    river.publish(outage("o1", 2, 7).build());

    assertThat(river.table(Topics.BAN_INTERVALS)).isEmpty();
    assertThat(spans(river.table(Topics.EVIDENCE)))
        .filteredOn(ObservedSpan::getExplainedByOutage)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getState()).isEqualTo(Access.BLOCKED);
              assertThat(span.getStart()).isEqualTo(day(3));
              assertThat(span.getEnd()).isEqualTo(day(6));
            });

    river.publish(withdrawal("w1", "o1", "2024-03-01", "x").build());

    assertThat(only(river.table(Topics.BAN_INTERVALS)).getStart().getLatest()).isEqualTo(day(3));
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldTellWhatAnOutageExplainsWhicheverDaysComeLast() {
    List<NetworkSignal> signals = tenDays("x", 3, 9);
    NetworkSignal outage = outage("o1", 5, 8).build();
    Map<String, String> evidence;
    try (River once = new River(Timeline::derive)) {
      once.publish(outage);
      signals.forEach(once::measure);
      evidence = bytes(once.table(Topics.EVIDENCE));
    }
    // The days of the block before the outage come last: they are marked, those in it are not.
    List<NetworkSignal> late = signals.stream().filter(each -> isIn(each, day(3), day(5))).toList();
    river.publish(outage);
    signals.stream().filter(each -> !late.contains(each)).forEach(river::measure);
    late.forEach(river::measure);

    assertThat(bytes(river.table(Topics.EVIDENCE))).isEqualTo(evidence);
  }

  @Test
  void shouldEndWhatAnOutageExplainsWithTheOutage() {
    List<NetworkSignal> signals = tenDays("x", 3, 9);
    signals.removeIf(each -> !isIn(each, day(0), day(6)));
    NetworkSignal open = outage("o1", 2, 9).setUntil(null).build();
    NetworkSignal closed = NetworkSignal.newBuilder(open).setUntil(moment("2024-02-19")).build();
    Map<String, String> spans;
    try (River once = new River(Timeline::derive)) {
      once.publish(open).publish(closed);
      signals.forEach(once::measure);
      spans = spanBytes(once);
    }
    signals.forEach(river::measure);
    river.publish(open).publish(closed);

    assertThat(spanBytes(river)).isNotEmpty().isEqualTo(spans);
  }

  /** A series that stops while it is down says nothing of what was measured days later. */
  @Test
  void shouldBeginABanLongAfterAnOutageWasLastSeen() {
    List<NetworkSignal> signals = tenDays("x", 3, 6);
    List<NetworkSignal> series = new ArrayList<>();
    for (int hour = -48; hour <= 12; hour++) {
      Instant at = day(0).plus(Duration.ofHours(hour));
      series.add(Given.value("v" + hour, at, ConnectivityMetric.BGP, hour < 6 ? 1000 : 50).build());
    }
    series.forEach(river::measure);
    signals.forEach(river::measure);

    Map<String, String> bans = bytes(river.table(Topics.BAN_INTERVALS));
    assertThat(river.table(Topics.OUTAGES).values()).extracting(Outage::getEnd).containsOnlyNulls();
    assertThat(bans).hasSize(1);
    try (River other = new River(Timeline::derive)) {
      signals.forEach(other::measure);
      series.forEach(other::measure);
      assertThat(bytes(other.table(Topics.BAN_INTERVALS))).isEqualTo(bans);
    }
  }

  @Test
  void shouldExplainAsFarAsAnOutageIsSeen() {
    List<NetworkSignal> signals = tenDays("x", 3, 6);
    signals.forEach(river::measure);
    for (int hour = -48; hour <= 9 * 24; hour++) {
      Instant at = day(0).plus(Duration.ofHours(hour));
      river.measure(
          Given.value("v" + hour, at, ConnectivityMetric.BGP, hour < 6 ? 1000 : 50).build());
    }

    assertThat(river.table(Topics.BAN_INTERVALS)).isEmpty();
    assertThat(spans(river.table(Topics.EVIDENCE)))
        .filteredOn(ObservedSpan::getExplainedByOutage)
        .extracting(ObservedSpan::getStart)
        .containsExactly(day(3));
  }

  @Test
  void shouldDrawNothingWhereAnOutageOfANetworkMeetsNoMeasurementOfIt() {
    tenDays("x", 3, 6).forEach(river::measure);
    river.values(Topics.OBSERVED_SPANS);

    river.publish(outage("o1", 2, 7).setAsn(99L).build());

    assertThat(river.values(Topics.OBSERVED_SPANS)).isEmpty();
    assertThat(river.values(Topics.OUTAGES)).hasSize(1);
  }

  @Test
  void shouldDrawASubjectOnceForAllOutagesThatOneCommitChanged() {
    tenDays("x", 3, 6).forEach(river::measure);
    tenDays("tiktok", 3, 6).forEach(river::measure);
    correcting().forEach(river::publish);
    river.values(Topics.OUTAGES);
    double drawings = drawings();

    river.publish(withdrawal("w1", "o4", "2024-03-09", "x").build());

    assertThat(river.values(Topics.OUTAGES)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(drawings() - drawings).as("x and tiktok").isEqualTo(2);
    try (River once = new River(Timeline::derive)) {
      once.publish(withdrawal("w1", "o4", "2024-03-09", "x").build());
      correcting().forEach(once::publish);
      tenDays("x", 3, 6).forEach(once::measure);
      tenDays("tiktok", 3, 6).forEach(once::measure);
      assertThat(spanBytes(river)).isNotEmpty().isEqualTo(spanBytes(once));
    }
  }

  /** Each corrects the one before, so that when the last is withdrawn all four change. */
  private static List<NetworkSignal> correcting() {
    List<NetworkSignal> outages = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      NetworkSignal.Builder outage = outage("o" + i, i, 9 - i).setAsn((i - 1) % 3 + 1L);
      outage.setPublished(moment("2024-03-0" + i)).setSupersedes(i == 1 ? null : "o" + (i - 1));
      outages.add(outage.build());
    }
    return outages;
  }

  private double drawings() {
    return river.meters.counter("bandish.drawings").count();
  }

  @Test
  void shouldCountTheOtherNetworksWhereOneFailed() {
    tenDays("x", 3, 6).forEach(river::measure);
    river.publish(outage("o1", 2, 7).setAsn(1L).build());

    BanInterval ban = only(river.table(Topics.BAN_INTERVALS));
    assertThat(ban.getNetworks().getObserved()).isEqualTo(2);
  }
}
