package org.bandish.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Ties this JVM to the process that started it: that process holds the other end of standard input
 * and never writes to it, so the end of the stream is its end, however it came. Needs nothing of
 * the operating system but pipes.
 */
final class Lifeline {
  private static final Duration ORDERLY_END = Duration.ofSeconds(10);

  private Lifeline() {}

  /**
   * From now on this JVM exits when {@code parent} ends: in an orderly way, and by force 10 s
   * later.
   */
  static void hold(InputStream parent) {
    daemon("lifeline", () -> awaitEnd(parent));
  }

  private static void awaitEnd(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is said on this line; only its end counts.
      }
    } catch (IOException e) {
      System.err.println("The line to the parent process broke: " + e);
    }
    daemon("lifeline-halt", Lifeline::haltWhenLate);
    System.exit(0);
  }

  private static void haltWhenLate() {
    try {
      Thread.sleep(ORDERLY_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
