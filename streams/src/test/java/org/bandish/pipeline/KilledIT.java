package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.value;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.CourtRuling;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Statement;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;
import org.bandish.topology.Drawn;
import org.bandish.topology.RecordOfPakistan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first invariant where the pipeline dies by SIGKILL: what it concludes is what it concludes of
 * the same facts in order, each once, undisturbed. It is killed when some of its work is committed
 * and some is written and not committed.
 */
class KilledIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant START = Instant.parse("2023-05-08T00:00:00Z");
  private static final int DAYS = 5;
  private static final long[] NETWORKS = {17557, 23674, 45595};

  /** Conclusions that follow from measurements. */
  private static final List<Topic<?>> FROM_SIGNALS =
      List.of(
          Topics.SIGNAL_DAYS,
          Topics.OUTAGES,
          Topics.EVIDENCE,
          Topics.BAN_INTERVALS,
          Topics.PLATFORM_STATUS,
          Topics.RECURRENCES);

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
  void shouldDrawTheSameIntervalsFromTheShuffledRecord() throws Exception {
    List<SpecificRecord> record = RecordOfPakistan.facts();
    undisturbed("whole.", record, KilledIT::publishFact);

    List<SpecificRecord> shuffled = new ArrayList<>(record);
    shuffled.addAll(record.subList(0, record.size() / 4));
    Collections.shuffle(shuffled, new Random(20_240_217));
    killed("killed.", 3, shuffled, KilledIT::publishFact, Topics.BAN_TRANSITIONS);

    assertSame(
        List.of(
            Topics.EVIDENCE,
            Topics.BAN_INTERVALS,
            Topics.PLATFORM_STATUS,
            Topics.RECURRENCES,
            Topics.OUTAGES),
        "killed.",
        "whole.");
    var intervals = cluster.table("killed.", Topics.BAN_INTERVALS);
    assertThat(intervals).hasSizeGreaterThan(60);
    assertThat(Drawn.bytes(intervals))
        .isEqualTo(Drawn.bytes(Drawn.derived(cluster.table("killed.", Topics.EVIDENCE).values())));
    assertThat(
            Drawn.fold(
                cluster.read("killed.", Topics.BAN_TRANSITIONS).stream()
                    .map(ConsumerRecord::value)
                    .toList()))
        .isEqualTo(intervals);
  }

  @Test
  void shouldKeepTheSameDaysAndBansOfSignalsThatComeTwiceAndShuffled() throws Exception {
    List<NetworkSignal> signals = signals();
    undisturbed("measured.", signals, KilledIT::publishSignal);

    List<NetworkSignal> twice = new ArrayList<>(signals);
    twice.addAll(signals);
    Collections.shuffle(twice, new Random(11));
    killed("again.", 1, twice, KilledIT::publishSignal, Topics.SIGNAL_DAYS);

    assertSame(FROM_SIGNALS, "again.", "measured.");
    assertThat(cluster.table("again.", Topics.SIGNAL_DAYS)).hasSize(NETWORKS.length * DAYS);
    assertThat(cluster.table("again.", Topics.OUTAGES)).hasSize(1);
    assertThat(cluster.table("again.", Topics.BAN_INTERVALS).values())
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.getStart().getLatest()).isEqualTo(START.plus(Duration.ofDays(2)));
              assertThat(ban.getEnd().getLatest()).isEqualTo(START.plus(Duration.ofDays(4)));
            });
  }

  private static <F> void undisturbed(String prefix, List<F> facts, BiConsumer<String, F> publish) {
    cluster.createTopics(prefix);
    facts.forEach(fact -> publish.accept(prefix, fact));
    cluster.flush();
    PipelineConfig config =
        PipelineConfig.of(cluster.bootstrapServers(), dir.resolve(prefix))
            .withPrefix(prefix)
            .withThreads(1);
    try (Pipeline pipeline = new Pipeline(config, cluster.registry(), new SimpleMeterRegistry())) {
      pipeline.start();
      await().atMost(PATIENCE).until(() -> cluster.isConcluded(prefix));
    }
  }

  /**
   * Publishes one fact after another and kills the pipeline when it has committed more of what
   * grows, and has more to commit; so often, and then to the end.
   */
  private static <F> void killed(
      String prefix, int times, List<F> facts, BiConsumer<String, F> publish, Topic<?> grows)
      throws InterruptedException {
    cluster.createTopics(prefix);
    Iterator<F> rest = facts.iterator();
    for (int kill = 0; kill < times; kill++) {
      int before = cluster.read(prefix, grows).size();
      try (PipelineProcess pipeline = PipelineProcess.start(cluster, prefix, dir.resolve(prefix))) {
        await()
            .alias("work that is not committed, after work that is")
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(300))
            .failFast(pipeline::requireAlive)
            .until(
                () -> {
                  publish.accept(prefix, rest.next());
                  cluster.flush();
                  return cluster.read(prefix, grows).size() > before
                      && cluster.isBetweenCommits(prefix);
                });
        pipeline.kill();
      }
    }
    rest.forEachRemaining(fact -> publish.accept(prefix, fact));
    cluster.flush();
    try (PipelineProcess last = PipelineProcess.start(cluster, prefix, dir.resolve(prefix))) {
      await()
          .atMost(PATIENCE)
          .failFast(last::requireAlive)
          .until(() -> cluster.isConcluded(prefix));
    }
  }

  private static void assertSame(List<Topic<?>> topics, String prefix, String undisturbed) {
    assertThat(cluster.deadLetters(prefix)).isEmpty();
    assertThat(cluster.deadLetters(undisturbed)).isEmpty();
    for (Topic<?> topic : topics) {
      assertThat(cluster.table(prefix, topic))
          .as(topic.suffix())
          .isEqualTo(cluster.table(undisturbed, topic));
    }
  }

  private static void publishFact(String prefix, SpecificRecord fact) {
    String country = (String) ((SpecificRecordBase) fact).get("country");
    if (fact instanceof BanOrder order) {
      cluster.publish(prefix, Topics.BAN_ORDERS, country, order);
    } else if (fact instanceof CourtRuling ruling) {
      cluster.publish(prefix, Topics.COURT_RULINGS, country, ruling);
    } else if (fact instanceof Statement statement) {
      cluster.publish(prefix, Topics.STATEMENTS, country, statement);
    } else {
      cluster.publish(prefix, Topics.ACCESS_REPORTS, country, (NetworkSignal) fact);
    }
  }

  private static void publishSignal(String prefix, NetworkSignal signal) {
    String subject = signal.getPlatform() == null ? "PK/*" : "PK/" + signal.getPlatform();
    String asn = signal.getAsn() == null ? "" : signal.getAsn().toString();
    cluster.publish(prefix, Topics.NETWORK_SIGNALS, subject + "|" + asn, signal);
  }

  /** Measurements of a platform, two days of five blocked, and a series with an outage in it. */
  private static List<NetworkSignal> signals() {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int hour = 0; hour < DAYS * 24; hour++) {
      String at = START.plus(Duration.ofHours(hour)).toString();
      for (long network : NETWORKS) {
        double blocked = hour >= 48 && hour < 96 ? 1 : 0;
        signals.add(
            measured("m" + network + "-" + hour, at, "x", network)
                .setBlocked(blocked)
                .setOk(1 - blocked)
                .setCount(3)
                .build());
      }
    }
    for (int i = 0; i < 288; i++) {
      double blocks = i >= 160 && i < 190 ? 250 : 1000;
      Instant at = START.plus(Duration.ofMinutes(10L * i));
      signals.add(value("v-" + i, at, ConnectivityMetric.ACTIVE_PROBING, blocks).build());
    }
    return signals;
  }
}
