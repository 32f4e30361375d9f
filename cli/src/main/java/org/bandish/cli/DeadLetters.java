package org.bandish.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bandish.schema.Topics;

/** The dead letters of a cluster. */
final class DeadLetters {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final TopicPartition partition;

  DeadLetters(Connection connection) {
    this.kafka = connection.kafka();
    this.partition = new TopicPartition(Topics.DEAD_LETTERS.name(connection.prefix()), 0);
  }

  /** Hands each dead letter that is there now on, oldest first. */
  void forEach(Consumer<DeadLetter> reader) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).records(partition).forEach(r -> reader.accept(new DeadLetter(r)));
      }
    }
  }

  /**
   * Sends the original records to the topics they came from.
   *
   * @throws CannotRunException if a broker refuses one
   */
  void replay(List<DeadLetter> letters) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      letters.forEach(letter -> sent.add(producer.send(letter.again())));
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new CannotRunException("not all was sent again: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted: not all was sent again", e);
    }
  }
}
