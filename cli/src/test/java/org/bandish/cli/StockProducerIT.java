package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.pulsar.kafka.shade.avro.Schema;
import org.apache.pulsar.kafka.shade.avro.generic.GenericData;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecordBuilder;
import org.apache.pulsar.kafka.shade.io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.bandish.event.BanOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A producer that knows Kafka, a registry with Confluent's API and the contract, and no Bandish.
 */
class StockProducerIT {
  private static final String TOPIC = "bandish.ban-orders";
  private static final Schema ORDER =
      new Schema.Parser().parse(BanOrder.getClassSchema().toString());
  private static final long NEW_YEAR = 1_546_300_800_000L;
  private static final long DAY = 86_400_000L;

  @TempDir private static Path dir;
  private static Up up;

  @BeforeAll
  static void start() throws IOException {
    up = Up.ready(dir, Files.createDirectory(dir.resolve("nothing")));
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  @Test
  void shouldShowAFactOfAStockProducer() throws Exception {
    send(TOPIC, "PK", order("stock-1", "youtube"));

    awaitEvidence("stock-1");
    assertThat(up.items("/api/v1/intervals?platform=youtube")).contains("\"stock-1\"");
  }

  @Test
  void shouldSetAPoisonRecordAsideAndTakeItsNeighbours() throws Exception {
    byte[] unknownId = {0, 127, 127, 127, 127, 1, 2, 3};
    send(TOPIC, "PK", order("before-the-poison", "tiktok"));
    send(TOPIC, "PK", "not Avro at all".getBytes(StandardCharsets.UTF_8));
    send(TOPIC, "PK", unknownId);
    send(TOPIC, "IN", order("under-a-wrong-key", "tiktok"));
    send(TOPIC, "PK", order("behind-the-poison", "tiktok"));

    awaitEvidence("before-the-poison");
    awaitEvidence("behind-the-poison");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(deadLetters())
                    .hasSize(3)
                    .allMatch(line -> line.contains("\t" + TOPIC + "-"))
                    .noneMatch(line -> line.contains("\tnull\t")));
    assertThat(up.ask("/api/v1/evidence?limit=1000").body()).doesNotContain("under-a-wrong-key");

    String offset = deadLetters().get(0).substring(0, deadLetters().get(0).indexOf('\t'));
    assertThat(run("replay", "--offset=" + offset).out().strip())
        .isEqualTo("sent again 1, without origin 0");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(deadLetters()).hasSize(4));
  }

  private static List<String> deadLetters() throws Exception {
    return run("list").out().lines().toList();
  }

  private static Application.Run run(String action, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("dead-letters", action, "--bootstrap-servers=" + up.value("kafka")));
    arguments.addAll(List.of(more));
    Application.Run run = Application.run(dir, arguments.toArray(new String[0]));
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private static byte[] order(String id, String platform) throws IOException {
    Schema moment = ORDER.getField("effective").schema();
    GenericRecord effective =
        new GenericRecordBuilder(moment)
            .set("edtf", "2019-01-01")
            .set("earliest", NEW_YEAR)
            .set("latest", NEW_YEAR + DAY)
            .set(
                "precision",
                new GenericData.EnumSymbol(moment.getField("precision").schema(), "DAY"))
            .build();
    GenericRecord order =
        new GenericRecordBuilder(ORDER)
            .set("id", id)
            .set("country", "PK")
            .set("platforms", List.of(platform))
            .set("authority", "pta")
            .set("action", new GenericData.EnumSymbol(ORDER.getField("action").schema(), "BLOCK"))
            .set("effective", effective)
            .build();
    try (Serializer<Object> serializer = new KafkaAvroSerializer()) {
      serializer.configure(Map.of("schema.registry.url", up.value("registry")), false);
      return serializer.serialize(TOPIC, order);
    }
  }

  private static void send(String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, up.value("kafka")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private static void awaitEvidence(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(up.ask("/api/v1/evidence?limit=1000").body())
                    .contains("\"" + id + "\""));
  }
}
