package org.bandish.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;

/** The last committed value of each key of a topic. Read anew from where it stood, when asked. */
final class TopicFold<T extends SpecificRecord> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, T> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, T> values = new HashMap<>();
  private long lastOffset = -1;

  /** A fold of nothing yet. */
  TopicFold(Map<String, Object> kafka, Topic<T> topic, String prefix, RegistryPort registry) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), AvroSerde.of(topic, prefix, registry).deserializer());
    partitions =
        consumer.partitionsFor(topic.name(prefix)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
  }

  /** Reads to the end that the topic has now; the last values by key, tombstones left out. */
  Map<String, T> read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      try {
        consumer.poll(POLL).forEach(this::apply);
      } catch (RecordDeserializationException e) {
        // Somebody else's: to a fold, what nobody can read is not there.
        consumer.seek(e.topicPartition(), e.offset() + 1);
      }
    }
    return Map.copyOf(values);
  }

  /** The offset of the last record read, of a topic with one partition; -1: there was none. */
  long lastOffset() {
    return lastOffset;
  }

  private void apply(ConsumerRecord<String, T> record) {
    lastOffset = record.offset();
    if (record.value() == null) {
      values.remove(record.key());
    } else {
      values.put(record.key(), record.value());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
