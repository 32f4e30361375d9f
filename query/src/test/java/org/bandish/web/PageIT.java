package org.bandish.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.bandish.query.Ledger;
import org.bandish.query.Listeners;
import org.bandish.query.StoreQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a browser, over the record of the repository. */
@Timeout(120)
class PageIT {
  private static final double PATIENCE_MILLIS = 20_000;
  private static final int MOST_TABS = 60;

  private static Chromium chromium;
  private static Service service;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> hosts = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.require();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    service = new Service(Ledger.ofRecord().queries());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      service.close();
      chromium.close();
    }
  }

  @BeforeEach
  void openBrowser() {
    openBrowser(1400, 1000);
  }

  private void openBrowser(int width, int height) {
    context = chromium.browser().newContext(new NewContextOptions().setViewportSize(width, height));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (!message.type().equals("log")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  private static String address(Service server, String path) {
    return server.request(path).build().uri().toString();
  }

  private void open(String path) {
    page.navigate(address(service, path));
    assertThat(page.locator("#board .card").first()).isVisible();
  }

  private void openX(Service of) {
    page.navigate(address(of, "/"));
    bar("X in Pakistan").first().click();
  }

  private Locator card(String subject) {
    return page.locator("[data-subject='" + subject + "']");
  }

  private Locator bar(String words) {
    return page.locator(".ban[aria-label*='" + words + "']");
  }

  private Locator detail() {
    return page.locator("#detail");
  }

  @Test
  void shouldShowHowEachPlatformStandsAndNeverTakeUnknownForOpen() {
    open("/");

    assertThat(card("PK/youtube")).containsText("YouTube");
    assertThat(card("PK/youtube")).containsText("Accessible");
    assertThat(card("PK/flickr")).containsText("Unknown");
    assertThat(card("PK/flickr")).containsText("Nothing says whether it is open");
    assertThat(card("PK/flickr")).not().containsText("Accessible");
    assertThat(card("PK/telegram")).containsText("Blocked");
    assertThat(card("PK/telegram")).containsText("Unordered");
    assertThat(card("PK/telegram")).containsText("Since 2023-12-16");
    assertThat(card("PK/x")).containsText("Accessible");
    assertThat(page.locator("#board .card"))
        .hasCount(service.items("/api/v1/status?limit=1000").size());
  }

  @Test
  void shouldKnowAPlatformByItsOldName() {
    open("/?platform=twitter");

    assertThat(page.locator("#board .card")).hasCount(1);
    assertThat(card("PK/x")).isVisible();
    assertThat(bar("445 days")).isVisible();
  }

  @Test
  void shouldDrawEveryBanAndGiveItsDetail() {
    open("/");

    assertThat(page.locator(".ban"))
        .hasCount(service.items("/api/v1/intervals?region=*&limit=1000").size());
    bar("1,218 days").hover();
    assertThat(detail()).containsText("YouTube in Pakistan");
    assertThat(detail()).containsText("2012-09-17 (to the day)");
    assertThat(detail()).containsText("2016-01-18 (to the day)");
    assertThat(detail()).containsText("Announced");
    assertThat(detail().locator(".sources a").first()).isVisible();
    assertThat(detail().locator("a[href$='/explanation']")).hasCount(1);
  }

  @Test
  void shouldSayWhatIsNotCertain() {
    open("/?platform=Telegram");

    bar("Telegram in Pakistan, from 2017-11-09").click();

    assertThat(detail()).containsText("between 2018-05-04 and 2021-04-16");
    assertThat(detail()).containsText("176–1,254 days");
    assertThat(bar("from 2017-11-09").locator(".uncertainty")).hasCount(2);
  }

  @Test
  void shouldShowWhatWasKnownThen() {
    open("/");

    page.locator("[name=asOf]").fill("2024-03-01");
    page.locator("#filters [type=submit]").click();

    assertThat(page.locator("#as-of")).containsText("2024-03-01");
    assertThat(card("PK/x")).containsText("Defied");
    bar("X in Pakistan, from 2024-02-17").click();
    assertThat(detail()).containsText("Unacknowledged");
    assertThat(detail()).containsText("13 days so far");
    assertThat(detail()).containsText("nobody known");
    assertThat(page.locator("#csv")).hasAttribute("href", Pattern.compile("asOf=2024-03-01"));
    assertThat(card("PK/youtube")).containsText("Accessible");
    detail().getByText("How it is known").click();
    assertThat(detail().locator(".explanation"))
        .containsText("It began on 2024-02-17: the source tells of the onset itself.");
    assertThat(detail().locator(".explanation")).containsText("phase.defied");
    assertThat(detail()).not().containsText("pk-2024-02-17-moi-x");
    assertThat(detail().locator("a[href$='/explanation?asOf=2024-03-01']")).hasCount(1);

    page.goBack();
    assertThat(page.locator("#as-of")).isHidden();
    bar("X in Pakistan, from 2024-02-17").click();
    assertThat(detail()).containsText("Acknowledged later, on 2024-03-20, after 32 days");
    assertThat(detail()).containsText("445 days");
    assertThat(detail()).containsText("first spoke of it after 61 days");
    detail().getByText("How it is known").click();
    assertThat(detail().locator(".explanation")).containsText("pk-2024-02-17-moi-x");
    assertThat(detail().locator(".explanation a").first()).isVisible();
  }

  @Test
  void shouldLeadTheKeyboardToTheDetailAndBack() {
    open("/?platform=tiktok");

    int tabs = 0;
    while (page.locator(".ban:focus").count() == 0 && tabs++ < MOST_TABS) {
      page.keyboard().press("Tab");
    }
    assertThat(bar("from 2020-10-09")).isFocused();
    page.keyboard().press("ArrowRight");
    assertThat(bar("from 2021-03-11")).isFocused();
    assertThat(detail()).containsText("2021-03-11 (to the day)");
    page.keyboard().press("Enter");

    assertThat(page.locator("#detail-heading")).isFocused();
    assertThat(detail()).containsText("Peshawar High Court");
    page.keyboard().press("Escape");
    assertThat(bar("from 2021-03-11")).isFocused();
  }

  @Test
  void shouldZoomUntilFourHoursFillTheTimeline() {
    open("/?platform=tiktok");
    Locator four = bar("from 2021-04-16 to 2021-04-16, 4 hours");
    assertThat(four.boundingBox().width).isLessThan(20);

    four.click();
    detail().getByText("Zoom to it").click();

    assertThat(page.locator(".axis")).containsText("11:00");
    assertThat(four.boundingBox().width).isGreaterThan(300);
    page.locator("[data-zoom=all]").click();
    assertThat(page.locator(".axis")).containsText("2010");
  }

  @Test
  void shouldHoldTheSameInATable() {
    open("/?platform=tiktok");

    page.locator("#table-box summary").click();

    assertThat(page.locator("#table tbody tr")).hasCount(page.locator(".ban").count());
    assertThat(page.locator("#table")).containsText("Sindh High Court");
  }

  @Test
  void shouldFitASmallScreen() {
    context.close();
    openBrowser(360, 740);
    open("/");

    bar("1,218 days").click();

    assertThat(detail()).containsText("YouTube in Pakistan");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void shouldBreakNoRuleOfAccessibility(ColorScheme scheme) throws IOException {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    open("/");
    bar("1,218 days").click();
    page.locator("#table-box summary").click();
    assertThat(detail().locator(".sources a").first()).isVisible();
    detail().getByText("How it is known").click();
    assertThat(detail().locator(".explanation li").first()).isVisible();

    assertThat(violations()).isEqualTo(List.of());
  }

  /** What axe finds on the page as it is. */
  private Object violations() throws IOException {
    try (InputStream axe = PageIT.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(
          "script => { (0, eval)(script) }",
          new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return page.evaluate(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))");
  }

  @Test
  void shouldSayWhenNothingIsKnown() {
    page.navigate(address(service, "/?platform=nosuch"));

    assertThat(page.locator("#board-summary")).containsText("Nothing is known");
    assertThat(page.locator("#timeline-summary")).containsText("does not mean that there was none");
  }

  @Test
  void shouldWaitUntilTheRecordCanBeReadAndSaySo() {
    Ledger ledger = Ledger.ofRecord();
    AtomicReference<List<String>> waitingFor = new AtomicReference<>(List.of("topic t"));
    try (Service early =
        new Service(new StoreQueries(ledger::views, waitingFor::get, new Listeners()))) {
      page.navigate(address(early, "/"));
      assertThat(page.locator("#message")).containsText("topic t");

      waitingFor.set(List.of());

      assertThat(card("PK/telegram")).isVisible();
      complaints.clear();
    }
    page.locator("#filters [type=submit]").click();
    assertThat(page.locator("#message")).containsText("does not answer");
    assertThat(page.locator("#record")).isHidden();
  }

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

  @Test
  void shouldNeverTakeTextForMarkup() {
    Ledger ledger =
        Ledger.of(
            """
            - type: ban-order
              id: hostile
              country: PK
              platforms: [tiktok]
              authority: pta
              action: block
              effective: 2026-11-01
              reason: {category: other, text: "<img src=/nowhere onerror=alert(1)>"}
              sources: [{title: "<b class=hostile>bold</b>", url: "https://example.org/?a=<i>"}]
            """);
    try (Service hostile = new Service(ledger.queries())) {
      page.navigate(address(hostile, "/"));
      bar("TikTok").click();

      assertThat(detail()).containsText("<img src=/nowhere onerror=alert(1)>");
      assertThat(detail()).containsText("<b class=hostile>bold</b>");
      assertThat(page.locator(".hostile, img")).hasCount(0);
    }
  }

  @Test
  void shouldAskNoOtherHostAndComplainOfNothing() {
    open("/");
    bar("1,218 days").click();
    assertThat(detail().locator(".sources a").first()).isVisible();

    assertThat(complaints).isEmpty();
    assertThat(hosts).isNotEmpty().containsOnly(URI.create(address(service, "/")).getAuthority());
  }
}
