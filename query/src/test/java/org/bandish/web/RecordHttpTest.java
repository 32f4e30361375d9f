package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the record of Pakistan must answer. */
class RecordHttpTest {
  private static Service service;

  @BeforeAll
  static void start() {
    service = new Service(Ledger.ofRecord().queries());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    list.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  private static JsonNode only(List<JsonNode> items, Predicate<JsonNode> is) {
    List<JsonNode> found = items.stream().filter(is).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static JsonNode xOf2024(String query) {
    return only(
        service.items("/api/v1/intervals?country=PK&platform=x" + query),
        ban -> ban.at("/start/date").asText().equals("2024-02-17"));
  }

  @Test
  void shouldCountFourTikTokBansOfADayOrMore() {
    JsonNode tiktok =
        service.items("/api/v1/recurrences?country=PK&platform=tiktok&minDays=1").get(0);

    assertThat(tiktok.get("count").asInt()).isEqualTo(4);
    assertThat(strings(tiktok.get("authorities")))
        .containsExactlyInAnyOrder("pta", "peshawar-high-court", "sindh-high-court");
    assertThat(strings(tiktok.get("authorityKinds")))
        .containsExactlyInAnyOrder("regulator", "court");
    assertThat(tiktok.get("longestDays").asInt()).isBetween(115, 130);
    assertThat(tiktok.get("current").isNull()).isTrue();
  }

  @Test
  void shouldFindTheOneBanOfYouTubeOverAThousandDays() {
    List<JsonNode> bans =
        service.items("/api/v1/intervals?country=PK&platform=youtube&minDays=1000");

    assertThat(bans).hasSize(1);
    assertThat(bans.get(0).get("days").asInt()).isEqualTo(1218);
  }

  @Test
  void shouldAnswerForAFormerNameAsForThePresentOne() {
    assertThat(service.tree("/api/v1/intervals?platform=twitter").get("items"))
        .isEqualTo(service.tree("/api/v1/intervals?platform=x").get("items"))
        .isNotEmpty();
  }

  @Test
  void shouldTellTheBanOfXAsItIsKnownNow() {
    JsonNode x = xOf2024("");

    assertThat(x.at("/end/date").asText()).isEqualTo("2025-05-07");
    assertThat(x.get("days").asInt()).isEqualTo(445);
    assertThat(x.get("disclosure").asText()).isEqualTo("ACKNOWLEDGED_LATER");
    assertThat(x.get("acknowledgementLagDays").asInt()).isEqualTo(32);
    assertThat(x.get("ending").asText()).isEqualTo("SILENT");
    assertThat(x.get("contested").asBoolean()).isFalse();
    assertThat(x.get("phases").findValuesAsText("phase")).contains("DEFIED");
  }

  @Test
  void shouldTellTheBanOfXAsItWasKnownInMarch2024() {
    JsonNode x = xOf2024("&asOf=2024-03-01");

    assertThat(x.get("state").asText()).isEqualTo("ONGOING");
    assertThat(x.get("end").isNull()).isTrue();
    assertThat(x.get("disclosure").asText()).isEqualTo("UNACKNOWLEDGED");
    assertThat(x.get("phases").findValuesAsText("phase")).containsExactly("UNORDERED", "DEFIED");
  }

  @Test
  void shouldTellTheBanOfXAsItWasKnownInMay2024() {
    JsonNode x = xOf2024("&asOf=2024-05-01");

    assertThat(x.get("state").asText()).isEqualTo("ONGOING");
    assertThat(strings(x.get("imposedBy"))).containsExactly("moi");
    assertThat(x.get("phases").findValuesAsText("phase")).startsWith("ENFORCED").endsWith("DEFIED");
  }

  @Test
  void shouldCountAnOngoingBanUpToWhatWasAskedForAlone() {
    String march = "/api/v1/intervals?country=PK&platform=x&asOf=2024-03-01&minDays=";

    assertThat(service.items(march + "14")).hasSizeLessThan(service.items(march + "0").size() + 1);
    assertThat(service.items(march + "15"))
        .noneMatch(ban -> ban.at("/start/date").asText().equals("2024-02-17"));
  }

  @Test
  void shouldCountTheDaysUntilThePlatformSpoke() {
    assertThat(xOf2024("").get("responseLagDays").asInt()).isEqualTo(61);
    assertThat(xOf2024("&asOf=2024-04-17").get("responseLagDays").isNull()).isTrue();
    assertThat(
            service
                .items("/api/v1/intervals?platform=youtube&minDays=1000")
                .get(0)
                .get("responseLagDays")
                .asInt())
        .isEqualTo(1212);
    assertThat(
            only(
                    service.items("/api/v1/intervals?platform=x"),
                    ban -> ban.at("/start/date").asText().equals("2017-11-25"))
                .get("responseLagDays")
                .asInt())
        .isZero();
    assertThat(service.items("/api/v1/intervals?platform=tiktok"))
        .isNotEmpty()
        .allMatch(ban -> ban.get("responseLagDays").isNull());
  }

  @Test
  void shouldFindTheIncidentOfApril2021() {
    JsonNode incident =
        service.items("/api/v1/incidents?country=PK&from=2021-04-16&to=2021-04-16").get(0);

    assertThat(incident.get("platforms").size()).isBetween(5, 7);
    assertThat(incident.get("from").asText()).isEqualTo("2021-04-16T06:00:00Z");
    assertThat(incident.get("to").asText()).isEqualTo("2021-04-16T10:00:00Z");
  }

  @Test
  void shouldGiveTheEvidenceBehindABanInTheOrderInWhichItBecamePublic() {
    JsonNode x = xOf2024("");
    List<JsonNode> facts =
        service.items("/api/v1/intervals/" + x.get("id").asText() + "/evidence?limit=1000");

    assertThat(facts)
        .extracting(fact -> fact.get("id").asText())
        .hasSameElementsAs(strings(x.get("evidence")));
    assertThat(facts).extracting(fact -> fact.get("knownAt").asText()).isSorted();
    assertThat(facts).allMatch(fact -> !fact.get("sources").isEmpty());
  }

  @Test
  void shouldExplainABanFromItsOpeningOn() {
    String id = xOf2024("").get("id").asText();
    List<JsonNode> steps = service.items("/api/v1/intervals/" + id + "/explanation?limit=1000");

    assertThat(strings(steps.get(0).get("changed"))).containsExactly("opened");
    assertThat(steps).anyMatch(step -> strings(step.get("changed")).contains("end"));
    assertThat(steps).anyMatch(step -> step.get("effect").asText().equals("acknowledges"));
  }

  @Test
  void shouldTellWhoIsBlockedNow() {
    assertThat(service.tree("/api/v1/status/PK/x").get("state").asText()).isEqualTo("ACCESSIBLE");
    assertThat(service.tree("/api/v1/status/pk/Twitter").get("platform").asText()).isEqualTo("x");
    assertThat(service.tree("/api/v1/status/PK/grindr").get("state").asText()).isEqualTo("BLOCKED");
    assertThat(service.items("/api/v1/status?country=PK&state=blocked"))
        .isNotEmpty()
        .allMatch(status -> status.get("state").asText().equals("BLOCKED"));
  }

  @Test
  void shouldCoverEveryBanExactlyOnceByPagesInEveryOrder() {
    Set<String> all = new TreeSet<>();
    service.items("/api/v1/intervals?limit=1000").forEach(ban -> all.add(ban.get("id").asText()));
    for (String sort : List.of("start", "-start", "days", "-days")) {
      List<String> seen = new ArrayList<>();
      String next = null;
      do {
        JsonNode page =
            service.tree(
                "/api/v1/intervals?limit=7&sort=" + sort + (next == null ? "" : "&cursor=" + next));
        page.get("items").forEach(ban -> seen.add(ban.get("id").asText()));
        next = page.get("next").isNull() ? null : page.get("next").asText();
      } while (next != null);

      assertThat(seen).as(sort).doesNotHaveDuplicates().hasSameElementsAs(all);
    }
  }

  @Test
  void shouldFoldTheChangesToTheIntervals() {
    TreeSet<String> folded = new TreeSet<>();
    JsonNode page = service.tree("/api/v1/changes?limit=10");
    while (!page.get("items").isEmpty()) {
      page.get("items")
          .forEach(
              change -> {
                folded.remove(change.get("intervalId").asText());
                if (!change.get("after").isNull()) {
                  folded.add(change.get("after").get("id").asText());
                }
              });
      page = service.tree("/api/v1/changes?limit=10&since=" + page.get("next").asText());
    }
    Set<String> listed = new TreeSet<>();
    service
        .items("/api/v1/intervals?limit=1000&region=*")
        .forEach(ban -> listed.add(ban.get("id").asText()));

    assertThat(folded).isEqualTo(listed);
    assertThat(page.get("next").asText())
        .isEqualTo(service.tree("/api/v1/intervals").get("cursor").asText());
  }

  @Test
  void shouldExportEveryBanOnALine() {
    int bans = service.items("/api/v1/intervals?limit=1000").size();

    assertThat(service.get("/api/v1/export?format=jsonl").body().lines()).hasSize(bans);
    assertThat(service.get("/api/v1/export?format=csv").body().lines())
        .hasSize(bans + 1)
        .allSatisfy(
            line -> assertThat(line.replaceAll("\"[^\"]*\"", "").split(",", -1)).hasSize(42));
  }

  @Test
  void shouldExportAsManyBansAsAskedForAndSayWhereTheNextAre() {
    String all = service.get("/api/v1/export?format=jsonl").body();
    HttpResponse<String> first = service.get("/api/v1/export?format=jsonl&limit=2");
    String link = first.headers().firstValue("Link").orElseThrow();
    HttpResponse<String> second =
        service.get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));

    assertThat(first.body().lines()).hasSize(2);
    assertThat(second.body().lines()).hasSize(2);
    assertThat(all).startsWith(first.body() + second.body());
    assertThat(service.get("/api/v1/export?format=csv&limit=2").body().lines()).hasSize(3);
    assertThat(service.get("/api/v1/export?limit=0").statusCode()).isEqualTo(400);
  }
}
