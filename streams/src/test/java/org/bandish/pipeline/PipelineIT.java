package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.bandish.topology.Given.block;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.TransitionKind;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;
import org.bandish.schema.WaitingRegistry;
import org.bandish.topology.DeadLetters;
import org.bandish.topology.Derivation;
import org.bandish.topology.Drawn;
import org.bandish.topology.Given;
import org.bandish.topology.OrdersAlone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on a real broker with a real registry; each test has its own topics. */
class PipelineIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
  void shouldTurnAFactOfAStockProducerIntoATransition() {
    String prefix = "transition.";
    cluster.createTopics(prefix);
    try (Pipeline pipeline = started(prefix)) {
      cluster.publish(
          prefix, Topics.BAN_ORDERS, "PK", block("o1", "2021-04-16", "x", "tiktok").build());

      await()
          .atMost(PATIENCE)
          .until(() -> cluster.read(prefix, Topics.BAN_TRANSITIONS).size() == 2);
      assertThat(cluster.read(prefix, Topics.BAN_TRANSITIONS))
          .allSatisfy(
              record -> {
                assertThat(record.partition()).isZero();
                assertThat(record.value().getKind()).isEqualTo(TransitionKind.OPENED);
                assertThat(record.value().getCausedBy()).containsExactly("o1");
              });
      assertThat(cluster.table(prefix, Topics.EVIDENCE).values())
          .extracting(Evidence::getSubject)
          .containsExactlyInAnyOrder("PK/x", "PK/tiktok");
      await().atMost(PATIENCE).until(() -> pipeline.state() == KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void shouldKeepPoisonOfAnySizeAndLetItsNeighboursThrough() {
    String prefix = "poison.";
    cluster.createTopics(prefix);
    byte[] large = new byte[2 * 1024 * 1024 - 1024];
    try (Pipeline pipeline = started(prefix)) {
      cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o1", "2021-04-16", "x").build());
      cluster.publish("poison.ban-orders", "PK", "junk".getBytes(StandardCharsets.UTF_8));
      cluster.publish("poison.ban-orders", "PK", large);
      cluster.publish(prefix, Topics.BAN_ORDERS, "IN", block("o2", "2021-04-16", "x").build());
      cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o3", "2021-04-17", "y").build());

      await().atMost(PATIENCE).until(() -> cluster.deadLetters(prefix).size() == 3);
      List<ConsumerRecord<String, byte[]>> letters = cluster.deadLetters(prefix);
      assertThat(letters)
          .extracting(letter -> header(letter, DeadLetters.STAGE))
          .containsExactlyInAnyOrder("deserialization", "deserialization", "validation");
      assertThat(letters)
          .filteredOn(letter -> header(letter, DeadLetters.TRUNCATED) != null)
          .singleElement()
          .satisfies(
              letter ->
                  assertThat(header(letter, DeadLetters.TRUNCATED))
                      .isEqualTo(Integer.toString(large.length)));
      assertThat(letters)
          .allSatisfy(
              letter -> assertThat(letter.headers().lastHeader(DeadLetters.STACKTRACE)).isNull());
      await()
          .atMost(PATIENCE)
          .until(() -> cluster.table(prefix, Topics.PLATFORM_STATUS).containsKey("PK/y"));
      await().atMost(PATIENCE).until(() -> pipeline.state() == KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void shouldDeriveASubjectOncePerCommit() {
    String prefix = "batch.";
    int facts = 2_000;
    cluster.createTopics(prefix);
    for (int i = 0; i < facts; i++) {
      cluster.publish(
          prefix, Topics.STATEMENTS, "PK", Given.statement("s" + i, "2021-04-16", "x").build());
    }
    cluster.flush();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (Pipeline pipeline = pipeline(prefix, cluster.registry(), meters)) {
      pipeline.start();

      await().atMost(PATIENCE).until(() -> cluster.table(prefix, Topics.EVIDENCE).size() == facts);
    }
    assertThat(meters.counter("bandish.derivations").count()).isBetween(1.0, facts / 10.0);
    assertThat(cluster.table(prefix, Topics.PLATFORM_STATUS)).containsOnlyKeys("PK/x");
  }

  @Test
  void shouldGoOnWhereItWasClosed() {
    String prefix = "restart.";
    cluster.createTopics(prefix);
    try (Pipeline first = started(prefix)) {
      cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o1", "2021-04-16", "x").build());
      await().atMost(PATIENCE).until(() -> !cluster.read(prefix, Topics.BAN_TRANSITIONS).isEmpty());
      await().atMost(PATIENCE).until(() -> first.state() == KafkaStreams.State.RUNNING);
    }
    cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o2", "2022-04-16", "y").build());
    cluster.publish(
        prefix, Topics.STATEMENTS, "PK", Given.withdrawal("w1", "o1", "2021-05-01", "x").build());
    cluster.flush();
    try (Pipeline second = started(prefix)) {
      await()
          .atMost(PATIENCE)
          .until(() -> cluster.read(prefix, Topics.BAN_TRANSITIONS).size() == 3);
      await().atMost(PATIENCE).until(() -> second.state() == KafkaStreams.State.RUNNING);
    }

    assertThat(fold(prefix)).isEqualTo(cluster.table(prefix, Topics.BAN_INTERVALS)).hasSize(1);
  }

  @Test
  void shouldDeriveAnewWithoutAFactWhatOtherRulesDerived() {
    String prefix = "raised.";
    String rules = "orders-alone@2";
    cluster.createTopics(prefix);
    try (Pipeline first = started(prefix)) {
      cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o1", "2021-04-16", "x").build());
      cluster.publish(
          prefix, Topics.BAN_ORDERS, "IN", block("o2", "2021-04-16", "x").setCountry("IN").build());
      await().atMost(PATIENCE).until(() -> cluster.table(prefix, Topics.BAN_INTERVALS).size() == 2);
      await().atMost(PATIENCE).until(() -> first.state() == KafkaStreams.State.RUNNING);
    }
    Derivation raised =
        new Derivation(
            (subject, evidence, asOf) ->
                OrdersAlone.derive(subject, evidence, asOf).stream()
                    .map(interval -> BanInterval.newBuilder(interval).setRules(rules).build())
                    .toList(),
            rules);
    try (Pipeline second =
        new Pipeline(config(prefix), cluster.registry(), new SimpleMeterRegistry(), raised)) {
      second.start();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(cluster.table(prefix, Topics.BAN_INTERVALS).values())
                      .hasSize(2)
                      .extracting(BanInterval::getRules)
                      .containsOnly(rules));
    }

    assertThat(fold(prefix)).isEqualTo(cluster.table(prefix, Topics.BAN_INTERVALS));
    assertThat(cluster.deadLetters(prefix)).isEmpty();
  }

  @Test
  void shouldStartAgainAfterAFailure() {
    String prefix = "failure.";
    cluster.createTopics(prefix);
    AtomicInteger refusals = new AtomicInteger();
    try (Pipeline pipeline =
        pipeline(prefix, new Refusing(cluster.registry(), refusals), new SimpleMeterRegistry())) {
      pipeline.start();
      refusals.set(2);
      cluster.publish(prefix, Topics.BAN_ORDERS, "PK", block("o1", "2021-04-16", "x").build());

      await().atMost(PATIENCE).until(() -> !cluster.read(prefix, Topics.BAN_TRANSITIONS).isEmpty());
    }
    assertThat(refusals).hasValue(0);
    assertThat(cluster.deadLetters(prefix)).isEmpty();
    assertThat(cluster.read(prefix, Topics.BAN_TRANSITIONS)).hasSize(1);
  }

  @Test
  void shouldEndWhileItWaitsForARegistryThatIsDown() throws InterruptedException {
    String prefix = "down.";
    cluster.createTopics(prefix);
    AtomicInteger refusals = new AtomicInteger(Integer.MAX_VALUE);
    RegistryPort down = new WaitingRegistry(new Refusing(cluster.registry(), refusals));
    Pipeline pipeline = pipeline(prefix, down, new SimpleMeterRegistry());
    Thread starter = new Thread(pipeline::start, "starter");
    starter.setUncaughtExceptionHandler((thread, interrupted) -> {});
    starter.start();
    await().atMost(PATIENCE).until(() -> refusals.get() < Integer.MAX_VALUE);

    Thread closer = new Thread(pipeline::close, "closer");
    closer.start();
    closer.join(PATIENCE.toMillis());
    starter.join(PATIENCE.toMillis());

    assertThat(closer.isAlive()).as("ends though the registry never answers").isFalse();
    assertThat(starter.isAlive()).isFalse();
    assertThat(pipeline.state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
  }

  @Test
  void shouldSayWhichTopicsAreMissing() {
    try (Pipeline pipeline = pipeline("absent.", cluster.registry(), new SimpleMeterRegistry())) {
      assertThatThrownBy(pipeline::start)
          .isInstanceOf(TopicAdmin.TopicsNotReadyException.class)
          .hasMessageContaining("absent.ban-orders")
          .hasMessageContaining("bandish topics create");
    }
  }

  private static Pipeline started(String prefix) {
    Pipeline pipeline = pipeline(prefix, cluster.registry(), new SimpleMeterRegistry());
    pipeline.start();
    return pipeline;
  }

  private static Pipeline pipeline(String prefix, RegistryPort registry, MeterRegistry meters) {
    return new Pipeline(
        config(prefix), registry, meters, new Derivation(OrdersAlone::derive, OrdersAlone.RULES));
  }

  private static PipelineConfig config(String prefix) {
    return PipelineConfig.of(cluster.bootstrapServers(), dir.resolve("state").resolve(prefix))
        .withPrefix(prefix)
        .withThreads(1);
  }

  private static Map<String, BanInterval> fold(String prefix) {
    return Drawn.fold(
        cluster.read(prefix, Topics.BAN_TRANSITIONS).stream().map(ConsumerRecord::value).toList());
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** A registry that is not reached the first times it is asked for a schema. */
  private record Refusing(RegistryPort registry, AtomicInteger refusals) implements RegistryPort {
    @Override
    public int register(String subject, Schema schema) {
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new RegistryUnavailableException("not reached", null);
      }
      return registry.register(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new RegistryUnavailableException("not reached", null);
      }
      return registry.byId(id);
    }

    @Override
    public boolean isCompatible(String subject, Schema schema) {
      return registry.isCompatible(subject, schema);
    }

    @Override
    public void close() {
      // The cluster's.
    }
  }
}
