package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bandish.schema.ConfluentRegistry;

/**
 * The pipeline in a process of its own, so that it can be killed. It commits seldom enough that
 * there is something to be lost between two commits.
 */
final class PipelineProcess implements AutoCloseable {
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Path output;

  private PipelineProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it and returns at once.
   *
   * @param state stores of an earlier process with the same prefix, or a directory to be made
   */
  static PipelineProcess start(Cluster cluster, String prefix, Path state) {
    try {
      Files.createDirectories(state);
      Path output = Files.createTempFile(state, "pipeline", ".log");
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              PipelineProcess.class.getName(),
              cluster.bootstrapServers(),
              cluster.registryUrl(),
              prefix,
              state.resolve("stores").toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new PipelineProcess(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}: it can finish nothing. Returns once it is dead. */
  void kill() throws InterruptedException {
    requireAlive();
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("killed").isTrue();
    assertThat(process.exitValue()).isEqualTo(KILLED);
  }

  /** Fails with what it has said if it ended by itself. */
  void requireAlive() {
    try {
      assertThat(process.isAlive()).as("%s", Files.readString(output)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Runs a pipeline until standard input ends, as it does with the process that started it. */
  public static void main(String[] args) throws IOException {
    PipelineConfig config =
        PipelineConfig.of(args[0], Path.of(args[3]))
            .withPrefix(args[2])
            .withThreads(1)
            .withCommitInterval(COMMIT_INTERVAL);
    try (ConfluentRegistry registry = ConfluentRegistry.at(args[1], Map.of());
        Pipeline pipeline = new Pipeline(config, registry, new SimpleMeterRegistry())) {
      pipeline.start();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
