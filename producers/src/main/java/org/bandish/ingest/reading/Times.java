package org.bandish.ingest.reading;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.bandish.event.Moment;
import org.bandish.schema.Moments;

/** Times as measurement platforms write them, in UTC where nothing else is said. */
public final class Times {
  /** Nothing was measured earlier. */
  public static final Instant FIRST = Instant.parse("2004-01-01T00:00:00Z");

  private static final Duration AHEAD = Duration.ofDays(1);

  private final Clock clock;

  /**
   * Times that are refused if they lie ahead of the clock by more than a day.
   *
   * @param clock tells what lies in the future
   */
  public Times(Clock clock) {
    this.clock = clock;
  }

  /** {@code 2022-11-18 10:44:20}, also with {@code T}, fractions, an offset; or a date alone. */
  public Instant parse(String field, String text) throws BadField {
    if (text == null) {
      throw new BadField(field, "missing: when it was");
    }
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.length() <= 10) {
        return plausible(
            field, text, LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return plausible(field, text, OffsetDateTime.parse(offset ? iso : iso + "Z").toInstant());
    } catch (DateTimeException e) {
      throw new BadField(field, "'" + text + "' is not a time: " + e.getMessage());
    }
  }

  /** Seconds since 1970. */
  public Instant epoch(String field, long seconds) throws BadField {
    try {
      return plausible(field, Long.toString(seconds), Instant.ofEpochSecond(seconds));
    } catch (DateTimeException e) {
      throw new BadField(field, seconds + " is not a time: " + e.getMessage());
    }
  }

  /** As a moment without width. */
  public static Moment moment(Instant instant) {
    return Moments.at(instant);
  }

  private Instant plausible(String field, String text, Instant instant) throws BadField {
    if (instant.isAfter(clock.instant().plus(AHEAD))) {
      throw new BadField(field, "'" + text + "' lies in the future");
    }
    if (instant.isBefore(FIRST)) {
      throw new BadField(field, "'" + text + "' lies before 2004: a clock that was not set");
    }
    return instant;
  }
}
