package org.bandish.ingest.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bandish.event.Cursor;
import org.bandish.ingest.Publisher;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;

/** Cursors in their topic: read once from its beginning, then kept up by what is written here. */
public final class KafkaCursors implements Cursors {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, String> positions = new HashMap<>();
  private final Publisher publisher;

  private KafkaCursors(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Reads the topic to its end.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param prefix of the topics' names
   * @throws IOException if it cannot be read
   */
  public static KafkaCursors read(
      Map<String, ?> kafka, RegistryPort registry, String prefix, Publisher publisher)
      throws IOException {
    KafkaCursors cursors = new KafkaCursors(publisher);
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    String topic = Topics.CURSORS.name(prefix);
    try (Deserializer<Cursor> deserializer =
            AvroSerde.of(Topics.CURSORS, prefix, registry).deserializer();
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
          Cursor cursor = deserializer.deserialize(topic, found.value());
          if (cursor != null) {
            cursors.put(cursor);
          }
        }
      }
    } catch (KafkaException e) {
      throw new IOException("cannot read " + topic + ": " + e.getMessage(), e);
    }
    return cursors;
  }

  @Override
  public String position(String importer, String query) {
    return positions.get(key(importer, query));
  }

  @Override
  public void keep(Cursor cursor) throws IOException {
    publisher.send(cursor);
    publisher.flush();
    put(cursor);
  }

  private void put(Cursor cursor) {
    positions.put(key(cursor.getImporter(), cursor.getQuery()), cursor.getPosition());
  }

  private static String key(String importer, String query) {
    return importer + "|" + query;
  }
}
