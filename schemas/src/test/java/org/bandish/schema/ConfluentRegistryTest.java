package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ConfluentRegistryTest {
  private static final String SUBJECT = "bandish.things-value";
  private static final Schema FIRST = thing().endRecord();
  private static final Schema WITH_AN_OPTIONAL_FIELD = thing().optionalString("note").endRecord();
  private static final Schema WITH_A_COMPULSORY_FIELD = thing().requiredString("note").endRecord();

  private final RegistryPort registry = ConfluentRegistry.inMemory();

  @Test
  void shouldGiveTheSameSchemaTheSameId() {
    int id = registry.register(SUBJECT, FIRST);

    assertThat(registry.register(SUBJECT, FIRST)).isEqualTo(id);
    assertThat(registry.register("bandish.others-value", FIRST)).isEqualTo(id);
    assertThat(registry.byId(id)).isEqualTo(FIRST);
  }

  @Test
  void shouldAcceptANewOptionalField() {
    int id = registry.register(SUBJECT, FIRST);

    assertThat(registry.isCompatible(SUBJECT, WITH_AN_OPTIONAL_FIELD)).isTrue();
    int next = registry.register(SUBJECT, WITH_AN_OPTIONAL_FIELD);

    assertThat(next).isNotEqualTo(id);
    assertThat(registry.byId(id)).isEqualTo(FIRST);
    assertThat(registry.byId(next)).isEqualTo(WITH_AN_OPTIONAL_FIELD);
  }

  @Test
  void shouldRefuseANewCompulsoryField() {
    registry.register(SUBJECT, FIRST);

    assertThat(registry.isCompatible(SUBJECT, WITH_A_COMPULSORY_FIELD)).isFalse();
  }

  @Test
  void shouldSayWhichSchemaTheRegistryRefuses() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url(), Map.of())) {
      server.refuse(SUBJECT);

      assertThatThrownBy(() -> remote.register(SUBJECT, WITH_A_COMPULSORY_FIELD))
          .isInstanceOf(RegistryPort.IncompatibleSchemaException.class)
          .hasMessageStartingWith(
              "the registry refuses the schema of bandish.things-value: would break readers");
    }
  }

  @Test
  void shouldLookAtEveryVersionAndNotOnlyTheLatest() {
    Schema counted = thing().name("note").type().longType().longDefault(0).endRecord();
    registry.register(SUBJECT, WITH_AN_OPTIONAL_FIELD);
    registry.register(SUBJECT, FIRST);

    assertThat(registry.isCompatible(SUBJECT, counted)).isFalse();
  }

  @Test
  void shouldAcceptAnythingForASubjectWithoutASchema() {
    assertThat(registry.isCompatible("bandish.new-value", FIRST)).isTrue();
  }

  @Test
  void shouldSayThatAnIdIsUnknown() {
    assertThatThrownBy(() -> registry.byId(99))
        .isInstanceOf(RegistryPort.UnknownSchemaException.class)
        .hasMessage("the registry knows no schema with id 99");
  }

  @Test
  void shouldNotWaitForASchemaOfAnotherFormatToBecomeAvro() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url(), Map.of())) {
      server.putProtobuf(7);

      assertThatThrownBy(() -> remote.byId(7))
          .isInstanceOf(RegistryPort.UnknownSchemaException.class)
          .hasMessageStartingWith("schema 7 is not Avro: ");
      assertThatThrownBy(() -> remote.byId(8))
          .isInstanceOf(RegistryPort.UnknownSchemaException.class)
          .hasMessage("the registry knows no schema with id 8");
    }
  }

  @Test
  void shouldAskForASchemaOnce() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort writer = ConfluentRegistry.at(server.url(), Map.of());
        RegistryPort reader = ConfluentRegistry.at(server.url(), Map.of())) {
      int id = writer.register(SUBJECT, FIRST);
      server.requests().clear();

      assertThat(reader.byId(id)).isEqualTo(FIRST).isSameAs(reader.byId(id));
      assertThat(server.requests()).containsExactly("GET /schemas/ids/" + id);
    }
  }

  @Test
  void shouldSayThatAServerErrorIsNoAnswer() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url() + "/broken", Map.of())) {
      assertThatThrownBy(() -> remote.byId(1))
          .isInstanceOf(RegistryPort.RegistryUnavailableException.class)
          .hasMessageStartingWith("schema registry, asking for schema 1: not in this test");
      assertThatThrownBy(() -> remote.isCompatible(SUBJECT, FIRST))
          .isInstanceOf(RegistryPort.RegistryUnavailableException.class)
          .hasMessageStartingWith("schema registry, checking bandish.things-value: ");
    }
  }

  @Test
  void shouldSayThatNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (RegistryPort remote = ConfluentRegistry.at("http://127.0.0.1:" + free, Map.of())) {
      assertThatThrownBy(() -> remote.register(SUBJECT, FIRST))
          .isInstanceOf(RegistryPort.RegistryUnavailableException.class)
          .hasMessageStartingWith("schema registry, registering bandish.things-value: ");
      assertThatThrownBy(() -> remote.byId(1))
          .isInstanceOf(RegistryPort.RegistryUnavailableException.class)
          .hasMessageStartingWith("schema registry, asking for schema 1: ");
    }
  }

  private static SchemaBuilder.FieldAssembler<Schema> thing() {
    return SchemaBuilder.record("Thing").namespace("org.example").fields().requiredString("id");
  }
}
