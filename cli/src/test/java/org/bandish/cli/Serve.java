package org.bandish.cli;

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

/** A running {@code bandish serve} of one role, in a process of its own that can be killed. */
public final class Serve implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "http ";
  private static final int OK = 200;

  private final Process process;
  private final Path out;
  private final Path err;

  private Serve(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it and returns at once; what it keeps lies under the directory, for the next one.
   *
   * @param role pipeline, query or all
   * @param cluster the options that say where it is
   */
  public static Serve start(Path dir, String role, List<String> cluster) throws IOException {
    Path out = Files.createTempFile(dir, role, ".out");
    Path err = Files.createTempFile(dir, role, ".err");
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--role=" + role, "--port=0", "--data-dir=" + role));
    arguments.addAll(cluster);
    Process process =
        Application.command(dir, "-Xmx512m", arguments.toArray(String[]::new))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Serve(process, out, err);
  }

  /** Waits until a query service answers. */
  public String awaitReady() {
    await()
        .atMost(Duration.ofMinutes(2))
        .failFast(this::requireAlive)
        .ignoreExceptions()
        .until(() -> status("/readyz") == OK);
    return address();
  }

  /** The items that it answers with. */
  public JsonNode items(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body()).path("items");
  }

  private int status(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String address() {
    try {
      return Files.readAllLines(out).stream()
          .filter(line -> line.startsWith(ADDRESS))
          .map(line -> line.substring(ADDRESS.length()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("it has not said where it listens"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails with what it complained of if it ended. */
  public void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "serve ended with " + process.exitValue() + ": " + Files.readString(err));
    }
  }

  /** As {@code kill -9}, and returns once it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    Application.end(process);
  }
}
