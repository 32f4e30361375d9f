package org.bandish.ingest.watch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failure: what {@code Retry-After} says, else a second that doubles with
 * each failure up to five minutes, of which between half and all is waited, by chance.
 */
final class Backoff {
  static final int ATTEMPTS = 6;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** A server that asks for more is not waited for within a poll. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private final DoubleSupplier random;
  private final Clock clock;

  /**
   * Made once.
   *
   * @param random from 0 to 1
   */
  Backoff(DoubleSupplier random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * The wait after a failure.
   *
   * @param failures so far, from 1
   * @param retryAfter the header: seconds or a date of HTTP; null if there is none
   */
  Duration after(int failures, String retryAfter) {
    Duration told = told(retryAfter);
    if (told != null) {
      return told;
    }
    Duration most = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
    long millis = Math.min(most.toMillis(), LONGEST.toMillis());
    return Duration.ofMillis((long) (millis * (0.5 + 0.5 * random.getAsDouble())));
  }

  private Duration told(String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    try {
      if (retryAfter.strip().matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
      }
      Instant at =
          ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
