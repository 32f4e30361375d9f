package org.bandish.cli;

import io.javalin.util.JavalinBindException;
import org.bandish.embedded.EmbeddedException;

/** What to do about a stack that did not start. */
final class Advice {
  private Advice() {}

  /** The failure as it is told: with the flag that helps, where one does. */
  static RuntimeException on(Throwable failure, Places places) {
    if (failure instanceof EmbeddedException e) {
      return new CannotRunException(e.getMessage() + flag(e, places), e);
    }
    if (failure instanceof JavalinBindException e) {
      return new CannotRunException(
          "port " + places.port() + " for the query service is in use: choose another with --port",
          e);
    }
    return failure instanceof RuntimeException e
        ? e
        : new CannotRunException(failure.toString(), failure);
  }

  private static String flag(EmbeddedException e, Places places) {
    return switch (e.reason()) {
      case PORT_IN_USE ->
          ": choose another with "
              + (e.port().orElse(0) == places.kafkaPort() ? "--kafka-port" : "--registry-port");
      case DIRECTORY_UNUSABLE, DIRECTORY_IN_USE, DISK_FULL -> " (--data-dir names another)";
      case OTHER_VERSION, NO_REGISTRY, CHILD_DIED, NOT_SERVING -> "";
    };
  }
}
