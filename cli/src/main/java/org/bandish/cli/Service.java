package org.bandish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The query service as commands ask it; a mixin of every command that does. */
public final class Service {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "the query service (default: ${DEFAULT-VALUE})")
  private String url;

  /**
   * Asks for a list and follows it to its end, unless {@code --limit} says how much is wanted.
   *
   * @param command whose mixin {@code filters} holds the parameters
   * @param path below the base of the API, for example {@code /intervals}
   * @return the first page, with the items of all
   * @throws CannotRunException if the service cannot be reached or has no answer
   * @throws ParameterException if the service refuses a parameter
   */
  ObjectNode list(CommandSpec command, String path) {
    String query = query(command);
    ObjectNode answer = object(command, path, query);
    OptionSpec limit = command.findOption("--limit");
    if (limit != null && limit.getValue() != null) {
      return answer;
    }
    while (answer.path("next").isTextual()) {
      String next = and(query, "cursor", answer.path("next").asText());
      ObjectNode page = object(command, path, next);
      answer.withArray("items").addAll(page.withArray("items"));
      answer.set("next", page.path("next"));
    }
    return answer;
  }

  private ObjectNode object(CommandSpec command, String path, String query) {
    List<ObjectNode> answer = new ArrayList<>(1);
    get(command, path, query, body -> answer.add(JSON.readValue(body, ObjectNode.class)));
    return answer.get(0);
  }

  /** Asks and hands the answer on as it comes. */
  void get(CommandSpec command, String path, String query, BodyReader reader) {
    URI uri = uri(command, "/api/v1" + path + query);
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          throw refused(
              command,
              response.statusCode(),
              new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        reader.read(body);
      }
    } catch (JsonProcessingException e) {
      throw new CannotRunException(uri + " did not answer in JSON: is it Bandish?", e);
    } catch (IOException e) {
      throw new CannotRunException(
          "no answer from "
              + url
              + " ("
              + reason(e)
              + "): is ./bandish up running, or --url another?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while asking " + url, e);
    }
  }

  /** What the filters of a command say, as a query string; empty if they say nothing. */
  static String query(CommandSpec command) {
    CommandSpec filters = command.mixins().get("filters");
    String query = "";
    for (OptionSpec option : filters == null ? List.<OptionSpec>of() : filters.options()) {
      Object value = option.getValue();
      Collection<?> values =
          value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
      for (Object one : values) {
        query = and(query, option.names()[0].substring(2), one.toString());
      }
    }
    return query;
  }

  /** The query with one parameter more. */
  static String and(String query, String name, String value) {
    return query + (query.isEmpty() ? "?" : "&") + name + "=" + encoded(value);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI uri(CommandSpec command, String pathAndQuery) {
    try {
      URI uri = URI.create(url.replaceFirst("/+$", "") + pathAndQuery);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--url " + url + ": " + e.getMessage());
    }
    throw new ParameterException(
        command.commandLine(), "--url " + url + ": is not as http://127.0.0.1:8080");
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private RuntimeException refused(CommandSpec command, int status, String body) {
    String detail = body;
    try {
      JsonNode problem = JSON.readTree(body);
      detail = problem.path("detail").asText(problem.path("title").asText(body));
    } catch (JsonProcessingException e) {
      detail = body.isBlank() ? "no reason given" : body;
    }
    return switch (status) {
      case BAD_REQUEST -> new ParameterException(command.commandLine(), detail);
      case UNAVAILABLE -> new CannotRunException("the service is not ready yet: " + detail);
      default -> new CannotRunException(url + " answers " + status + ": " + detail);
    };
  }

  /** Reads an answer's body. */
  @FunctionalInterface
  interface BodyReader {
    void read(InputStream body) throws IOException;
  }
}
