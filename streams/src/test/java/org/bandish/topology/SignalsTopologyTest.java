package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.River.header;
import static org.bandish.topology.SpanTopologyTest.bytes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bandish.detect.Buckets;
import org.bandish.detect.Measurement;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.HourCount;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalDay;
import org.bandish.event.SignalSource;
import org.bandish.schema.Moments;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What measured signals become in the ledger of days. */
class SignalsTopologyTest {
  private final River river = new River();

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldPublishADayUnderSubjectNetworkAndDay() {
    river.measure(measured("m1", "2024-02-17T05:10:00Z", "x", 17557L).build());
    river.measure(measured("m2", "2024-02-17T05:20:00Z", "x", null).setRegion("PK-KP").build());

    Map<String, SignalDay> days = river.table(Topics.SIGNAL_DAYS);
    assertThat(days).containsOnlyKeys("PK/x|17557|2024-02-17", "PK-KP/x||2024-02-17");
    SignalDay day = days.get("PK/x|17557|2024-02-17");
    assertThat(day.getSubject()).isEqualTo("PK/x");
    assertThat(day.getAsn()).isEqualTo(17557L);
    assertThat(day.getHours()).containsExactly(hour(1, 0, 1, "2024-02-17T05:10:00Z"));
  }

  @Test
  void shouldLetADuplicateChangeNothingHoweverLateItComes() {
    NetworkSignal signal = measured("m1", "2012-09-17T05:10:00Z", "x", 17557L).build();
    river.measure(signal);
    river.measure(measured("m2", "2025-09-17T05:10:00Z", "x", 17557L).build());
    river.values(Topics.SIGNAL_DAYS);

    river.measure(signal);

    assertThat(river.values(Topics.SIGNAL_DAYS)).isEmpty();
    assertThat(river.deadLetters()).isEmpty();
    assertThat(counted("duplicate")).isEqualTo(1);
  }

  @Test
  void shouldPublishTheDayThatLateDataTouchesAndNoOther() {
    river.measure(measured("m1", "2024-02-17T05:10:00Z", "x", 17557L).build());
    river.measure(measured("m2", "2024-02-18T05:10:00Z", "x", 17557L).build());
    river.values(Topics.SIGNAL_DAYS);

    river.measure(measured("m3", "2024-02-17T05:50:00Z", "x", 17557L).build());

    assertThat(river.table(Topics.SIGNAL_DAYS))
        .hasEntrySatisfying(
            "PK/x|17557|2024-02-17",
            day ->
                assertThat(day.getHours()).containsExactly(hour(2, 0, 2, "2024-02-17T05:50:00Z")))
        .hasSize(1);
  }

  @Test
  void shouldGiveTheSameDaysFromShuffledAndRepeatedSignals() {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String at = String.format("2024-02-%02dT%02d:10:00Z", 10 + i % 3, i % 24);
      signals.add(
          measured("m" + i, at, i % 2 == 0 ? "x" : "tiktok", 17557L + i % 4)
              .setBlocked(i % 3 / 3.0)
              .setOk(1 - i % 3 / 3.0)
              .setCount(i + 1)
              .build());
    }
    signals.forEach(river::measure);
    Map<String, SignalDay> once = river.table(Topics.SIGNAL_DAYS);
    List<NetworkSignal> shuffled = new ArrayList<>(signals);
    shuffled.addAll(signals);
    Collections.shuffle(shuffled, new Random(7));

    try (River other = new River()) {
      shuffled.forEach(other::measure);

      assertThat(other.table(Topics.SIGNAL_DAYS)).isEqualTo(once).hasSizeGreaterThan(5);
    }
  }

  @Test
  void shouldRememberInAnyOrderWhatWasKnownBeforeLaterVersionsAndLateMeasurements() {
    Random random = new Random(3);
    List<NetworkSignal> signals = new ArrayList<>();
    Map<String, Buckets> expected = new TreeMap<>();
    for (int i = 0; i < 80; i++) {
      int id = random.nextInt(30);
      String at = String.format("2024-02-%02dT%02d:10:00Z", 10 + id % 2, id % 24);
      Instant published = Instant.parse(at).plusSeconds(1_800L * random.nextInt(40));
      double blocked = random.nextInt(3) / 2.0;
      NetworkSignal signal =
          measured("m" + id, at, "x", 17557L)
              .setBlocked(blocked)
              .setOk(1 - blocked)
              .setPublished(Moments.at(published))
              .build();
      signals.add(signal);
      expected
          .computeIfAbsent("PK/x|17557|" + at.substring(0, 10), day -> new Buckets())
          .add(Measurement.of(signal));
    }
    List<NetworkSignal> shuffled = new ArrayList<>(signals);
    shuffled.addAll(signals.subList(0, 40));
    Collections.shuffle(shuffled, random);
    shuffled.forEach(river::measure);

    Map<String, SignalDay> days = river.table(Topics.SIGNAL_DAYS);
    assertThat(days).hasSize(2).allSatisfy((key, day) -> assertThat(day.getEarlier()).isNotEmpty());
    assertThat(bytes(days))
        .isEqualTo(
            bytes(
                expected.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            each ->
                                each.getValue()
                                    .ledger(
                                        "PK/x",
                                        17557L,
                                        LocalDate.parse(each.getKey().substring(11)))))));
  }

  @Test
  void shouldKeepAnInvalidSignalAsADeadLetterAndItsNeighboursAlive() {
    NetworkSignal valid = measured("m1", "2024-02-17T05:10:00Z", "x", 17557L).build();
    river.publish(Topics.NETWORK_SIGNALS, "PK/x|1", valid);
    river.publish(
        Topics.NETWORK_SIGNALS,
        "PK/x|17557",
        measured("m2", "2024-02-17T05:10:00Z", "x", 17557L).setOk(0.5).build());
    river.publish(
        Topics.NETWORK_SIGNALS,
        "PK/x|17557",
        measured("m3", "2024-02-17", "x", 17557L).setSource(SignalSource.REPORT).build());
    river.publish(
        Topics.NETWORK_SIGNALS,
        "PK/x|17557",
        measured("m4", "2024-02-17", "x", 17557L)
            .setBlocked(null)
            .setDown(null)
            .setOk(null)
            .setMetric(ConnectivityMetric.BGP)
            .setValue(3.0)
            .build());
    river.measure(valid);

    assertThat(river.table(Topics.SIGNAL_DAYS)).containsOnlyKeys("PK/x|17557|2024-02-17");
    assertThat(river.deadLetters())
        .allSatisfy(letter -> assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("validation"))
        .extracting(letter -> header(letter, DeadLetters.MESSAGE))
        .satisfiesExactly(
            message -> assertThat(message).contains("the key is PK/x|1", "PK/x|17557"),
            message -> assertThat(message).contains("must be 1"),
            message -> assertThat(message).contains("reports have their own topic"),
            message -> assertThat(message).contains("required of a platform"));
    assertThat(counted("invalid")).isEqualTo(4);
    assertThat(counted("accepted")).isEqualTo(1);
  }

  @Test
  void shouldTakeTheLaterPublishedOfTwoVersionsInAnyOrder() {
    NetworkSignal first = measured("m1", "2024-02-17T05:10:00Z", "x", 17557L).build();
    NetworkSignal revised =
        NetworkSignal.newBuilder(first)
            .setBlocked(0.0)
            .setOk(1.0)
            .setPublished(moment("2024-03-01T00:00:00Z"))
            .build();
    river.measure(first).measure(revised);
    Map<String, SignalDay> days = river.table(Topics.SIGNAL_DAYS);

    assertThat(river.meters.counter("bandish.facts.conflicting").count()).isEqualTo(1);
    try (River other = new River()) {
      other.measure(revised).measure(first);
      assertThat(other.meters.counter("bandish.facts.conflicting").count())
          .as("the older one is told too, though it changes nothing")
          .isEqualTo(1);
      assertThat(other.table(Topics.SIGNAL_DAYS)).isEqualTo(days);
    }
    assertThat(days.values())
        .singleElement()
        .satisfies(
            day ->
                assertThat(day.getHours()).containsExactly(hour(0, 1, 1, "2024-03-01T00:00:00Z")));
  }

  @Test
  void shouldMakeNoDayOfConnectivity() {
    river.measure(
        Given.value("v1", Instant.parse("2024-02-17T05:10:00Z"), ConnectivityMetric.BGP, 1000)
            .build());

    assertThat(river.values(Topics.SIGNAL_DAYS)).isEmpty();
    assertThat(river.deadLetters()).isEmpty();
  }

  private double counted(String outcome) {
    return river.meters.find("bandish.facts").tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /** The hour from 05:00, whose measurements all say the same. */
  private static HourCount hour(double blocked, double ok, long count, String knownAt) {
    return HourCount.newBuilder()
        .setHour(5)
        .setBlocked(blocked)
        .setOk(ok)
        .setCount(count)
        .setMedianBlocked(blocked / count)
        .setKnownAt(Instant.parse(knownAt))
        .build();
  }
}
