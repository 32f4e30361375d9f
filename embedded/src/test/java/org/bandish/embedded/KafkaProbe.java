package org.bandish.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A stock client of a broker. */
record KafkaProbe(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TEN_MIB = 10 << 20;

  void createTopic(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  Set<String> topics() throws Exception {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get();
    }
  }

  void produce(String topic, String key, String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  void produceInTransaction(String topic, String key, String value, boolean commit)
      throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "probe"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, key, value)).get();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  /**
   * The first {@code count} committed records of a group that reads from the start, as {@code
   * key=value}.
   */
  List<String> consume(String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", "probe",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", false);
    List<String> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (records.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(r -> records.add(r.key() + "=" + r.value()));
      }
    }
    return records;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> config = new java.util.HashMap<>(more);
    config.put("bootstrap.servers", bootstrapServers);
    config.put("max.request.size", TEN_MIB);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }
}
