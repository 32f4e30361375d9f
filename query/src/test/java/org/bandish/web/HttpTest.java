package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of the service: RFC 9110, and RFC 9457 for every error. */
@Timeout(60)
class HttpTest {
  private static final String BAN =
      """
      - type: ban-order
        id: block
        country: PK
        platforms: [tiktok]
        authority: pta
        action: block
        effective: 2020-10-09
      """;

  private Service service;

  @BeforeEach
  void start() {
    service = new Service(Ledger.of(BAN).queries());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/intervals",
        "/api/v1/intervals?format=csv",
        "/api/v1/intervals?foo=1",
        "/api/v1/intervals/nope",
        "/api/v1/status/PK/tiktok",
        "/api/v1/status/PK/nope",
        "/api/v1/export?format=jsonl",
        "/api/v1/feeds/PK.atom",
        "/badges/PK/tiktok.svg",
        "/embed/PK/tiktok",
        "/openapi.yaml",
        "/healthz",
        "/readyz",
        "/nowhere"
      })
  void shouldAnswerHeadAsGetWithoutTheBody(String path) {
    HttpResponse<String> get = service.get(path);
    HttpResponse<String> head =
        service.send(service.request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    for (String header : new String[] {"Content-Type", "ETag", "Content-Length"}) {
      assertThat(head.headers().firstValue(header))
          .as(header)
          .isEqualTo(get.headers().firstValue(header));
    }
  }

  @Test
  void shouldAnswerHeadOfEventsAtOnce() {
    HttpResponse<String> head =
        service.send(service.request("/api/v1/events").method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
  }

  @Test
  void shouldSayThatHeadIsAllowedToo() {
    HttpResponse<String> answer =
        service.send(
            service.request("/api/v1/intervals").method("DELETE", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/v1/intervals/%zz HTTP/1.0 | 400",
        "GET /../x HTTP/1.0 | 400",
        "GET /api/v1/%c0%af HTTP/1.0 | 400",
        "GET /LONG HTTP/1.0 | 414"
      })
  void shouldSayAsAProblemWhatTheServerItselfRefuses(String line, int status) throws IOException {
    String answer = service.raw(line.replace("LONG", "a".repeat(9_000)) + "\r\n\r\n");

    assertProblem(answer, status);
  }

  @Test
  void shouldSayAsAProblemThatAHeaderIsTooLarge() throws IOException {
    String answer =
        service.raw("GET /healthz HTTP/1.0\r\nX-Large: " + "a".repeat(20_000) + "\r\n\r\n");

    assertProblem(answer, 431);
  }

  private static void assertProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
    JsonNode problem = Service.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("type").asText()).isEqualTo("urn:bandish:problem:http-" + status);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText()).isEqualTo("the request is not one that can be read");
    assertThat(problem.has("instance")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | text/csv",
        "TEXT/CSV; charset=utf-8 | text/csv",
        "application/json, text/csv;q=0.5 | application/json",
        "text/csv;q=0.1, application/json | application/json",
        "text/csv;q=0.9, */*;q=0.1 | text/csv",
        "text/csv;q=0 | application/json",
        "text/csv;q=x | application/json",
        "application/xml | application/json",
        "*/* | application/json"
      })
  void shouldWriteWhatIsLikedBest(String accept, String mediaType) {
    HttpResponse<String> answer =
        service.send(service.request("/api/v1/intervals").header("Accept", accept));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
    assertThat(answer.headers().firstValue("Vary")).hasValue("Accept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2025&to=2024",
        "from=2024-02-18&to=2024-02-17",
        "from=2024-02-18T00:00Z&to=2024-02-17T23:59Z",
        "from=2024-02-19&to=2024-02-17T12:00Z"
      })
  void shouldRefuseASpanThatEndsBeforeItBegins(String span) {
    for (String list : new String[] {"intervals", "recurrences", "incidents", "evidence"}) {
      HttpResponse<String> answer = service.get("/api/v1/" + list + "?" + span);

      assertThat(answer.statusCode()).as(list).isEqualTo(400);
      assertThat(Service.json(answer.body()).get("parameter").asText()).isEqualTo("to");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=2024&to=2024",
        "from=2024-02-17T12:00Z&to=2024-02-17T12:00Z",
        "from=2024-05&to=2024-05-01",
        "from=2024-02-18&to=2024-02-17T20:00Z"
      })
  void shouldTakeASpanThatEndsWhereItBegins(String span) {
    assertThat(service.get("/api/v1/intervals?" + span).statusCode()).isEqualTo(200);
  }
}
