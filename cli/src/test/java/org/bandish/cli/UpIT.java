package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All in one, as a newcomer starts it and as it is killed. */
class UpIT {
  private static final Path RECORD = Application.HOME.resolve("record");
  private static final String TIKTOK = "/api/v1/recurrences?country=PK&platform=tiktok&minDays=1";

  @TempDir private Path dir;

  @Test
  void shouldGoOnWhereItWasKilled() throws Exception {
    Up first = Up.ready(dir, RECORD);
    List<ProcessHandle> processes = first.processes();
    String intervals = first.ask("/api/v1/intervals?limit=1000").body();

    assertThat(first.lines()).hasSize(4);
    assertThat(first.value("kafka")).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(first.value("registry")).matches("http://127\\.0\\.0\\.1:\\d+/apis/ccompat/v7");
    assertThat(first.value("http")).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(first.lines().get(3)).isEqualTo("ready");
    assertThat(first.ask("/readyz").statusCode()).isEqualTo(200);
    assertThat(first.ask(TIKTOK).body()).contains("\"count\":4");
    assertThat(first.errors()).isEmpty();

    first.kill();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));

    try (Up second = Up.ready(dir, RECORD)) {
      assertThat(second.ask("/api/v1/intervals?limit=1000").body()).isEqualTo(intervals);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "http"})
  void shouldLeaveNothingRunningWhenItIsKilledWhileItStarts(String line) throws Exception {
    Up up = Up.start(dir, RECORD);
    up.awaitLine(line);
    List<ProcessHandle> processes = up.processes();

    assertThat(processes).hasSizeGreaterThan(1);
    up.kill();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void shouldEndCleanlyWhenItIsAskedToWhileItStarts() throws Exception {
    Up up = Up.start(dir, RECORD);
    up.awaitLine("registry");
    List<ProcessHandle> processes = up.processes();

    up.terminate();
    up.awaitEnd();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(up.lines()).doesNotContain("ready");
    assertThat(up.errors()).doesNotContain("Exception");
  }

  @Test
  void shouldSayThatItsBrokerDiedAndEnd() throws Exception {
    Up up = Up.start(dir, RECORD);
    up.awaitLine("kafka");
    List<ProcessHandle> processes = up.processes();
    processes.stream()
        .skip(1)
        .filter(child -> child.info().commandLine().orElse("").contains("BrokerMain"))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(up.awaitEnd()).isEqualTo(1);

    assertThat(up.errors()).contains("bandish: the broker ended with exit code");
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--kafka-port", "--registry-port"})
  void shouldNameTheFlagOfAPortInUse(String flag) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Application.Run run = up(flag + "=" + taken.getLocalPort());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("port " + taken.getLocalPort(), "in use", "choose another with " + flag);
    }
  }

  @Test
  void shouldRefuseADataDirectoryOfAnotherVersion() throws Exception {
    Files.createDirectories(dir.resolve("data/kafka/data"));
    Files.writeString(dir.resolve("data/kafka/VERSION"), "of the future");

    Application.Run run = up();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("of the future").doesNotContain("Exception");
  }

  @Test
  void shouldRefuseADataDirectoryThatIsAFile() throws Exception {
    Files.writeString(dir.resolve("data"), "");

    Application.Run run = up();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("data", "--data-dir").doesNotContain("Exception");
  }

  @Test
  void shouldSayThatThereIsNoRecord() throws Exception {
    Application.Run run = up("--record=nowhere");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--record nowhere");
  }

  private Application.Run up(String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("up", "--data-dir=data"));
    arguments.addAll(List.of(more));
    for (String port : List.of("--port=", "--kafka-port=", "--registry-port=")) {
      if (arguments.stream().noneMatch(argument -> argument.startsWith(port))) {
        arguments.add(port + "0");
      }
    }
    return Application.run(dir, arguments.toArray(new String[0]));
  }
}
