package org.bandish.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelineInDockerIT {
  @BeforeAll
  static void requireDocker() {
    Docker.require();
  }

  @Test
  void shouldProduceAndConsume() throws Exception {
    try (BrokerContainer broker = new BrokerContainer()) {
      broker.start();
      Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(config)) {
        admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
      }
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("t", "a", "b")).get();
      }
      try (KafkaConsumer<String, String> consumer =
          new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
        TopicPartition t = new TopicPartition("t", 0);
        consumer.assign(List.of(t));
        consumer.seekToBeginning(List.of(t));
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
        assertThat(records).extracting(r -> r.key() + r.value()).containsExactly("ab");
      }
    }
  }
}
