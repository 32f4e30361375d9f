package org.bandish.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process by number and start, so that a number used again is not mistaken for it.
 *
 * @param startMillis since 1970 UTC, 0 where the operating system does not tell
 */
record Owner(long pid, long startMillis) {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static Owner of(ProcessHandle process) {
    return new Owner(process.pid(), start(process));
  }

  static Owner parse(String text) {
    String[] parts = text.split("@", 2);
    return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** The running process, empty once it has ended. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
  }

  private boolean startedThen(ProcessHandle process) {
    long start = start(process);
    return start == 0 || startMillis == 0 || Math.abs(start - startMillis) <= CLOCK_STEP.toMillis();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  @Override
  public String toString() {
    return pid + "@" + startMillis;
  }
}
