package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandish.event.Access;
import org.bandish.event.HourCount;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an interval says of each network and of silence. */
class MeasurementsHttpTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 10);
  private static final String REPORTS =
      """
      - {type: network-signal, id: r1, country: PK, platform: x, source: report, at: 2024-02-17T00:00Z, blocked: 1, down: 0, ok: 0}
      - {type: network-signal, id: r2, country: PK, platform: x, source: report, at: 2024-02-27T00:00Z, blocked: 0, down: 0, ok: 1}
      - {type: network-signal, id: r3, country: PK, platform: tiktok, source: report, at: 2024-02-17T00:00Z, blocked: 1, down: 0, ok: 0}
      """;

  private static Service service;

  @BeforeAll
  static void start() {
    service = new Service(measured().queries());
  }

  /** A ban of X by reports, and twenty days of two networks. */
  static Ledger measured() {
    Ledger ledger = Ledger.of(REPORTS);
    for (int day = 0; day < 20; day++) {
      LocalDate date = FIRST.plusDays(day);
      // One network is blocked from the 17th to the 27th, one all along open; three days nobody
      // measured.
      if (day < 10 || day >= 13) {
        ledger.measured(day(17557L, date, day >= 7 && day < 17));
        ledger.measured(day(23674L, date, false));
      }
    }
    return ledger;
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldSayWhatEachNetworkShowed() {
    JsonNode ban = ban("x", "");

    assertThat(spans(ban))
        .containsExactly(
            "17557 BLOCKED 2024-02-17T00:00:00Z 2024-02-27T00:00:00Z",
            "23674 ACCESSIBLE 2024-02-10T00:00:00Z 2024-02-29T00:00:00Z");
    assertThat(ban.get("networkSpanCount").asLong()).isEqualTo(2);
  }

  @Test
  void shouldSayWhenNobodyMeasured() {
    JsonNode gaps = ban("x", "").get("coverageGaps");

    assertThat(gaps.get("ofHours").asLong()).isEqualTo(240);
    assertThat(gaps.get("hours").asLong())
        .as("3 of 10 days, and 18 hours of each other")
        .isEqualTo(3 * 24 + 7 * 18);
    assertThat(gaps.get("longest")).hasSize(1);
    assertThat(gaps.get("longest").get(0).get("from").asText()).isEqualTo("2024-02-19T19:00:00Z");
    assertThat(gaps.get("longest").get(0).get("to").asText()).isEqualTo("2024-02-23T00:00:00Z");
  }

  @Test
  void shouldSayOfAnEarlierDayWhatWasMeasuredByThen() {
    JsonNode ban = ban("x", "?asOf=2024-02-18");

    assertThat(spans(ban))
        .first()
        .asString()
        .as("as it was told on that day: up to the midnight that begins the last measured day")
        .isEqualTo("17557 BLOCKED 2024-02-17T00:00:00Z 2024-02-18T00:00:00Z");
    assertThat(ban.get("coverageGaps").get("ofHours").asLong()).isEqualTo(43);
  }

  @Test
  void shouldSayOfABanThatNobodyMeasuredThatThereIsNothing() {
    JsonNode ban = ban("tiktok", "");

    assertThat(ban.get("networkSpans")).isEmpty();
    assertThat(ban.get("coverageGaps").isNull()).isTrue();
  }

  @Test
  void shouldCountNoHourThatBecamePublicLater() {
    Ledger late = Ledger.of(REPORTS);
    for (int n = 0; n < 20; n++) {
      LocalDate date = FIRST.plusDays(n);
      SignalDay day = day(17557L, date, n >= 7 && n < 12);
      Instant published = date.plusDays(8).atStartOfDay(ZoneOffset.UTC).toInstant();
      List<HourCount> hours =
          day.getHours().stream()
              .map(hour -> HourCount.newBuilder(hour).setKnownAt(published).build())
              .toList();
      late.measured(SignalDay.newBuilder(day).setHours(hours).build());
    }
    try (Service then = new Service(late.queries())) {
      String id = then.items("/api/v1/intervals?platform=x").get(0).get("id").asText();
      JsonNode ban = then.tree("/api/v1/intervals/" + id + "?asOf=2024-02-26");

      assertThat(ban.get("coverageGaps").get("hours").asLong())
          .as("of the ban from the 17th nothing but six hours of one day was published")
          .isEqualTo(ban.get("coverageGaps").get("ofHours").asLong() - 6 * 2);
    }
  }

  @Test
  void shouldTellOfOutagesMeanwhile() {
    Ledger ledger =
        measured()
            .and(outage("before", null, "2024-02-10T00:00:00Z", "2024-02-17T00:00:00Z"))
            .and(outage("within", null, "2024-02-19T00:00:00Z", "2024-02-21T06:00:00Z"))
            .and(outage("network", 17557L, "2024-02-16T00:00:00Z", "2024-02-18T00:00:00Z"))
            .and(outage("after", null, "2024-02-27T00:00:00Z", null));
    try (Service now = new Service(ledger.queries())) {
      String id = now.items("/api/v1/intervals?platform=x").get(0).get("id").asText();

      JsonNode ban = now.tree("/api/v1/intervals/" + id);
      JsonNode then = now.tree("/api/v1/intervals/" + id + "?asOf=2024-02-20");

      assertThat(ban.get("outages"))
          .extracting(each -> each.get("id").asText())
          .containsExactly("network", "within");
      assertThat(ban.get("outageCount").asLong()).isEqualTo(2);
      assertThat(ban.get("explainedByOutage").asBoolean())
          .as("no measurement fell in it")
          .isFalse();
      assertThat(then.get("outages").get(1).get("end").isNull()).as("it went on then").isTrue();
      assertThat(now.tree("/api/v1/intervals/" + id + "?asOf=2024-02-18").get("outages"))
          .as("the other had not begun")
          .hasSize(1);
    }
  }

  /** X in Pakistan seen blocked from a start on, which was known six hours later. */
  static ObservedSpan.Builder blocked(String start, int networks, int observed) {
    return ObservedSpan.newBuilder()
        .setId("pk-x-llr-2-" + start.substring(0, 13))
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(Instant.parse(start))
        .setKnownSince(Instant.parse(start).plusSeconds(6 * 3_600))
        .setNetworksBlocked(networks)
        .setNetworksObserved(observed)
        .setMeasurements(30)
        .setDetector("llr@2");
  }

  /** Known since it began. */
  static Outage outage(String id, Long asn, String start, String end) {
    return Outage.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setAsn(asn)
        .setStart(Instant.parse(start))
        .setEnd(end == null ? null : Instant.parse(end))
        .setKnownSince(Instant.parse(start))
        .setSeverity(0.9)
        .build();
  }

  private static JsonNode ban(String platform, String asOf) {
    String id = service.items("/api/v1/intervals?platform=" + platform).get(0).get("id").asText();
    return service.tree("/api/v1/intervals/" + id + asOf);
  }

  private static List<String> spans(JsonNode ban) {
    List<String> spans = new ArrayList<>();
    ban.get("networkSpans")
        .forEach(
            span ->
                spans.add(
                    span.get("asn").asText()
                        + " "
                        + span.get("state").asText()
                        + " "
                        + span.get("from").asText()
                        + " "
                        + span.get("to").asText()));
    return spans;
  }

  /** Five measurements in each of six hours. */
  static SignalDay day(long asn, LocalDate date, boolean blocked) {
    List<HourCount> hours =
        List.of(0, 3, 6, 9, 12, 18).stream()
            .map(
                hour ->
                    HourCount.newBuilder()
                        .setHour(hour)
                        .setBlocked(blocked ? 5 : 0)
                        .setOk(blocked ? 0 : 5)
                        .setCount(5)
                        .build())
            .toList();
    return SignalDay.newBuilder()
        .setSubject("PK/x")
        .setAsn(asn)
        .setDay(date)
        .setHours(hours)
        .setDigest(Map.of(asn, date).toString())
        .build();
  }
}
