package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemasTest {
  private static final String PREFIX = "bandish.";
  private static final Schema OTHER_PLATFORM =
      SchemaBuilder.record("Platform")
          .namespace("org.bandish.event")
          .fields()
          .requiredLong("number")
          .endRecord();

  private final RegistryPort registry = ConfluentRegistry.inMemory();

  @Test
  void shouldRegisterTheSchemaOfEveryTopic() {
    Map<Topic<?>, Integer> ids = Schemas.registerAll(registry, PREFIX);

    assertThat(ids.keySet()).containsExactlyElementsOf(Samples.topics().toList());
    ids.forEach((topic, id) -> assertThat(registry.byId(id)).isEqualTo(topic.schema()));
  }

  @Test
  void shouldChangeNothingTheSecondTime() {
    Map<Topic<?>, Integer> ids = Schemas.registerAll(registry, PREFIX);

    assertThat(Schemas.registerAll(registry, PREFIX)).isEqualTo(ids);
  }

  @Test
  void shouldSetEverySubjectsOwnLevel() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url(), Map.of())) {
      Schemas.registerAll(remote, PREFIX);

      assertThat(server.requests())
          .containsSubsequence(
              Samples.topics()
                  .map(
                      topic ->
                          "PUT /config/bandish."
                              + topic.suffix()
                              + "-value {\"compatibility\":\"FULL_TRANSITIVE\"}")
                  .toList());
    }
  }

  @Test
  void shouldSayOfEachTopicWhetherItsSchemaWouldBeAccepted() {
    registry.register("bandish.platforms-value", OTHER_PLATFORM);

    Map<Topic<?>, Boolean> accepted = Schemas.check(registry, PREFIX);

    assertThat(accepted.keySet()).containsExactlyElementsOf(Samples.topics().toList());
    assertThat(accepted)
        .allSatisfy((topic, yes) -> assertThat(yes).isEqualTo(!topic.equals(Topics.PLATFORMS)));
  }

  @Test
  void shouldRegisterNothingWhenChecking() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url(), Map.of())) {
      assertThat(Schemas.check(remote, PREFIX)).allSatisfy((t, yes) -> assertThat(yes).isTrue());

      assertThat(server.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }
  }

  @Test
  void shouldNameTheSubjectThatTheRegistryRefuses() {
    try (RegistryServer server = new RegistryServer();
        RegistryPort remote = ConfluentRegistry.at(server.url(), Map.of())) {
      server.refuse("bandish.platforms-value");

      assertThatThrownBy(() -> Schemas.registerAll(remote, PREFIX))
          .isInstanceOf(RegistryPort.IncompatibleSchemaException.class)
          .hasMessageContaining("bandish.platforms-value");
    }
  }
}
