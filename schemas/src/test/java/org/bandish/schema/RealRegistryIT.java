package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.pulsar.kafka.shade.avro.generic.GenericRecord;
import org.bandish.embedded.EmbeddedRegistry;
import org.bandish.event.Authority;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts against a real registry: what it accepts, refuses, and gives to a stock client. */
class RealRegistryIT {
  private static final String PREFIX = "bandish.";

  @TempDir static Path dir;
  private static EmbeddedRegistry server;
  private static ConfluentRegistry registry;
  private static StockClient stock;
  private static Map<Topic<?>, Integer> ids;

  @BeforeAll
  static void start() {
    server = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    registry = ConfluentRegistry.at(server.url(), Map.of());
    stock = new StockClient(server.url());
    ids = Schemas.registerAll(registry, PREFIX);
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
    String name = topic.name(PREFIX);
    T value = Samples.full(topic);

    GenericRecord read =
        stock.read(name, AvroSerde.of(topic, PREFIX, registry).serializer().serialize(name, value));

    assertThat(StockClient.plain(read)).isEqualTo(StockClientTest.plain(value));
  }

  @ParameterizedTest
  @MethodSource("topics")
  <T extends SpecificRecord> void shouldReadWhatTheStockSerializerWrote(Topic<T> topic)
      throws IOException {
    String name = topic.name(PREFIX);
    T value = Samples.full(topic);

    byte[] bytes = stock.write(name, StockClient.generic(value));

    assertThat(AvroSerde.of(topic, PREFIX, registry).deserializer().deserialize(name, bytes))
        .isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldKeepEverySubjectUnderItsOwnLevel(Topic<?> topic) throws Exception {
    HttpResponse<String> level =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(server.url() + "/config/" + topic.registrySubject(PREFIX)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(level.body()).contains("FULL_TRANSITIVE");
  }

  @Test
  void shouldGiveAnotherClientTheSameIdsAndSchemas() {
    try (RegistryPort another = ConfluentRegistry.at(server.url(), Map.of())) {
      assertThat(Schemas.registerAll(another, PREFIX)).isEqualTo(ids);
      ids.forEach((topic, id) -> assertThat(another.byId(id)).isEqualTo(topic.schema()));
      assertThat(Schemas.check(another, PREFIX)).hasSameSizeAs(ids).doesNotContainValue(false);
    }
  }

  @Test
  void shouldAcceptEveryReleaseInItsOrder() {
    for (String version : Released.KEPT.versions()) {
      topics()
          .filter(topic -> Released.KEPT.schema(version, topic) != null)
          .forEach(
              topic ->
                  assertThat(
                          registry.register(
                              topic.registrySubject("released."),
                              Released.KEPT.schema(version, topic)))
                      .isPositive());
    }
    assertThat(Schemas.check(registry, "released.")).doesNotContainValue(false);
  }

  @Test
  void shouldAcceptANewSymbolAndANewOptionalField() {
    Schema now = Topics.AUTHORITIES.schema();
    Schema grown =
        new Schema.Parser()
            .parse(
                now.toString()
                    .replace("\"OPERATOR\"", "\"OPERATOR\",\"PARTY\"")
                    .replace(
                        "{\"name\":\"country\"",
                        "{\"name\":\"url\",\"type\":[\"null\",\"string\"],\"default\":null},"
                            + "{\"name\":\"country\""));
    assertThat(grown.getField("url")).isNotNull();
    registry.register("grown.authorities-value", now);

    assertThat(registry.isCompatible("grown.authorities-value", grown)).isTrue();
    assertThat(registry.register("grown.authorities-value", grown)).isPositive();
  }

  @Test
  void shouldRefuseWhatWouldBreakAnEarlierVersion() {
    Schema counted = thing().name("note").type().longType().longDefault(0).endRecord();
    registry.register("things-value", thing().optionalString("note").endRecord());
    registry.register("things-value", thing().endRecord());

    assertThat(registry.isCompatible("things-value", counted)).isFalse();
    assertThatThrownBy(() -> registry.register("things-value", counted))
        .isInstanceOf(RegistryPort.IncompatibleSchemaException.class)
        .hasMessageStartingWith("the registry refuses the schema of things-value: ");
  }

  @Test
  void shouldAcceptAnythingForANewSubject() {
    assertThat(registry.isCompatible("new-value", thing().endRecord())).isTrue();
  }

  @Test
  void shouldTakeAnIdThatTheRegistryDoesNotKnowForAPoisonRecord() {
    byte[] bytes = {0, 0, 1, 0, 0, 42};

    assertThatThrownBy(
            () ->
                AvroSerde.of(Topics.AUTHORITIES, PREFIX, registry)
                    .deserializer()
                    .deserialize("bandish.authorities", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "cannot read a value of authorities: the registry knows no schema with id 65536");
  }

  @Test
  void shouldWaitForARegistryThatIsNotThereYet(@TempDir Path later) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    RegistryPort waiting =
        new WaitingRegistry(
            ConfluentRegistry.at("http://127.0.0.1:" + port + "/apis/ccompat/v7", Map.of()));
    Authority authority = Samples.full(Topics.AUTHORITIES);
    AvroSerde<Authority> serde = AvroSerde.of(Topics.AUTHORITIES, PREFIX, waiting);
    CompletableFuture<byte[]> bytes =
        CompletableFuture.supplyAsync(() -> serde.serializer().serialize("t", authority));

    try (EmbeddedRegistry late = EmbeddedRegistry.start(later, port)) {
      assertThat(late.url()).contains(":" + port + "/");
      assertThat(serde.deserializer().deserialize("t", bytes.get(60, TimeUnit.SECONDS)))
          .isEqualTo(authority);
    }
  }

  private static SchemaBuilder.FieldAssembler<Schema> thing() {
    return SchemaBuilder.record("Thing").namespace("org.example").fields().requiredString("id");
  }
}
