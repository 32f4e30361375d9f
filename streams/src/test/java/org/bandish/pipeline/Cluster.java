package org.bandish.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** A real broker and a real registry, seen by a stock producer and a stock consumer. */
final class Cluster implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final int MOST_ATTEMPTS = 5;

  private final EmbeddedCluster servers;
  private final RegistryPort registry;
  private final KafkaProducer<String, byte[]> producer;
  private final Admin admin;

  /** What the producer gave up, with why. */
  private final Map<ProducerRecord<String, byte[]>, Exception> failed = new ConcurrentHashMap<>();

  Cluster(Path dir) {
    servers = EmbeddedCluster.start(dir);
    registry = ConfluentRegistry.at(servers.registryUrl(), Map.of());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * 1024 * 1024,
                // With several, a new partition can refuse its first batch for ever: KAFKA-14359.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                20_000),
            new StringSerializer(),
            new ByteArraySerializer());
    admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers()));
  }

  String bootstrapServers() {
    return servers.bootstrapServers();
  }

  String registryUrl() {
    return servers.registryUrl();
  }

  RegistryPort registry() {
    return registry;
  }

  TopicAdmin topics(String prefix) {
    return TopicAdmin.connect(bootstrapServers(), prefix, Map.of());
  }

  void createTopics(String prefix) {
    try (TopicAdmin topics = topics(prefix)) {
      topics.create(PARTITIONS, (short) 1);
    }
  }

  <T extends SpecificRecord> void publish(String prefix, Topic<T> topic, String key, T fact) {
    String name = topic.name(prefix);
    publish(name, key, AvroSerde.of(topic, prefix, registry).serializer().serialize(name, fact));
  }

  void publish(String topic, String key, byte[] value) {
    send(new ProducerRecord<>(topic, key, value));
  }

  /**
   * Waits until everything published is on the broker. What the producer gave up is sent again, as
   * whoever publishes facts would do: a record that is lost here would look like one that the
   * pipeline lost.
   */
  void flush() {
    producer.flush();
    for (int attempt = 1; attempt < MOST_ATTEMPTS && !failed.isEmpty(); attempt++) {
      List<ProducerRecord<String, byte[]>> again = List.copyOf(failed.keySet());
      failed.clear();
      again.forEach(this::send);
      producer.flush();
    }
    failed.forEach(
        (record, why) -> {
          throw new IllegalStateException("not published to " + record.topic(), why);
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback looks at it.
  private void send(ProducerRecord<String, byte[]> record) {
    producer.send(
        record,
        (sent, failure) -> {
          if (failure != null) {
            failed.put(record, failure);
          }
        });
  }

  <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(String prefix, Topic<T> topic) {
    return read(topic.name(prefix), AvroSerde.of(topic, prefix, registry).deserializer());
  }

  List<ConsumerRecord<String, byte[]>> deadLetters(String prefix) {
    return read(Topics.DEAD_LETTERS.name(prefix), new ByteArrayDeserializer());
  }

  /** A compacted topic as it stands. */
  <T extends SpecificRecord> Map<String, T> table(String prefix, Topic<T> topic) {
    Map<String, T> table = new TreeMap<>();
    read(prefix, topic)
        .forEach(
            record -> {
              if (record.value() == null) {
                table.remove(record.key());
              } else {
                table.put(record.key(), record.value());
              }
            });
    return table;
  }

  /** Whether everything that the pipeline reads is read, and all that followed is committed. */
  boolean isConcluded(String prefix) {
    return isConcluded(prefix, prefix);
  }

  /** The same where the application has a prefix of its own. */
  boolean isConcluded(String application, String prefix) {
    // Asked before the ends: what is committed later may have written more to read.
    Map<TopicPartition, OffsetAndMetadata> committed =
        answer(
            admin
                .listConsumerGroupOffsets(application + "pipeline")
                .partitionsToOffsetAndMetadata());
    List<String> read = names(prefix).stream().filter(name -> isRead(prefix, name)).toList();
    return ends(read, IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .allMatch(
            end -> {
              OffsetAndMetadata offset = committed.get(end.getKey());
              return offset != null && offset.offset() >= end.getValue();
            });
  }

  /** Whether the pipeline has written records that it has not yet committed. */
  boolean isBetweenCommits(String prefix) {
    Map<TopicPartition, Long> stable = ends(names(prefix), IsolationLevel.READ_COMMITTED);
    return ends(stable.keySet(), IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .anyMatch(end -> end.getValue() > stable.get(end.getKey()));
  }

  private static boolean isRead(String prefix, String name) {
    return name.endsWith("-repartition")
        || name.equals(Topics.NETWORK_SIGNALS.name(prefix))
        || Topics.FACTS.stream().anyMatch(topic -> topic.name(prefix).equals(name));
  }

  private List<String> names(String prefix) {
    return answer(admin.listTopics().names()).stream()
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  private Map<TopicPartition, Long> ends(List<String> topics, IsolationLevel isolation) {
    Set<TopicPartition> partitions = new HashSet<>();
    answer(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            partitions.add(new TopicPartition(name, partition.partition()))));
    return ends(partitions, isolation);
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    answer(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static <V> V answer(KafkaFuture<V> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that is committed, from the beginning. */
  private <V> List<ConsumerRecord<String, V>> read(String topic, Deserializer<V> values) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, V>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    admin.close();
    producer.close();
    registry.close();
    servers.close();
  }
}
