package org.bandish.web;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, and what to do where there is none. */
final class Chromium implements AutoCloseable {
  private static final String SWITCH = "bandish.browser";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> QUIET =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    // Playwright would fetch a browser of its own.
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
  }

  /**
   * Starts it; where there is none, skips the test and says so, or fails it when a browser is
   * required.
   */
  static Chromium require() {
    Optional<Path> executable = find();
    if (executable.isPresent()) {
      return new Chromium(executable.get());
    }
    String reason = "there is no Chromium on the path, so the page was not tried in a browser";
    if ("required".equals(System.getProperty(SWITCH))) {
      fail(reason + ", and -D" + SWITCH + "=required says that it must be");
    }
    String line = "*".repeat(reason.length() + 17);
    System.out.printf("%n%s%n*** SKIPPED: %s ***%n%s%n%n", line, reason, line);
    return Assumptions.abort(reason);
  }

  private static Optional<Path> find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
