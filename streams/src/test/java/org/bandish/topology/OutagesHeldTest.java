package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.withdrawal;
import static org.bandish.topology.OutageTopologyTest.at;
import static org.bandish.topology.OutageTopologyTest.down;
import static org.bandish.topology.OutageTopologyTest.entries;
import static org.bandish.topology.OutageTopologyTest.only;
import static org.bandish.topology.OutageTopologyTest.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.state.KeyValueStore;
import org.assertj.core.groups.Tuple;
import org.bandish.detect.Belief;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.event.SignalSource;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which times outages are held to be, as the country's task keeps them. */
class OutagesHeldTest {
  private final River river = new River();

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldHoldASeriesSinceItWasADrop() {
    series(null, 160, 190).forEach(river::measure);

    assertThat(beliefs())
        .extracting(OutagesHeldTest::told)
        .containsExactly(
            tuple(
                "pk-outage-20230509T02", at(160), at(190), instant("2023-05-09T03:00:00Z"), null));
  }

  @Test
  void shouldHoldASeriesSinceItsValuesWerePublished() {
    for (NetworkSignal each : series(null, 160, 190)) {
      boolean isFirst = each.getAt().getEarliest().equals(at(160));
      river.measure(
          isFirst
              ? NetworkSignal.newBuilder(each).setPublished(moment("2023-05-20T10:30Z")).build()
              : each);
    }

    assertThat(beliefs())
        .extracting(OutagesHeldTest::told)
        .containsExactly(
            tuple("pk-outage-20230509T02", at(160), at(190), instant("2023-05-20T11:00Z"), null));
  }

  /** It explains 6 hours beyond 03:00, when it was last seen, until the value of 11:00. */
  @Test
  void shouldNotKnowDuringTheSilenceOfASeriesThatItGoesOn() {
    List<NetworkSignal> values = series(null, 160, 210);
    values.subList(165, 210).clear();
    values.forEach(river::measure);

    Instant since = instant("2023-05-09T03:00Z");
    Instant back = at(210);
    assertThat(beliefs())
        .extracting(OutagesHeldTest::told)
        .containsExactlyInAnyOrder(
            tuple("pk-outage-20230509T02", at(160), null, since, back),
            tuple("pk-outage-20230509T02", at(160), back, back, null));
    assertThat(beliefs())
        .filteredOn(belief -> belief.until() != null)
        .extracting(belief -> belief.outage().getLastSeen())
        .containsExactly(instant("2023-05-09T03:00Z"));
  }

  @Test
  void shouldHoldAMeasuredOutageAsItWasCorrected() {
    NetworkSignal first =
        down("cf-1", "2023-05-09T10:00:00Z")
            .setSource(SignalSource.CLOUDFLARE_RADAR)
            .setUntil(moment("2023-05-09T14:00:00Z"))
            .setPublished(moment("2023-05-09T10:30:00Z"))
            .build();
    NetworkSignal moved =
        NetworkSignal.newBuilder(first)
            .setId("cf-2")
            .setSupersedes("cf-1")
            .setAt(moment("2023-05-09T12:00:00Z"))
            .setPublished(moment("2023-05-11T00:00:00Z"))
            .build();
    river.measure(moved);
    river.measure(first);

    Instant then = instant("2023-05-11T00:00:00Z");
    Instant end = instant("2023-05-09T14:00:00Z");
    assertThat(beliefs())
        .extracting(OutagesHeldTest::told)
        .containsExactlyInAnyOrder(
            tuple(
                "pk-outage-cf-1",
                instant("2023-05-09T10:00Z"),
                end,
                instant("2023-05-09T11:00Z"),
                then),
            tuple("pk-outage-cf-1", instant("2023-05-09T12:00Z"), end, then, null));
    assertThat(only(river.table(Topics.OUTAGES)).getStart())
        .isEqualTo(instant("2023-05-09T12:00:00Z"));
  }

  @Test
  void shouldHoldAReportUntilItIsWithdrawnWhateverComesFirst() {
    NetworkSignal report = down("r1", "2023-05-09").setUntil(moment("2023-05-12T00:00Z")).build();
    river.publish(withdrawal("w1", "r1", "2023-05-20T10:00Z", "x").build());
    river.publish(report);
    river.publish(report);

    assertThat(river.table(Topics.OUTAGES)).isEmpty();
    assertThat(beliefs())
        .extracting(OutagesHeldTest::told)
        .containsExactly(
            tuple(
                "pk-outage-r1",
                instant("2023-05-09"),
                instant("2023-05-12T00:00Z"),
                instant("2023-05-12T00:00Z"),
                instant("2023-05-20T10:00Z")));
  }

  @Test
  void shouldGiveTheSameBeliefsFromShuffledAndRepeatedFacts() {
    List<NetworkSignal> signals = series(null, 160, 190);
    signals.addAll(series(17557L, 200, 210));
    List<NetworkSignal> reports =
        List.of(
            down("r1", "2023-05-09T00:00Z").setUntil(moment("2023-05-09T05:00Z")).build(),
            down("r2", "2023-05-09T01:00Z")
                .setUntil(moment("2023-05-09T04:00Z"))
                .setSupersedes("r1")
                .setPublished(moment("2023-06-01"))
                .build());
    signals.forEach(river::measure);
    reports.forEach(river::publish);
    List<NetworkSignal> shuffled = new ArrayList<>(signals);
    shuffled.addAll(signals);
    Collections.shuffle(shuffled, new Random(3));

    try (River other = new River()) {
      other.publish(reports.get(1));
      shuffled.forEach(other::measure);
      other.publish(reports.get(0));

      assertThat(entries(other)).isEqualTo(entries(river)).hasSize(4);
    }
  }

  /** Stores from before there were beliefs. */
  @Test
  void shouldDeriveBeliefsThatAreMissingWithTheNextFact() {
    NetworkSignal report = down("r1", "2023-05-09").setUntil(moment("2023-05-12T00:00Z")).build();
    river.publish(report);
    Map<String, Outage> before = entries(river);
    KeyValueStore<String, Outage> beliefs = river.store(Names.OUTAGE_BELIEFS);
    before.keySet().forEach(beliefs::delete);

    assertThat(book().read("PK"))
        .extracting(OutagesHeldTest::told)
        .containsExactly(
            tuple(
                "pk-outage-r1",
                instant("2023-05-09"),
                instant("2023-05-12T00:00Z"),
                instant("2023-05-12T00:00Z"),
                null));

    river.publish(down("r2", "2023-05-20").setUntil(moment("2023-05-21T00:00Z")).build());

    assertThat(entries(river)).containsAllEntriesOf(before).hasSize(2);
  }

  private OutageBook book() {
    return new OutageBook(river.store(Names.OUTAGES), river.store(Names.OUTAGE_BELIEFS));
  }

  private List<Belief> beliefs() {
    return entries(river).entrySet().stream()
        .map(entry -> BeliefKeys.read(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Tuple told(Belief belief) {
    Outage outage = belief.outage();
    return tuple(
        outage.getId(), outage.getStart(), outage.getEnd(), belief.since(), belief.until());
  }
}
