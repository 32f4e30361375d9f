package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.BanOrder;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.query.Ledger;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was known then, over the record; docs/as-of.md is held to it. */
class AsOfHttpTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "as-of.md");
  private static final String WITHDRAWN =
      """
      - {type: network-signal, id: seen, country: PK, platform: tiktok, source: report, at: 2026-03-01, blocked: 1, down: 0, ok: 0, published: 2026-03-02, sources: [{title: Seen, url: "https://example.org/seen"}]}
      - {type: withdrawal, id: taken-back, country: PK, platforms: [tiktok], withdraws: seen, published: 2026-03-10}
      """;

  /** What one ban tells that a list of bans does not. */
  private static final List<String> MEASURED =
      List.of("networkSpans", "networkSpanCount", "coverageGaps", "outages", "outageCount");

  private static Service service;

  @BeforeAll
  static void start() {
    service = new Service(Ledger.ofRecord().queries());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** The cells of the lines that begin with a day. */
  static List<List<String>> days() throws IOException {
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      return lines
          .filter(line -> line.matches("\\| \\d{4}-\\d\\d-\\d\\d \\|.*"))
          .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
          .map(cells -> cells.subList(1, cells.size() - 1))
          .toList();
    }
  }

  private static JsonNode x(String day) {
    return service.items("/api/v1/intervals?country=PK&platform=x&asOf=" + day).stream()
        .filter(ban -> ban.at("/start/date").asText().equals("2024-02-17"))
        .findFirst()
        .orElseThrow();
  }

  private static String id() {
    return x("2026-01-01").get("id").asText();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  @Test
  void shouldTellSixDays() throws IOException {
    assertThat(days()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("days")
  void shouldAnswerAsTheDocumentSays(List<String> told) {
    String day = told.get(0);
    JsonNode ban = x(day);

    List<String> phases = ban.get("phases").findValuesAsText("phase");
    assertThat(phases.get(0)).isEqualTo(told.get(2).split(", ", -1)[0]);
    assertThat(told.get(2)).endsWith(phases.get(phases.size() - 1));
    assertThat(ban.get("imposedBy")).hasSize(told.get(3).equals("nobody known") ? 0 : 1);
    ban.get("imposedBy").forEach(who -> assertThat(who.asText()).isEqualTo(told.get(3)));
    assertThat(ban.get("disclosure").asText()).isEqualTo(told.get(4));
    assertThat(ban.get("contested").asBoolean()).isEqualTo(told.get(5).equals("yes"));
    assertThat(ban.get("ending").isNull() ? "none" : ban.get("ending").asText())
        .isEqualTo(told.get(6));
    JsonNode single = service.tree("/api/v1/intervals/" + ban.get("id").asText() + "?asOf=" + day);
    assertThat(((ObjectNode) single).remove(MEASURED)).as("beside the same").isEqualTo(ban);
    assertThat(service.tree("/api/v1/status/PK/x?asOf=" + day).get("state").asText())
        .isEqualTo(told.get(1));
    assertThat(service.items("/api/v1/status?country=PK&platform=x&asOf=" + day))
        .containsExactly(service.tree("/api/v1/status/PK/x?asOf=" + day));
  }

  @Test
  void shouldAskWhatWasKnownThenOfAMoment() {
    String then = "/api/v1/status/PK/x?at=2024-02-20&asOf=";

    assertThat(service.tree(then + "2024-03-01").get("phase").asText()).isEqualTo("UNORDERED");
    assertThat(service.tree(then + "2024-03-21").get("phase").asText()).isEqualTo("ENFORCED");
    assertThat(service.tree("/api/v1/status/PK/x?at=2024-02-16").get("interval").isNull()).isTrue();
    assertThat(service.tree("/api/v1/status/PK/x?at=2024-02-17").get("interval").asText())
        .isEqualTo(id());
  }

  @ParameterizedTest
  @MethodSource("days")
  void shouldMentionNoFactThatBecamePublicLater(List<String> told) {
    String day = told.get(0);
    String base = "/api/v1/intervals/" + id();
    Instant end = Instant.parse(day + "T19:00:00Z");
    for (String list :
        List.of(
            base + "/evidence?limit=1000&asOf=",
            base + "/explanation?limit=1000&asOf=",
            "/api/v1/evidence?limit=1000&platform=x&asOf=")) {
      assertThat(service.items(list + day))
          .as(list)
          .isNotEmpty()
          .allMatch(item -> !Instant.parse(item.get("knownAt").asText()).isAfter(end));
      assertThat(service.tree(list + day).get("asOf").asText()).isEqualTo(day);
    }
  }

  @Test
  void shouldExplainInSentencesWithNamesRulesAndSources() {
    JsonNode explanation =
        service.tree("/api/v1/intervals/" + id() + "/explanation?limit=1000&asOf=2024-03-21");

    assertThat(explanation.get("summary").asText())
        .isEqualTo("X was banned in Pakistan from 2024-02-17 on.");
    assertThat(explanation.get("reasons").findValuesAsText("rule"))
        .startsWith("start.by-act", "end.unknown")
        .endsWith("phase.defied", "disclosure.acknowledged-later");
    JsonNode start = explanation.get("reasons").get(0);
    assertThat(texts(start.get("evidence"))).containsExactly("pk-2024-02-17-moi-x");
    assertThat(start.at("/sources/0/url").asText()).startsWith("https://");
    JsonNode letter = null;
    for (JsonNode step : explanation.get("items")) {
      letter = step.get("evidence").asText().equals("pk-2024-02-17-moi-x") ? step : letter;
    }
    assertThat(letter.get("sentence").asText())
        .startsWith("Ministry of Interior ordered it blocked from 2024-02-17")
        .contains("disclosure, from UNACKNOWLEDGED to ACKNOWLEDGED_LATER")
        .endsWith("(act.opens-instrument: an order or ruling is in force from its effective time)");
    assertThat(letter.at("/sources/0/title").asText()).isNotEmpty();
    assertThat(letter.get("changes").findValuesAsText("part")).contains("imposedBy", "phases");
  }

  @Test
  void shouldTellAnotherStoryOfTheBanBeforeTheLetterWasKnown() {
    String base = "/api/v1/intervals/" + id() + "/explanation?limit=1000";

    assertThat(service.tree(base + "&asOf=2024-03-01").toString())
        .doesNotContain("pk-2024-02-17-moi-x", "2025-05-07", "Ministry of Interior");
    assertThat(service.tree(base).toString())
        .contains("pk-2024-02-17-moi-x", "2025-05-07", "Ministry of Interior");
  }

  @Test
  void shouldFindABanThatIsKnownNoMoreAndSayWhenItWas() {
    try (Service made = new Service(Ledger.of(WITHDRAWN).queries())) {
      String id =
          made.items("/api/v1/intervals?asOf=2026-03-05&country=PK").get(0).get("id").asText();
      String path = "/api/v1/intervals/" + id;

      for (String of : List.of("", "/evidence", "/explanation")) {
        assertThat(made.get(path + of + "?asOf=2026-03-05").statusCode()).isEqualTo(200);
        assertThat(made.get(path + of).statusCode()).isEqualTo(404);
        assertThat(made.tree(path + of).get("detail").asText())
            .isEqualTo(
                "there is no interval "
                    + id
                    + " any more: it was known from 2026-03-02T19:00:00Z until"
                    + " 2026-03-10T19:00:00Z; ask with an asOf in that time");
      }
      assertThat(made.tree(path + "?asOf=2026-03-01").get("detail").asText())
          .startsWith("there was no interval " + id + " as of 2026-03-01: it was known from");
      assertThat(made.get(path + "?asOf=2026-03-02T19:00:00Z").statusCode()).isEqualTo(200);
      assertThat(made.items(path + "/explanation?asOf=2026-03-05").get(0).at("/sources/0/title"))
          .hasToString("\"Seen\"");
    }
    assertThat(service.tree("/api/v1/intervals/pk-x-000000").get("detail").asText())
        .isEqualTo("there is no interval pk-x-000000, and by what is known now there never was");
  }

  @Test
  void shouldKnowNoIncidentBeforeItWasPublic() {
    String incidents = "/api/v1/incidents?country=PK&from=2021-04-16&to=2021-04-16";

    assertThat(service.items(incidents + "&asOf=2021-04-15")).isEmpty();
    assertThat(service.items(incidents + "&asOf=2021-04-18")).hasSize(1);
    assertThat(service.items(incidents + "&at=2021-04-16T11:30")).hasSize(1);
    assertThat(service.items(incidents + "&at=2021-04-16T15:30")).isEmpty();
  }

  @Test
  void shouldCountTheBansThatWereKnownThen() {
    String tiktok = "/api/v1/recurrences?country=PK&platform=tiktok&minDays=1";

    assertThat(service.items(tiktok + "&asOf=2021-03-01").get(0).get("count").asInt()).isOne();
    assertThat(service.items(tiktok).get(0).get("count").asInt()).isEqualTo(4);
    assertThat(service.items("/api/v1/status?country=PK&platform=tiktok&asOf=2020-01-01"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/outages", "/api/v1/signals", "/api/v1/changes"})
  void shouldRefuseAsOfWhereNoTimeOfKnowledgeIsKept(String path) {
    JsonNode problem = service.tree(path + "?asOf=2024-03-01");

    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("parameter").asText()).isEqualTo("asOf");
    assertThat(problem.get("detail").asText()).contains("does not say when it became known");
  }

  @Test
  void shouldTellNoEndOfASpanThatBecameKnownLater() {
    ObservedSpan span =
        MeasurementsHttpTest.blocked("2024-02-17T00:00:00Z", 3, 4)
            .setEnd(Instant.parse("2024-03-01T00:00:00Z"))
            .setEndKnownSince(Instant.parse("2024-03-04T00:00:00Z"))
            .build();
    try (Service spans = new Service(new Ledger().and(span).queries())) {
      String id = spans.items("/api/v1/intervals?asOf=2024-03-02T00:00Z").get(0).get("id").asText();
      for (String path : List.of("/api/v1/evidence", "/api/v1/intervals/" + id + "/evidence")) {
        JsonNode then = spans.items(path + "?asOf=2024-03-02T00:00Z").get(0);
        assertThat(then.get("end").isNull()).as(path).isTrue();
        assertThat(then.get("endKnownSince").isNull()).as(path).isTrue();
        assertThat(then.get("measuredTo").asText()).as(path).isEqualTo("2024-03-02T00:00:00Z");
        assertThat(spans.items(path).get(0).get("end").asText()).isEqualTo("2024-03-01T00:00:00Z");
      }
    }
  }

  @Test
  void shouldTellOfASpanAsItWasHeldToBeThen() {
    Ledger ledger = new Ledger().and(endedOnTheFirst()).and(endedOnTheFifth());
    try (Service spans = new Service(ledger.queries())) {
      String id = spans.items("/api/v1/intervals").get(0).get("id").asText();
      for (String path : List.of("/api/v1/evidence", "/api/v1/intervals/" + id + "/evidence")) {
        assertThat(spans.items(path + "?asOf=2024-03-20T09:59:00Z"))
            .as(path)
            .singleElement()
            .satisfies(
                then -> {
                  assertThat(then.get("end").asText()).isEqualTo("2024-03-01T00:00:00Z");
                  assertThat(then.get("heldFrom").isNull()).isTrue();
                  assertThat(then.get("knownAt").asText()).isEqualTo("2024-02-17T06:00:00Z");
                });
        for (String now : List.of("", "?asOf=2024-03-20T10:00:00Z")) {
          assertThat(spans.items(path + now))
              .as(path)
              .singleElement()
              .satisfies(
                  then -> {
                    assertThat(then.get("end").asText()).isEqualTo("2024-03-05T00:00:00Z");
                    assertThat(then.get("heldFrom").asText()).isEqualTo("2024-03-20T10:00:00Z");
                    assertThat(then.get("knownAt").asText()).isEqualTo("2024-03-20T10:00:00Z");
                    assertThat(then.get("knownSince").asText()).isEqualTo("2024-02-17T06:00:00Z");
                  });
        }
      }
      JsonNode story = spans.tree("/api/v1/intervals/" + id + "/explanation");
      assertThat(story.get("items").findValuesAsText("stands"))
          .as("what was held before is part of the story")
          .containsExactly("false", "false", "true");
      assertThat(story.get("items").get(0).get("sentence").asText())
          .contains("What became public later showed otherwise.");
    }
  }

  @Test
  void shouldSayWhenABanWasKnownThatIsHeldNoLonger() {
    try (Service spans = new Service(new Ledger().and(endedOnTheFirst()).queries())) {
      assertThat(spans.items("/api/v1/intervals")).isEmpty();
      assertThat(spans.items("/api/v1/evidence")).isEmpty();
      String id = spans.items("/api/v1/intervals?asOf=2024-03-10").get(0).get("id").asText();

      assertThat(spans.tree("/api/v1/intervals/" + id).get("detail").asText())
          .endsWith(
              "it was known from 2024-02-17T06:00:00Z until 2024-03-20T10:00:00Z; ask with an asOf"
                  + " in that time");
    }
  }

  private static ObservedSpan endedOnTheFirst() {
    return MeasurementsHttpTest.blocked("2024-02-17T00:00:00Z", 3, 4)
        .setEnd(Instant.parse("2024-03-01T00:00:00Z"))
        .setEndKnownSince(Instant.parse("2024-03-01T06:00:00Z"))
        .setHeldTo(Instant.parse("2024-03-20T10:00:00Z"))
        .build();
  }

  private static ObservedSpan endedOnTheFifth() {
    return MeasurementsHttpTest.blocked("2024-02-17T00:00:00Z", 3, 4)
        .setEnd(Instant.parse("2024-03-05T00:00:00Z"))
        .setEndKnownSince(Instant.parse("2024-03-20T10:00:00Z"))
        .setHeldFrom(Instant.parse("2024-03-20T10:00:00Z"))
        .build();
  }

  @Test
  void shouldLeaveOutASubjectThatCannotBeDerivedAndThatAlone() {
    Ledger ledger = Ledger.ofRecord();
    BanOrder unreadable =
        BanOrder.newBuilder()
            .setId("unreadable")
            .setCountry("PK")
            .setPlatforms(List.of("signal"))
            .setAuthority("pta")
            .setAction(OrderAction.UNKNOWN)
            .setEffective(Moments.parse("2024-01-01", Countries.zoneOf("PK")))
            .build();
    ledger
        .views()
        .evidence()
        .apply(
            "PK/signal|unreadable|d",
            Evidence.newBuilder()
                .setSubject("PK/signal")
                .setId("unreadable")
                .setDigest("d")
                .setKind(EvidenceKind.BAN_ORDER)
                .setBanOrder(unreadable)
                .build());
    try (Service broken = new Service(ledger.queries())) {
      for (String list : List.of("intervals", "incidents", "recurrences")) {
        String path = "/api/v1/" + list + "?country=PK&asOf=2024-03-01";
        assertThat(broken.items(path)).as(list).isEqualTo(service.items(path)).isNotEmpty();
      }
      assertThat(broken.items("/api/v1/status?country=PK&asOf=2024-03-01"))
          .filteredOn(status -> status.get("platform").asText().equals("signal"))
          .singleElement()
          .satisfies(status -> assertThat(status.get("state").asText()).isEqualTo("UNKNOWN"));
      assertThat(statusesBesideSignal(broken))
          .isEqualTo(statusesBesideSignal(service))
          .isNotEmpty();
      assertThat(broken.items("/api/v1/status?country=PK&platform=signal"))
          .as("told by its bans alone")
          .hasSize(1);
    }
  }

  private static List<JsonNode> statusesBesideSignal(Service asked) {
    return asked.items("/api/v1/status?country=PK").stream()
        .filter(status -> !status.get("platform").asText().equals("signal"))
        .toList();
  }
}
