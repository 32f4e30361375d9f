package org.bandish.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page tells of measurements, in a browser. */
@Timeout(120)
class MeasuredPageIT extends InBrowser {
  @Test
  void shouldShowWhatEachNetworkShowedAndWhenNobodyMeasured() throws IOException {
    Ledger ledger =
        MeasurementsHttpTest.measured()
            .and(
                MeasurementsHttpTest.blocked("2024-02-17T00:00:00Z", 1, 2)
                    .setEnd(Instant.parse("2024-02-27T00:00:00Z"))
                    .setEndKnownSince(Instant.parse("2024-02-27T06:00:00Z"))
                    .build());
    try (Service measured = new Service(ledger.queries())) {
      openX(measured);

      assertThat(detail()).containsText("1 of 2 observed were blocked");
      assertThat(detail().locator("tbody tr")).hasCount(2);
      assertThat(detail().locator("tbody tr").first()).containsText("AS17557");
      assertThat(detail().locator("tbody tr").first()).containsText("blocked");
      assertThat(detail()).containsText("Nobody measured in 198 hours of 240");
      assertThat(violations()).isEqualTo(List.of());
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldTellABlockFromTheThrottlingThatItTurnedInto() throws IOException {
    Ledger ledger =
        Ledger.of(
            """
            - {type: network-signal, id: closed, country: PK, platform: x, source: report, at: 2024-02-17T00:00Z, blocked: 1, down: 0, ok: 0}
            - {type: network-signal, id: slowed, country: PK, platform: x, source: report, at: 2024-02-19T00:00Z, blocked: 1, down: 0, ok: 0, throttled: true}
            """);
    try (Service turned = new Service(ledger.queries())) {
      openX(turned);

      assertThat(detail()).containsText("Blocked, in part throttled");
      assertThat(detail().locator(".phases li")).hasCount(2);
      assertThat(detail().locator(".phases li").first()).containsText("seen blocked; no order");
      assertThat(detail().locator(".phases li").last()).containsText("seen throttled; no order");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void shouldSayWhatOfABanAnOutageExplains() throws IOException {
    Ledger ledger =
        MeasurementsHttpTest.measured()
            .and(MeasurementsHttpTest.outage("o", null, "2024-02-19T00:00:00Z", null))
            .and(
                MeasurementsHttpTest.blocked("2024-02-19T06:00:00Z", 2, 3)
                    .setExplainedByOutage(true)
                    .build());
    try (Service measured = new Service(ledger.queries())) {
      openX(measured);

      assertThat(detail())
          .containsText("What was measured in it, or in part of it, is explained by an outage");
      assertThat(detail().locator(".outages li")).hasCount(1);
      assertThat(detail().locator(".outages li"))
          .containsText("The whole country: 2024-02-19 05:00 – no end known, 90 % lost at worst");
      assertThat(detail()).containsText("blocked, 2 of 3 networks, explained by an outage");
      assertThat(violations()).isEqualTo(List.of());
      assertThat(complaints).isEmpty();
    }
  }
}
