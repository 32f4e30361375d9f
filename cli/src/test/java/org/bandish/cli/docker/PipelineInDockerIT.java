package org.bandish.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bandish.cli.Application;
import org.bandish.cli.Serve;
import org.bandish.embedded.EmbeddedRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application against a broker that is not ours: in a container, reached over a network. */
class PipelineInDockerIT {
  private static final Duration DERIVED = Duration.ofMinutes(2);

  @TempDir private Path dir;

  @BeforeAll
  static void requireDocker() {
    Docker.require();
  }

  @Test
  void shouldAnswerForTheRecordFromABrokerInAContainer() throws Exception {
    try (BrokerContainer broker = new BrokerContainer();
        EmbeddedRegistry registry = EmbeddedRegistry.start(dir.resolve("registry"), 0)) {
      broker.start();
      System.out.println(
          "*** broker in container "
              + broker.getContainerId()
              + " of "
              + broker.getDockerImageName());
      List<String> cluster =
          List.of(
              "--bootstrap-servers=" + broker.bootstrapServers(),
              "--schema-registry=" + registry.url());

      assertThat(bandish(cluster, "topics", "create").code()).isZero();
      try (Serve serving = Serve.start(dir, "all", cluster)) {
        serving.awaitReady();
        Application.Run ingest =
            bandish(cluster, "ingest", Application.HOME.resolve("record").toString());
        assertThat(ingest.code()).as(ingest.err()).isZero();
        assertThat(ingest.out()).contains("rejected 0");

        await()
            .atMost(DERIVED)
            .failFast(serving::requireAlive)
            .untilAsserted(() -> assertTheRecordIsAnswered(serving));
      }
    }
  }

  private static void assertTheRecordIsAnswered(Serve serving) throws Exception {
    JsonNode tiktok =
        serving.items("/api/v1/recurrences?country=PK&platform=tiktok&minDays=1").path(0);
    assertThat(tiktok.path("count").asInt()).isEqualTo(4);
    assertThat(tiktok.path("authorities"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("pta", "peshawar-high-court", "sindh-high-court");
    assertThat(serving.items("/api/v1/intervals?country=PK&platform=youtube&minDays=1000"))
        .extracting(interval -> interval.path("days").asInt())
        .containsExactly(1218);
  }

  private Application.Run bandish(List<String> cluster, String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(cluster);
    return Application.run(dir, arguments.toArray(String[]::new));
  }
}
