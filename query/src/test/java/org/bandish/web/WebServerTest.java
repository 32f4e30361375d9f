package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bandish.query.Ledger;
import org.bandish.query.Listeners;
import org.bandish.query.StoreQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebServerTest {
  // The clock stands at 2026-11-24, 12:00 UTC.
  private static final String BAN =
      """
      - type: ban-order
        id: block
        country: PK
        platforms: [tiktok]
        authority: pta
        action: block
        effective: 2026-11-01
        expires: 2026-12-01
      """;

  private static final String LIFT =
      """
      - type: ban-order
        id: lift
        country: PK
        platforms: [tiktok]
        authority: pta
        action: unblock
        effective: 2026-11-20
        refersTo: [block]
      """;

  private Ledger ledger;
  private Service service;

  @BeforeEach
  void start() {
    ledger = Ledger.of(BAN);
    service = new Service(ledger.queries());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void shouldTakeABanWhoseKnownEndIsStillToComeForOngoing() {
    JsonNode ban = service.items("/api/v1/intervals?country=PK&state=ongoing").get(0);

    assertThat(ban.get("end").isNull()).isTrue();
    assertThat(ban.at("/scheduledEnd/date").asText()).isEqualTo("2026-12-01");
    assertThat(ban.get("days").isNull()).isTrue();
    assertThat(ban.get("ending").isNull()).isTrue();
    assertThat(service.items("/api/v1/intervals?country=PK&state=ended")).isEmpty();
    assertThat(service.items("/api/v1/intervals?minDays=23")).hasSize(1);
    assertThat(service.items("/api/v1/intervals?minDays=24")).isEmpty();
  }

  @Test
  void shouldKeepBodyAndTagOfAnUnchangedAnswerAndSendItOnce() {
    HttpResponse<String> first = service.get("/api/v1/intervals");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        service.send(service.request("/api/v1/intervals").header("If-None-Match", tag));

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();

    ledger.and(LIFT);
    HttpResponse<String> third =
        service.send(service.request("/api/v1/intervals").header("If-None-Match", tag));
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(third.headers().firstValue("ETag")).isNotEqualTo(first.headers().firstValue("ETag"));
  }

  @Test
  void shouldMeetSnapshotAndStreamWithoutAGap() {
    String cursor = service.tree("/api/v1/intervals").get("cursor").asText();
    JsonNode none = service.tree("/api/v1/changes?since=" + cursor);
    assertThat(none.get("items")).isEmpty();
    assertThat(none.get("next").asText()).isEqualTo(cursor);

    ledger.and(LIFT);
    JsonNode one = service.tree("/api/v1/changes?since=" + cursor);

    assertThat(one.get("items")).hasSize(1);
    assertThat(one.at("/items/0/before/end").isNull()).isTrue();
    assertThat(one.at("/items/0/after/end/date").asText()).isEqualTo("2026-11-20");
    assertThat(one.at("/items/0/causedBy/0").asText()).isEqualTo("lift");
  }

  @Test
  void shouldSendTransitionsAsTheyComeAndResumeBehindTheLastSeen() throws Exception {
    HttpResponse<Stream<String>> stream =
        service
            .client()
            .sendAsync(service.request("/api/v1/events").build(), BodyHandlers.ofLines())
            .get(20, TimeUnit.SECONDS);
    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    Iterator<String> lines = stream.body().iterator();
    assertThat(lines.next()).isEqualTo("retry: 2000");
    ledger.and(LIFT);
    String id = until(lines, "id: ");
    JsonNode change = Service.json(until(lines, "data: "));
    stream.body().close();

    assertThat(change.get("cursor").asText()).isEqualTo(id);
    assertThat(change.at("/after/end/date").asText()).isEqualTo("2026-11-20");

    HttpResponse<Stream<String>> resumed =
        service
            .client()
            .send(
                service
                    .request("/api/v1/events?country=PK&platform=tiktok")
                    .header("Last-Event-ID", Ledger.TOPIC_ID + ".-1")
                    .build(),
                BodyHandlers.ofLines());
    Iterator<String> again = resumed.body().iterator();
    assertThat(until(again, "id: ")).isEqualTo(Ledger.TOPIC_ID + ".0");
    assertThat(until(again, "id: ")).isEqualTo(id);
    resumed.body().close();
  }

  private static String until(Iterator<String> lines, String field) {
    while (true) {
      String line = lines.next();
      if (line.startsWith(field)) {
        return line.substring(field.length());
      }
    }
  }

  @Test
  void shouldRefuseToResumeFromAnotherTopic() {
    HttpResponse<String> answer =
        service.send(
            service.request("/api/v1/events").header("Last-Event-ID", "BBBBBBBBBBBBBBBBBBBBBB.3"));

    assertThat(answer.statusCode()).isEqualTo(410);
  }

  @Test
  void shouldKnowNothingOfAKnownPlatformWithoutEvidence() {
    JsonNode status = service.tree("/api/v1/status/PK/youtube");

    assertThat(status.get("state").asText()).isEqualTo("UNKNOWN");
    assertThat(status.get("interval").isNull()).isTrue();
    assertThat(status.get("lastEvidence").isNull()).isTrue();
  }

  @Test
  void shouldRefuseAQueryThatIsNotPercentEncoded() throws IOException {
    String answer = service.raw("GET /api/v1/intervals?country=%zz HTTP/1.0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer).contains("application/problem+json", "percent-encoded");
  }

  @Test
  void shouldWriteCsvForWhoeverAcceptsIt() {
    HttpResponse<String> csv =
        service.send(service.request("/api/v1/intervals").header("Accept", "text/csv"));

    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body().lines().toList().get(0))
        .startsWith("id,revision,country,region,platform");
    assertThat(csv.body().lines()).hasSize(2);
    assertThat(service.get("/api/v1/intervals?format=csv").body()).isEqualTo(csv.body());
  }

  @Test
  void shouldWriteAFeedABadgeAndAnEmbed() {
    assertThat(service.get("/api/v1/feeds/PK.atom").body())
        .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "TikTok: ban opened");
    assertThat(service.get("/badges/PK/tiktok.svg").body()).contains("<svg", "blocked");
    assertThat(service.get("/embed/PK/tiktok").body()).contains("TikTok in Pakistan", "blocked");
  }

  @Test
  void shouldServeThePageAndTheContract() {
    assertThat(service.get("/").body()).contains("Bandish");
    assertThat(service.get("/").headers().firstValue("ETag")).isPresent();
    assertThat(service.get("/assets/d3/d3.min.js").body()).startsWith("// https://d3js.org");
    assertThat(service.get("/openapi.yaml").body()).startsWith("openapi: 3");
  }

  @Test
  void shouldShowMeters() {
    service.get("/api/v1/intervals");

    assertThat(service.get("/metrics").body())
        .contains("bandish_intervals 1.0", "bandish_evidence 1.0", "uri=\"/api/v1/intervals\"");
  }

  @Test
  void shouldSayWhichMethodsThereAre() {
    HttpResponse<String> answer =
        service.send(service.request("/api/v1/intervals").POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @Test
  void shouldAnswerNoQuestionBeforeTheRecordCanBeRead() {
    AtomicReference<List<String>> waitingFor = new AtomicReference<>(List.of("topic t"));
    try (Service early =
        new Service(new StoreQueries(ledger::views, waitingFor::get, new Listeners()))) {
      assertThat(early.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(early.get("/readyz").body()).contains("topic t");
      assertThat(early.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(early.get("/api/v1/intervals").statusCode()).isEqualTo(503);
      assertThat(early.get("/api/v1/intervals").body()).contains("topic t");

      waitingFor.set(List.of());

      assertThat(early.get("/readyz").statusCode()).isEqualTo(200);
      assertThat(early.items("/api/v1/intervals")).hasSize(1);
    }
  }

  @Test
  void shouldHaveABodyEvenWhereNobodyForesawTheError() {
    try (Service broken =
        new Service(
            new StoreQueries(
                () -> {
                  throw new IllegalStateException("secret");
                },
                List::of,
                new Listeners()))) {
      HttpResponse<String> answer = broken.get("/api/v1/intervals");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("internal").doesNotContain("secret");
    }
  }
}
