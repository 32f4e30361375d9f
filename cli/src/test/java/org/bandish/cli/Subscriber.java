package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whoever follows the changes behind a cursor over whatever happens to the service: by asking again
 * and again, or as Server-Sent Events. It knows its last cursor and where the service is, and
 * nothing else.
 */
final class Subscriber implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int MILLIS_BETWEEN = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Supplier<String> service;
  private final List<JsonNode> changes = new ArrayList<>();
  private final List<String> surprises = new ArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private String cursor;

  private Subscriber(Supplier<String> service, String cursor, boolean events) {
    this.service = service;
    this.cursor = cursor;
    Turn turn = events ? this::listen : this::poll;
    var unused =
        pace.scheduleWithFixedDelay(() -> take(turn), 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  /** Asks {@code /changes?since=}, a few at a time. */
  static Subscriber polling(Supplier<String> service, String cursor) {
    return new Subscriber(service, cursor, false);
  }

  /** Listens to {@code /events}, and resumes with {@code Last-Event-ID}. */
  static Subscriber listening(Supplier<String> service, String cursor) {
    return new Subscriber(service, cursor, true);
  }

  /** The changes so far, in the order in which they came. */
  synchronized List<JsonNode> changes() {
    return List.copyOf(changes);
  }

  /** Answers that no subscriber should get. */
  synchronized List<String> surprises() {
    return List.copyOf(surprises);
  }

  @Override
  public void close() {
    pace.shutdownNow();
  }

  private void poll() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request("/changes?limit=7&since=" + cursor), BodyHandlers.ofString());
    if (expected(answer)) {
      JsonNode page = JSON.readTree(answer.body());
      page.get("items").forEach(this::add);
      cursor = page.get("next").asText();
    }
  }

  private void listen() throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer = http.send(request("/events"), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (expected(answer)) {
        read(lines.iterator());
      }
    }
  }

  private void read(Iterator<String> lines) throws IOException {
    String id = "";
    while (!pace.isShutdown() && lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        JsonNode change = JSON.readTree(line.substring("data: ".length()));
        if (!change.get("cursor").asText().equals(id)) {
          surprise("event " + id + " holds " + change.get("cursor"));
        }
        add(change);
        cursor = id;
      }
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(service.get() + "/api/v1" + path))
        .header("Last-Event-ID", cursor)
        .build();
  }

  private boolean expected(HttpResponse<?> answer) {
    if (answer.statusCode() != OK && answer.statusCode() != UNAVAILABLE) {
      surprise(answer.statusCode() + " behind " + cursor + ": " + answer.body());
    }
    return answer.statusCode() == OK;
  }

  private synchronized void add(JsonNode change) {
    changes.add(change);
  }

  private synchronized void surprise(String what) {
    surprises.add(what);
  }

  /** What is asked of the service; it may be away. */
  private interface Turn {
    void take() throws IOException, InterruptedException;
  }

  private void take(Turn turn) {
    try {
      turn.take();
    } catch (IOException | UncheckedIOException e) {
      // The service is away or was cut off in the middle: the next turn begins behind the cursor.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      surprise(e.toString());
    }
  }
}
