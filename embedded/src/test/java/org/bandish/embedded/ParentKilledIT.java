package org.bandish.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is left of two servers when the process that started them is killed without a chance to say
 * so.
 */
class ParentKilledIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path dir;

  @Test
  void shouldLeaveNothingRunningWhenTheParentIsKilledAndGoOnInTheSameDirectory() throws Exception {
    Process parent = startParent();
    try (BufferedReader out = parent.inputReader()) {
      assertThat(out.readLine()).isEqualTo(ParentMain.SERVING);
      assertThat(children()).hasSize(2);
      parent.destroyForcibly().waitFor();
    }
    try (EmbeddedCluster next = EmbeddedCluster.start(dir)) {
      assertThat(children())
          .extracting(ProcessHandle::pid)
          .containsExactlyInAnyOrder(next.broker().pid(), next.registry().pid());
    }
    assertThat(children()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, 900, 2000})
  void shouldLeaveNothingRunningWhenTheParentIsKilledWhileItStarts(int millis) throws Exception {
    Process parent = startParent();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> !children().isEmpty());
    assertThat(parent.waitFor(millis, TimeUnit.MILLISECONDS)).as("parent ended itself").isFalse();
    parent.destroyForcibly().waitFor();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(children()).isEmpty());
    try (EmbeddedCluster next = EmbeddedCluster.start(dir)) {
      new KafkaProbe(next.bootstrapServers()).createTopic("after-kill", 1);
    }
  }

  private Process startParent() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            ParentMain.class.getName(),
            dir.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder.start();
  }

  /** The processes that were told to keep their data below the directory of this test. */
  private List<ProcessHandle> children() {
    List<String> dirs =
        List.of(dir.resolve("kafka").toString(), dir.resolve("registry").toString());
    return ProcessHandle.allProcesses()
        .filter(
            p ->
                p.info().commandLine().filter(c -> dirs.stream().anyMatch(c::contains)).isPresent())
        .toList();
  }
}
