package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.value;
import static org.bandish.topology.Given.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.event.SignalSource;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What series, annotations and reports of connectivity become. */
class OutageTopologyTest {
  /** The fixture: two days of values every ten minutes, from which a span of them is down. */
  private static final Instant START = Instant.parse("2023-05-08T00:00:00Z");

  private final River river = new River();

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldFindAnOutageInASeries() {
    series(null, 160, 190).forEach(river::measure);

    Outage outage = only(river.table(Topics.OUTAGES));
    assertThat(outage.getId()).isEqualTo("pk-outage-20230509T02");
    assertThat(outage.getCountry()).isEqualTo("PK");
    assertThat(outage.getAsn()).isNull();
    assertThat(outage.getStart()).isEqualTo(at(160));
    assertThat(outage.getEnd()).isEqualTo(at(190));
    assertThat(outage.getSeverity()).isEqualTo(0.75);
    assertThat(outage.getSources()).containsExactly("ioda-median@1:active-probing");
    assertThat(outage.getEvidence()).containsExactly("v-160", "v-190");
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldShowAnOutageWhileItGoesOn() {
    series(null, 160, 190).subList(0, 170).forEach(river::measure);

    assertThat(only(river.table(Topics.OUTAGES)).getEnd()).isNull();
  }

  @Test
  void shouldJoinReportsAndMeasurementsOfOnePlace() {
    river.publish(down("r1", "2023-05-09T03:00:00Z").setUntil(moment("2023-05-12")).build());
    series(null, 160, 190).forEach(river::measure);

    Outage outage = only(river.table(Topics.OUTAGES));
    assertThat(outage.getId()).isEqualTo("pk-outage-20230509T02");
    assertThat(outage.getEnd()).isEqualTo(instant("2023-05-12"));
    assertThat(outage.getSources()).containsExactly("ioda-median@1:active-probing", "report");
    assertThat(outage.getEvidence()).containsExactly("v-160", "v-190", "r1");
  }

  @Test
  void shouldKeepANetworkAndARegionApartFromTheCountry() {
    river.publish(down("r1", "2023-05-09").setUntil(moment("2023-05-12")).build());
    river.publish(
        down("r2", "2023-05-09").setUntil(moment("2023-05-12")).setRegion("PK-KP").build());
    series(17557L, 160, 190).forEach(river::measure);

    assertThat(river.table(Topics.OUTAGES))
        .containsOnlyKeys("pk-outage-r1", "pk-outage-r2", "pk-outage-as17557-20230509T02")
        .hasEntrySatisfying("pk-outage-r2", o -> assertThat(o.getRegion()).isEqualTo("PK-KP"))
        .hasEntrySatisfying(
            "pk-outage-as17557-20230509T02", o -> assertThat(o.getAsn()).isEqualTo(17557L));
  }

  @Test
  void shouldGiveTheSameOutagesFromShuffledAndRepeatedSignals() {
    List<NetworkSignal> signals = series(null, 160, 190);
    signals.addAll(series(17557L, 200, 210));
    NetworkSignal report = down("r1", "2023-05-09T03:00:00Z").build();
    signals.forEach(river::measure);
    river.publish(report);
    Map<String, Outage> once = river.table(Topics.OUTAGES);
    List<NetworkSignal> shuffled = new ArrayList<>(signals);
    shuffled.addAll(signals);
    Collections.shuffle(shuffled, new Random(3));

    try (River other = new River()) {
      other.publish(report);
      shuffled.forEach(other::measure);

      assertThat(other.table(Topics.OUTAGES)).isEqualTo(once).hasSize(2);
    }
  }

  @Test
  void shouldTakeAnAnnotatedOutageAsGiven() {
    river.measure(
        down("cf-1", "2023-05-09T10:00:00Z")
            .setSource(SignalSource.CLOUDFLARE_RADAR)
            .setUntil(moment("2023-05-09T14:00:00Z"))
            .build());

    Outage outage = only(river.table(Topics.OUTAGES));
    assertThat(outage.getId()).isEqualTo("pk-outage-cf-1");
    assertThat(outage.getEnd()).isEqualTo(instant("2023-05-09T14:00:00Z"));
    assertThat(outage.getSeverity()).isEqualTo(1);
    assertThat(outage.getSources()).containsExactly("cloudflare-radar");
  }

  @Test
  void shouldFollowACorrectionUnderTheSameId() {
    NetworkSignal first =
        down("cf-1", "2023-05-09T10:00:00Z").setSource(SignalSource.CLOUDFLARE_RADAR).build();
    NetworkSignal later =
        NetworkSignal.newBuilder(first)
            .setUntil(moment("2023-05-09T14:00:00Z"))
            .setPublished(moment("2023-05-10T00:00:00Z"))
            .build();
    NetworkSignal superseding =
        NetworkSignal.newBuilder(later)
            .setId("cf-2")
            .setSupersedes("cf-1")
            .setUntil(moment("2023-05-09T15:00:00Z"))
            .setPublished(moment("2023-05-11T00:00:00Z"))
            .build();

    river.measure(first);
    assertThat(only(river.table(Topics.OUTAGES)).getEnd()).isNull();
    river.measure(later);
    assertThat(only(river.table(Topics.OUTAGES)).getEnd())
        .isEqualTo(instant("2023-05-09T14:00:00Z"));
    river.measure(superseding);
    Outage corrected = only(river.table(Topics.OUTAGES));
    assertThat(corrected.getId()).isEqualTo("pk-outage-cf-1");
    assertThat(corrected.getEnd()).isEqualTo(instant("2023-05-09T15:00:00Z"));
  }

  @Test
  void shouldTakeAWithdrawnReportBack() {
    river.publish(down("r1", "2023-05-09").build());
    river.publish(withdrawal("w1", "r1", "2023-05-10", "x").build());

    assertThat(river.read(Topics.OUTAGES))
        .extracting(record -> record.key(), record -> record.value() == null)
        .containsExactly(tuple("pk-outage-r1", false), tuple("pk-outage-r1", true));
  }

  @Test
  void shouldFollowAReportThatIsCorrectedToOrFromANetwork() {
    NetworkSignal first = down("r1", "2023-05-09").setAsn(17557L).build();
    river.publish(first);
    river.publish(
        NetworkSignal.newBuilder(first).setAsn(null).setPublished(moment("2023-05-20")).build());
    assertThat(river.table(Topics.OUTAGES)).containsOnlyKeys("pk-outage-r1");

    river.publish(
        NetworkSignal.newBuilder(first)
            .setPublished(moment("2023-05-22"))
            .setDown(0.9)
            .setOk(0.1)
            .build());
    assertThat(only(river.table(Topics.OUTAGES)).getAsn()).isEqualTo(17557L);
  }

  @Test
  void shouldKeepTwoOutagesApartThatOneReportWasCorrectedTo() {
    river.publish(down("r1", "2023-05-09").build());
    river.publish(
        down("r2", "2023-05-10").setSupersedes("r1").setPublished(moment("2023-06-01")).build());
    river.publish(
        down("r3", "2023-05-11")
            .setAsn(17557L)
            .setSupersedes("r1")
            .setPublished(moment("2023-06-01"))
            .build());

    assertThat(river.table(Topics.OUTAGES))
        .containsOnlyKeys("pk-outage-r1", "pk-outage-r3")
        .hasEntrySatisfying("pk-outage-r3", o -> assertThat(o.getAsn()).isEqualTo(17557L));
  }

  @Test
  void shouldEndAReportedOutageWithTheReportOfItsEnd() {
    river.publish(down("r1", "2023-05-09").build());
    river.publish(down("r2", "2023-05-12").setDown(0.0).setOk(1.0).build());

    assertThat(only(river.table(Topics.OUTAGES)).getEnd()).isEqualTo(instant("2023-05-12"));
  }

  @Test
  void shouldKeepTheIdWhenLateValuesOrALaterReportMoveTheStart() {
    List<NetworkSignal> late = new ArrayList<>(series(null, 157, 190).subList(157, 160));
    List<NetworkSignal> values = series(null, 157, 190);
    values.removeAll(late);
    values.forEach(river::measure);
    Outage before = only(river.table(Topics.OUTAGES));
    late.forEach(river::measure);
    Outage after = last(river.read(Topics.OUTAGES));
    river.publish(
        down("r1", "2023-05-08T20:00:00Z")
            .setUntil(moment("2023-05-09T05:00:00Z"))
            .setPublished(moment("2023-06-01"))
            .build());
    Outage moved = last(river.read(Topics.OUTAGES));

    assertThat(before.getStart()).isEqualTo(at(160));
    assertThat(after.getStart()).isEqualTo(at(157));
    assertThat(moved.getStart()).isEqualTo(instant("2023-05-08T20:00:00Z"));
    assertThat(List.of(after.getId(), moved.getId())).containsOnly(before.getId());
    assertThat(moved.getKnownSince()).isEqualTo(at(157));
  }

  @Test
  void shouldLetAReportEndAnOutageWhoseSeriesFellSilent() {
    series(null, 160, 190).subList(0, 170).forEach(river::measure);
    Outage open = only(river.table(Topics.OUTAGES));
    river.publish(
        down("r1", "2023-05-09T03:00:00Z").setUntil(moment("2023-05-11T00:00:00Z")).build());

    assertThat(open.getEnd()).isNull();
    assertThat(open.getLastSeen()).isEqualTo(instant("2023-05-09T04:00:00Z"));
    Outage closed = last(river.read(Topics.OUTAGES));
    assertThat(closed.getEnd()).isEqualTo(instant("2023-05-11T00:00:00Z"));
    assertThat(closed.getId()).isEqualTo(open.getId());
    assertThat(closed.getLastSeen()).isNull();
  }

  /** A drop needs two values, so that of 02:40 is known by the one of 02:50. */
  static Map<String, Outage> entries(River river) {
    return Stores.scan(river.store(Names.OUTAGE_BELIEFS), "PK");
  }

  private static Outage last(List<TestRecord<String, Outage>> records) {
    return records.get(records.size() - 1).value();
  }

  static NetworkSignal.Builder down(String id, String at) {
    return report(id, at, null).setBlocked(0.0).setDown(1.0);
  }

  /** Two days around 1,000, and 250 from the one value to before the other. */
  static List<NetworkSignal> series(Long asn, int from, int to) {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      double value = i >= from && i < to ? 250 : 1000;
      signals.add(
          value("v-" + i, at(i), ConnectivityMetric.ACTIVE_PROBING, value).setAsn(asn).build());
    }
    return signals;
  }

  static Instant at(int i) {
    return START.plus(Duration.ofMinutes(10L * i));
  }

  static Outage only(Map<String, Outage> outages) {
    assertThat(outages).hasSize(1);
    return outages.values().iterator().next();
  }
}
