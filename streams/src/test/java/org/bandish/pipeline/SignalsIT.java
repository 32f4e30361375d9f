package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.value;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.bandish.detect.Buckets;
import org.bandish.detect.IranSeries;
import org.bandish.detect.Measurement;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured signals on a real broker. */
class SignalsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2023-05-08T00:00:00Z");
  private static final int SIGNALS = 1_200;
  private static final long[] NETWORKS = {17557, 23674, 45595};

  @TempDir static Path dir;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = new Cluster(dir.resolve("cluster"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldGiveTheSameDaysAndOutagesFromShuffledAndRepeatedSignalsAcrossARestart() {
    List<NetworkSignal> signals =
        Stream.concat(measurements().stream(), series().stream()).toList();
    List<NetworkSignal> shuffled = new ArrayList<>(signals);
    shuffled.addAll(signals);
    Collections.shuffle(shuffled, new Random(11));

    cluster.createTopics("once.");
    try (Pipeline pipeline = started("once.")) {
      publish("once.", signals);
      awaitAll("once.");
      await().atMost(PATIENCE).until(() -> pipeline.state() == KafkaStreams.State.RUNNING);
    }
    cluster.createTopics("twice.");
    try (Pipeline first = started("twice.")) {
      publish("twice.", shuffled.subList(0, signals.size()));
      await().atMost(PATIENCE).until(() -> !cluster.read("twice.", Topics.SIGNAL_DAYS).isEmpty());
      await().atMost(PATIENCE).until(() -> first.state() == KafkaStreams.State.RUNNING);
    }
    publish("twice.", shuffled.subList(signals.size(), shuffled.size()));
    try (Pipeline second = started("twice.")) {
      awaitAll("twice.");
      await().atMost(PATIENCE).until(() -> second.state() == KafkaStreams.State.RUNNING);
    }

    assertThat(cluster.table("twice.", Topics.SIGNAL_DAYS)).isEqualTo(days());
    assertThat(cluster.table("twice.", Topics.OUTAGES))
        .isEqualTo(cluster.table("once.", Topics.OUTAGES));
    assertThat(cluster.deadLetters("once.")).isEmpty();
    assertThat(cluster.deadLetters("twice.")).isEmpty();
  }

  @Test
  void shouldJoinAReportWithWhatASeriesShows() {
    cluster.createTopics("joined.");
    try (Pipeline pipeline = started("joined.")) {
      publish("joined.", series());
      cluster.publish(
          "joined.",
          Topics.ACCESS_REPORTS,
          "PK",
          report("r1", "2023-05-09T05:00:00Z", null).setBlocked(0.0).setDown(1.0).build());

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(cluster.table("joined.", Topics.OUTAGES).values())
                      .extracting(Outage::getEvidence)
                      .containsExactly(List.of("v-160", "v-190", "r1")));
      await().atMost(PATIENCE).until(() -> pipeline.state() == KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void shouldSeeTheShutdownOfIran() throws IOException {
    assumeTrue(IranSeries.isHere(), "the series are not here");
    cluster.createTopics("iran.");
    try (Pipeline pipeline = started("iran.")) {
      IranSeries.national()
          .forEach(
              (metric, values) ->
                  values.forEach(
                      each ->
                          cluster.publish(
                              "iran.",
                              Topics.NETWORK_SIGNALS,
                              "IR/*|",
                              value(
                                      "ir-" + metric + each.at().toEpochMilli(),
                                      each.at(),
                                      metric,
                                      each.value())
                                  .setCountry("IR")
                                  .build())));
      cluster.flush();

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(cluster.table("iran.", Topics.OUTAGES).values())
                      .extracting(Outage::getStart, Outage::getEnd)
                      .containsExactly(
                          tuple(
                              Instant.parse("2019-11-16T14:05:00Z"),
                              Instant.parse("2019-11-23T13:50:00Z"))));
      assertThat(cluster.deadLetters("iran.")).isEmpty();
      await().atMost(PATIENCE).until(() -> pipeline.state() == KafkaStreams.State.RUNNING);
    }
  }

  private static void awaitAll(String prefix) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(cluster.table(prefix, Topics.SIGNAL_DAYS)).isEqualTo(days());
              assertThat(cluster.table(prefix, Topics.OUTAGES))
                  .containsOnlyKeys("pk-outage-20230509T02")
                  .hasEntrySatisfying(
                      "pk-outage-20230509T02",
                      outage -> {
                        assertThat(outage.getStart()).isEqualTo(at(160));
                        assertThat(outage.getEnd()).isEqualTo(at(190));
                      });
            });
  }

  /** What must come out, without stream or store. */
  private static Map<String, SignalDay> days() {
    Map<String, Buckets> buckets = new TreeMap<>();
    Map<String, SignalDay> days = new TreeMap<>();
    for (NetworkSignal signal : measurements()) {
      String key = "PK/x|" + signal.getAsn() + "|" + Measurement.day(signal);
      Buckets day = buckets.computeIfAbsent(key, k -> new Buckets());
      day.add(Measurement.of(signal));
      days.put(key, day.ledger("PK/x", signal.getAsn(), Measurement.day(signal)));
    }
    return days;
  }

  private static List<NetworkSignal> measurements() {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int i = 0; i < SIGNALS; i++) {
      String at = START.plus(Duration.ofMinutes(7L * i)).toString();
      signals.add(
          measured("m" + i, at, "x", NETWORKS[i % NETWORKS.length])
              .setBlocked(i % 3 / 3.0)
              .setOk(1 - i % 3 / 3.0)
              .build());
    }
    return signals;
  }

  private static List<NetworkSignal> series() {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int i = 0; i < 288; i++) {
      double blocks = i >= 160 && i < 190 ? 250 : 1000;
      signals.add(value("v-" + i, at(i), ConnectivityMetric.ACTIVE_PROBING, blocks).build());
    }
    return signals;
  }

  private static void publish(String prefix, List<NetworkSignal> signals) {
    for (NetworkSignal signal : signals) {
      String subject = signal.getPlatform() == null ? "PK/*" : "PK/x";
      String asn = signal.getAsn() == null ? "" : signal.getAsn().toString();
      cluster.publish(prefix, Topics.NETWORK_SIGNALS, subject + "|" + asn, signal);
    }
    cluster.flush();
  }

  private static Instant at(int i) {
    return START.plus(Duration.ofMinutes(10L * i));
  }

  private static Pipeline started(String prefix) {
    PipelineConfig config =
        PipelineConfig.of(cluster.bootstrapServers(), dir.resolve("state").resolve(prefix))
            .withPrefix(prefix)
            .withThreads(1);
    Pipeline pipeline = new Pipeline(config, cluster.registry(), new SimpleMeterRegistry());
    pipeline.start();
    return pipeline;
  }
}
