package org.bandish.cli.docker;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bandish.cli.Application;

/** A running {@code bandish serve} on a free port. */
final class Serving implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "http ";

  private final Process process;
  private final Path out;
  private final Path err;

  private Serving(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it and returns once it says where it listens. */
  static Serving start(Path dir, List<String> cluster) throws IOException {
    Path out = Files.createTempFile(dir, "serve", ".out");
    Path err = Files.createTempFile(dir, "serve", ".err");
    List<String> arguments = new ArrayList<>(List.of("serve", "--port=0", "--data-dir=state"));
    arguments.addAll(cluster);
    Serving serving =
        new Serving(
            Application.command(dir, "-Xmx512m", arguments.toArray(String[]::new))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start(),
            out,
            err);
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .failFast(serving::requireAlive)
          .until(() -> !serving.address().isEmpty());
      return serving;
    } catch (RuntimeException e) {
      serving.close();
      throw e;
    }
  }

  /** The items that it answers with. */
  JsonNode items(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body()).path("items");
  }

  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "serve ended with " + process.exitValue() + ": " + Files.readString(err));
    }
  }

  private String address() throws IOException {
    return Files.readAllLines(out).stream()
        .filter(line -> line.startsWith(ADDRESS))
        .map(line -> line.substring(ADDRESS.length()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
