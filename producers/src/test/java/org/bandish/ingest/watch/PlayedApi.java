package org.bandish.ingest.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bandish.ingest.reading.Query;

/** A server that plays prepared answers in turn, faults included, and remembers what was asked. */
final class PlayedApi implements AutoCloseable {
  /** One answer. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  PlayedApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::play);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  PlayedApi then(Answer answer) {
    answers.add(answer);
    return this;
  }

  PlayedApi then(String json) {
    return then(exchange -> send(exchange, 200, json));
  }

  PlayedApi then(int status, String... headers) {
    return then(
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          send(exchange, status, "{\"error\": \"" + status + "\"}");
        });
  }

  /** Promises more bytes than it sends. */
  PlayedApi thenTruncated(String json) {
    return then(
        exchange -> {
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length + 100L);
          OutputStream body = exchange.getResponseBody();
          body.write(bytes);
          body.flush();
          exchange.close();
        });
  }

  /** Sends a part, and then nothing for as long as anybody waits. */
  PlayedApi thenStalled(String json) {
    return then(
        exchange -> {
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length + 100L);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
        });
  }

  /** Path and query of each request. */
  List<String> asked() {
    return asked;
  }

  /** A parameter of each request. */
  List<String> asked(String parameter) {
    return asked.stream().map(uri -> Query.of(uri).get(parameter)).toList();
  }

  /** The Authorization header of each request. */
  List<String> tokens() {
    return tokens;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void play(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = answers.poll();
    if (answer == null) {
      send(exchange, 404, "{}");
    } else {
      answer.to(exchange);
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
