package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything that speaks Kafka and a Confluent-compatible registry can subscribe and publish with its
 * own stock client. Both clients meet only in the bytes and in the registry, over HTTP.
 */
class StockClientTest {
  private static final String PREFIX = "bandish.";
  private static RegistryServer server;
  private static ConfluentRegistry registry;
  private static StockClient stock;

  @BeforeAll
  static void start() {
    server = new RegistryServer();
    registry = ConfluentRegistry.at(server.url(), Map.of());
    stock = new StockClient(server.url());
  }

  @AfterAll
  static void stop() {
    stock.close();
    registry.close();
    server.close();
  }

  static Stream<Topic<?>> topics() {
    return Samples.topics();
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldBeReadByTheStockDeserializer(Topic<T> topic) {
    T value = Samples.full(topic);
    String name = topic.name(PREFIX);

    GenericRecord read = stock.read(name, serde(topic).serializer().serialize(name, value));

    assertThat(read.getSchema().getFullName()).isEqualTo(topic.schema().getFullName());
    assertThat(StockClient.plain(read)).isEqualTo(plain(value));
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldReadWhatTheStockSerializerWrote(Topic<T> topic)
      throws IOException {
    T value = Samples.full(topic);
    String name = topic.name(PREFIX);

    byte[] bytes = stock.write(name, StockClient.generic(value));

    assertThat(serde(topic).deserializer().deserialize(name, bytes)).isEqualTo(value);
  }

  @Test
  void shouldRegisterUnderTheSubjectThatTheStockSerializerUses() throws IOException {
    server.requests().clear();
    stock.write("other.statements", StockClient.generic(Samples.full(Topics.STATEMENTS)));
    assertThat(server.requests()).contains("POST /subjects/other.statements-value/versions");

    server.requests().clear();
    AvroSerde.of(Topics.STATEMENTS, "another.", registry)
        .serializer()
        .serialize("another.statements", Samples.full(Topics.STATEMENTS));
    assertThat(server.requests())
        .containsExactly(
            "PUT /config/another.statements-value {\"compatibility\":\"FULL_TRANSITIVE\"}",
            "POST /subjects/another.statements-value/versions");
  }

  private static <T extends SpecificRecord> AvroSerde<T> serde(Topic<T> topic) {
    return AvroSerde.of(topic, PREFIX, registry);
  }

  /** As a client without logical types sees it: milliseconds and days since 1970. */
  static Object plain(Object value) {
    if (value instanceof IndexedRecord record) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Schema.Field field : record.getSchema().getFields()) {
        fields.put(field.name(), plain(record.get(field.pos())));
      }
      return fields;
    }
    if (value instanceof List<?> elements) {
      List<Object> plain = new ArrayList<>();
      elements.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof LocalDate date) {
      return Math.toIntExact(date.toEpochDay());
    }
    return value instanceof Enum<?> symbol ? symbol.name() : value;
  }
}
