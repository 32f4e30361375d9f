package org.bandish.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/**
 * A schema registry over HTTP, as small as a stock client lets it be: it numbers schemas, gives
 * them back by id, and notes what it was asked. It judges no compatibility.
 */
final class RegistryServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  RegistryServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of each request, in order, with the body of a change of configuration. */
  Queue<String> requests() {
    return requests;
  }

  /** Takes no schema of the subject any more. */
  void refuse(String subject) {
    refused.add(subject);
  }

  /** Answers for the id with what the registry would say of a schema of another format. */
  void putProtobuf(int id) {
    answers.put(id, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        exchange.getRequestMethod() + " " + path + (path.startsWith("/config") ? " " + body : ""));
    if (path.startsWith("/config/")) {
      reply(exchange, 200, body);
    } else if (refused.stream().anyMatch(subject -> path.startsWith("/subjects/" + subject))) {
      reply(exchange, 409, "{\"error_code\":409,\"message\":\"would break readers\"}");
    } else if ((path.startsWith("/subjects/") && body.isEmpty())
        || path.startsWith("/compatibility/")) {
      reply(exchange, 404, "{\"error_code\":40401,\"message\":\"Subject not found\"}");
    } else if (path.startsWith("/subjects/")) {
      String schema = JSON.readTree(body).get("schema").asText();
      reply(exchange, 200, "{\"id\":" + number(schema) + "}");
    } else if (path.startsWith("/schemas/ids/")) {
      String known = answers.get(Integer.valueOf(path.substring("/schemas/ids/".length())));
      if (known == null) {
        reply(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
      } else {
        reply(exchange, 200, known);
      }
    } else {
      reply(exchange, 500, "{\"error_code\":50001,\"message\":\"not in this test\"}");
    }
  }

  private int number(String schema) {
    String canonical = new Schema.Parser().parse(schema).toString();
    return ids.computeIfAbsent(
        canonical,
        text -> {
          JsonNode answer = JSON.createObjectNode().put("schema", text);
          answers.put(last.incrementAndGet(), answer.toString());
          return last.get();
        });
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
