package org.bandish.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running {@code bandish up} on free ports. */
final class Up implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path out;
  private final Path err;

  private Up(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it and returns at once. */
  static Up start(Path dir, Path record) throws IOException {
    Path out = Files.createTempFile(dir, "up", ".out");
    Path err = Files.createTempFile(dir, "up", ".err");
    Process process =
        Application.command(
                dir,
                "-Xmx384m",
                "up",
                "--port=0",
                "--kafka-port=0",
                "--registry-port=0",
                "--data-dir=data",
                "--record=" + record)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Up(process, out, err);
  }

  /** Starts it and returns once it is ready. */
  static Up ready(Path dir, Path record) throws IOException {
    Up up = start(dir, record);
    try {
      up.awaitLine("ready");
      return up;
    } catch (RuntimeException e) {
      up.kill();
      throw e;
    }
  }

  /** Waits until a line that begins so stands on its standard output. */
  void awaitLine(String beginning) {
    await()
        .alias(beginning)
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(50))
        .failFast(this::requireAlive)
        .until(() -> lines().stream().anyMatch(line -> line.startsWith(beginning)));
  }

  private void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.exitValue() + ": " + errors());
    }
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(out);
  }

  String errors() throws IOException {
    return Files.readString(err);
  }

  /** What stands behind a word on its standard output. */
  String value(String word) throws IOException {
    return lines().stream()
        .filter(line -> line.startsWith(word + " "))
        .findFirst()
        .orElseThrow()
        .substring(word.length() + 1);
  }

  /** The answer to a question. */
  HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(value("http") + path)).build(), BodyHandlers.ofString());
  }

  /** The items of a list, as they are written. */
  String items(String path) throws IOException, InterruptedException {
    String body = ask(path).body();
    return body.substring(0, body.lastIndexOf("\"next\""));
  }

  /** It and all that it started. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    try (Stream<ProcessHandle> children = process.descendants()) {
      children.forEach(all::add);
    }
    return all;
  }

  /** As {@code kill -9}: it cannot clean up. */
  void kill() {
    process.destroyForcibly();
  }

  /** As Ctrl-C, and also where a background process is deaf to that. */
  void terminate() {
    process.destroy();
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("did not end within a minute");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    Application.end(process);
  }
}
