package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.bandish.embedded.EmbeddedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {
  @TempDir Path dir;

  @Test
  void shouldKeepSchemasAndTheirIdsAfterAnOrderlyEnd() throws Exception {
    String registered;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      registered = register(registry, "facts-value");
    }
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      assertThat(get(registry, "/subjects")).isEqualTo("[\"facts-value\"]");
      assertThat(register(registry, "facts-value")).isEqualTo(registered);
    }
  }

  @Test
  void shouldKeepASchemaThatItAcknowledgedTheMomentBeforeItWasKilled() throws Exception {
    EmbeddedRegistry killed = EmbeddedRegistry.start(dir, 0);
    String registered = register(killed, "facts-value");
    killed.kill();
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      assertThat(get(registry, "/subjects/facts-value/versions/1")).contains("\"string");
      assertThat(register(registry, "facts-value")).isEqualTo(registered);
    }
  }

  @Test
  void shouldNameThePortThatIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
      int port = other.getLocalPort();
      EmbeddedException e =
          catchThrowableOfType(EmbeddedException.class, () -> EmbeddedRegistry.start(dir, port));
      assertThat(e.reason()).isEqualTo(Reason.PORT_IN_USE);
      assertThat(e.port()).hasValue(port);
      assertThat(e).hasMessageContaining("registry").hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void shouldOutliveAnInterruptFromTheTerminal() throws Exception {
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(dir, 0)) {
      new ProcessBuilder("kill", "-INT", String.valueOf(registry.pid())).start().waitFor();
      assertThat(register(registry, "after-interrupt")).contains("\"id\"");
      assertThat(registry.isAlive()).isTrue();
    }
  }

  private static String register(EmbeddedRegistry registry, String subject) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build();
    return send(request);
  }

  private static String get(EmbeddedRegistry registry, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
  }

  private static String send(HttpRequest request) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
