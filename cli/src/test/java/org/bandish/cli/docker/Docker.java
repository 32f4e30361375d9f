package org.bandish.cli.docker;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker daemon for the tests, and what to do where there is none. */
final class Docker {
  private static final String SWITCH = "bandish.docker";

  private Docker() {}

  /**
   * Passes where a daemon answers; elsewhere skips the test and says so, or fails it when Docker is
   * required.
   */
  static void require() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return;
    }
    String reason =
        "no Docker daemon answers, so the pipeline was not tried against a broker in a container";
    if ("required".equals(System.getProperty(SWITCH))) {
      fail(reason + ", and -D" + SWITCH + "=required says that it must be");
    }
    String line = "*".repeat(reason.length() + 17);
    System.out.printf("%n%s%n*** SKIPPED: %s ***%n%s%n%n", line, reason, line);
    Assumptions.abort(reason);
  }
}
