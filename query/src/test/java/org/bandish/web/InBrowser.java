package org.bandish.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test with the page in a browser, which fails where there must be one and is none. */
abstract class InBrowser {
  private static final double PATIENCE_MILLIS = 20_000;

  private static Chromium chromium;
  static Service service;

  final List<String> complaints = new ArrayList<>();
  final List<String> hosts = new ArrayList<>();
  BrowserContext context;
  Page page;

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

  void openBrowser(int width, int height) {
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

  static String address(Service server, String path) {
    return server.request(path).build().uri().toString();
  }

  void open(String path) {
    page.navigate(address(service, path));
    assertThat(page.locator("#board .card").first()).isVisible();
  }

  void openX(Service of) {
    page.navigate(address(of, "/"));
    bar("X in Pakistan").first().click();
  }

  Locator card(String subject) {
    return page.locator("[data-subject='" + subject + "']");
  }

  Locator bar(String words) {
    return page.locator(".ban[aria-label*='" + words + "']");
  }

  Locator detail() {
    return page.locator("#detail");
  }

  /** What axe finds on the page as it is. */
  Object violations() throws IOException {
    try (InputStream axe = PageIT.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(
          "script => { (0, eval)(script) }",
          new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return page.evaluate(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))");
  }
}
