package org.bandish.ingest.watch;

import java.time.Duration;

/** Waits; a port, so that nobody waits in tests. */
@FunctionalInterface
public interface Pause {
  void of(Duration duration) throws InterruptedException;

  /** Waits for real. */
  static Pause sleeping() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
