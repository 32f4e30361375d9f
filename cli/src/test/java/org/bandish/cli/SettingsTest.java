package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SettingsTest {
  private static final String SERVERS = "bootstrap.servers";

  @TempDir private Path dir;

  @Test
  void shouldUseTheLocalClusterByDefault() {
    assertThat(connection(Map.of()).kafka()).containsExactly(Map.entry(SERVERS, "127.0.0.1:9092"));
    assertThat(connection(Map.of()).prefix()).isEqualTo("bandish.");
  }

  @Test
  void shouldPreferTheFileToTheDefault() throws IOException {
    String file = file("bootstrap-servers=file:1");

    assertThat(connection(Map.of(), "--config", file).kafka()).containsEntry(SERVERS, "file:1");
    assertThat(connection(Map.of(), "--config=" + file).kafka()).containsEntry(SERVERS, "file:1");
    assertThat(connection(Map.of("BANDISH_CONFIG", file)).kafka()).containsEntry(SERVERS, "file:1");
  }

  @Test
  void shouldPreferTheEnvironmentToTheFile() throws IOException {
    Map<String, String> environment = Map.of("BANDISH_BOOTSTRAP_SERVERS", "environment:1");

    assertThat(connection(environment, "--config", file("bootstrap-servers=file:1")).kafka())
        .containsEntry(SERVERS, "environment:1");
  }

  @Test
  void shouldPreferTheFlagToAll() throws IOException {
    Map<String, String> environment = Map.of("BANDISH_BOOTSTRAP_SERVERS", "environment:1");
    String file = file("bootstrap-servers=file:1");

    assertThat(connection(environment, "--config", file, "--bootstrap-servers", "flag:1").kafka())
        .containsEntry(SERVERS, "flag:1");
  }

  @Test
  void shouldHandClientPropertiesOnWithoutTheirPrefix() throws IOException {
    String file =
        file("kafka.security.protocol=SSL\nkafka.client.id=from-file\nregistry.basic.auth=x");
    Map<String, String> environment =
        Map.of("BANDISH_KAFKA_CLIENT_ID", "from-environment", "BANDISH_KAFKA_PORT", "19092");

    assertThat(connection(environment, "--config", file).kafka())
        .containsOnly(
            Map.entry(SERVERS, "127.0.0.1:9092"),
            Map.entry("security.protocol", "SSL"),
            Map.entry("client.id", "from-environment"));
  }

  @Test
  void shouldSayWhichFileCannotBeRead() {
    assertThatThrownBy(() -> connection(Map.of(), "--config", "no/such.properties"))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("--config no/such.properties");
  }

  @Test
  void shouldHideSecretsInWhatItPrints() throws IOException {
    String file =
        file("kafka.sasl.jaas.config=login password=\\\"hunter2\\\";\nkafka.client.id=me");
    Settings settings =
        Settings.of(
            Map.of("BANDISH_REGISTRY_BASIC_AUTH_USER_INFO", "ann:s3cret"), "--config", file);

    String shown =
        settings.redact(
            "me: bad login password=\"hunter2\"; at http://bob:pw@registry:8081/ with ann:s3cret");

    assertThat(shown).isEqualTo("me: bad [hidden] at http://[hidden]@registry:8081/ with [hidden]");
  }

  private String file(String content) throws IOException {
    return Files.writeString(dir.resolve("bandish.properties"), content).toString();
  }

  private static Connection connection(Map<String, String> environment, String... args) {
    Settings settings = Settings.of(environment, args);
    Asks asks = new Asks();
    new CommandLine(asks, settings.factory()).setDefaultValueProvider(settings).parseArgs(args);
    return asks.connection;
  }

  @Command(name = "asks")
  private static final class Asks {
    @Mixin private Connection connection;
  }
}
