package org.bandish.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.bandish.query.Ledger;
import org.bandish.query.Listeners;
import org.bandish.query.StoreQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a browser, over the record of the repository. */
@Timeout(120)
class PageIT extends InBrowser {
  private static final int MOST_TABS = 60;

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
