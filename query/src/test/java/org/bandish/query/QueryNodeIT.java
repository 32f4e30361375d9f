package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.event.Alias;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.HourCount;
import org.bandish.event.Platform;
import org.bandish.event.SignalDay;
import org.bandish.event.TransitionKind;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node on a real broker and a real registry. */
@Timeout(180)
class QueryNodeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path dir;
  private static EmbeddedCluster cluster;
  private static ConfluentRegistry registry;

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(dir.resolve("cluster"));
    registry = ConfluentRegistry.at(cluster.registryUrl(), Map.of());
  }

  @AfterAll
  static void stop() {
    registry.close();
    cluster.close();
  }

  private static QueryNode node(String prefix) {
    return node(prefix, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private static QueryNode node(String prefix, MeterRegistry meters) {
    return new QueryNode(
        new QueryConfig(
            cluster.bootstrapServers(),
            cluster.registryUrl(),
            prefix,
            dir.resolve("state-" + prefix),
            Map.of(),
            Map.of()),
        meters);
  }

  private static void createTopics(String prefix) {
    try (TopicAdmin topics = TopicAdmin.connect(cluster.bootstrapServers(), prefix, Map.of())) {
      topics.create(2, (short) 1);
    }
  }

  private static KafkaProducer<String, byte[]> producer(String transactionalId) {
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                cluster.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  /** What fails to be sent fails the commit. */
  private static void send(
      KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    var unused = producer.send(record);
  }

  private static <T extends SpecificRecord> ProducerRecord<String, byte[]> of(
      Topic<T> topic, String prefix, String key, T value) {
    return new ProducerRecord<>(
        topic.name(prefix),
        key,
        AvroSerde.of(topic, prefix, registry).serializer().serialize(topic.name(prefix), value));
  }

  private static ProducerRecord<String, byte[]> opened(String prefix, String id) {
    BanInterval ban = Bans.of(id, "x", "2024-02-17", null);
    BanTransition transition =
        BanTransition.newBuilder()
            .setSubject("PK/x")
            .setIntervalId(id)
            .setKind(TransitionKind.OPENED)
            .setAfter(ban)
            .setAt(Spans.start(ban))
            .setKnownAt(Instant.parse("2024-02-18T00:00:00Z"))
            .build();
    return of(Topics.BAN_TRANSITIONS, prefix, "PK/x", transition);
  }

  private static Filters filters(String... params) {
    Map<String, List<String>> raw =
        params.length == 0 ? Map.of() : Map.of(params[0], List.of(params[1]));
    return Filters.parse(raw, EnumSet.of(Param.PLATFORM, Param.SINCE, Param.LIMIT, Param.COUNTRY));
  }

  private static List<String> ids(QueryNode node, String... params) {
    return node.queries().bans(filters(params), Ledger.NOW).items().stream()
        .map(ban -> ban.interval().getId())
        .toList();
  }

  private static void awaitReady(QueryNode node) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(node.ready()).isEmpty());
  }

  @Test
  void shouldSayWhichTopicsItWaitsForAndAnswerOnceTheyAreThere() {
    try (QueryNode node = node("late.")) {
      node.start();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(node.ready())
                      .hasSize(6)
                      .anyMatch(reason -> reason.contains("late.ban-transitions")));
      assertThatThrownBy(() -> node.queries().bans(filters(), Ledger.NOW))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("late.ban-transitions");

      createTopics("late.");
      awaitReady(node);

      assertThat(ids(node)).isEmpty();
    }
  }

  @Test
  void shouldShowWhatWasCommittedAloneAndTheSameAfterARestart() {
    createTopics("tx.");
    String cursor;
    try (QueryNode node = node("tx.");
        KafkaProducer<String, byte[]> producer = producer("tx")) {
      node.start();
      awaitReady(node);
      producer.beginTransaction();
      send(producer, opened("tx.", "aborted"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      Platform x =
          new Platform("x", "X", "X Corp.", List.of(new Alias("Twitter", null, null)), List.of());
      send(producer, of(Topics.PLATFORMS, "tx.", "x", x));
      send(producer, opened("tx.", "committed"));
      producer.commitTransaction();

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ids(node, "platform", "twitter")).hasSize(1));
      assertThat(ids(node)).containsExactly("committed");
      cursor = node.queries().cursor().toString();
    }
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (QueryNode again = node("tx.", meters)) {
      again.start();
      awaitReady(again);
      assertThat(meters.scrape()).contains("kafka_stream_", "kafka_consumer_");

      assertThat(ids(again)).containsExactly("committed");
      assertThat(again.queries().cursor()).hasToString(cursor);
    }
  }

  @Test
  void shouldGoOnBehindARecordThatCannotBeRead() {
    createTopics("poison.");
    try (QueryNode node = node("poison.");
        KafkaProducer<String, byte[]> producer = producer("poison")) {
      producer.beginTransaction();
      send(producer, opened("poison.", "before"));
      byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
      send(producer, new ProducerRecord<>(Topics.BAN_TRANSITIONS.name("poison."), "PK/x", junk));
      send(producer, new ProducerRecord<>(Topics.EVIDENCE.name("poison."), "no subject", null));
      send(producer, opened("poison.", "between"));
      producer.commitTransaction();
      node.start();
      awaitReady(node);
      assertThat(ids(node)).containsExactly("before", "between");

      producer.beginTransaction();
      send(producer, new ProducerRecord<>(Topics.BAN_TRANSITIONS.name("poison."), "PK/x", junk));
      send(producer, new ProducerRecord<>(Topics.EVIDENCE.name("poison."), "no subject", null));
      send(producer, opened("poison.", "c-after"));
      producer.commitTransaction();

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(ids(node)).containsExactly("before", "between", "c-after"));
      assertThat(node.ready()).isEmpty();
    }
  }

  @Test
  void shouldKnowACursorOfTheTopicFromOneBeyondItsEnd() {
    createTopics("end.");
    try (QueryNode node = node("end.");
        KafkaProducer<String, byte[]> producer = producer("end")) {
      producer.beginTransaction();
      send(producer, opened("end.", "only"));
      producer.commitTransaction();
      node.start();
      awaitReady(node);
      String topicId = node.queries().cursor().topicId();

      // Offset 1 is the commit's marker: of the topic, though nothing that anybody applies.
      assertThat(node.queries().changes(filters("since", topicId + ".1"), Ledger.NOW).items())
          .isEmpty();
      assertThatThrownBy(() -> node.queries().changes(filters("since", topicId + ".2"), Ledger.NOW))
          .isInstanceOf(CursorGoneException.class);
    }
  }

  @Test
  void shouldKeepMeasuredDaysOnDiskAndGiveTheirHours() {
    createTopics("days.");
    try (QueryNode node = node("days.");
        KafkaProducer<String, byte[]> producer = producer("days")) {
      producer.beginTransaction();
      SignalDay day =
          SignalDay.newBuilder()
              .setSubject("PK/x")
              .setAsn(17557L)
              .setDay(LocalDate.parse("2024-02-17"))
              .setHours(
                  List.of(
                      HourCount.newBuilder()
                          .setHour(19)
                          .setBlocked(0.9)
                          .setOk(0.1)
                          .setCount(4)
                          .build()))
              .setDigest("d")
              .build();
      send(producer, of(Topics.SIGNAL_DAYS, "days.", "PK/x|17557|2024-02-17", day));
      producer.commitTransaction();
      node.start();
      awaitReady(node);

      assertThat(node.queries().signals(filters("country", "PK")).items())
          .singleElement()
          .satisfies(
              hour -> {
                assertThat(hour.hour()).isEqualTo("2024-02-17T19:00:00Z");
                assertThat(hour.asn()).isEqualTo(17557L);
                assertThat(hour.count()).isEqualTo(4);
              });
      assertThat(node.queries().signals(filters("country", "IN")).items()).isEmpty();
    }
  }
}
