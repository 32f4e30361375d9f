package org.bandish.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.bandish.event.Moment;
import org.bandish.schema.Moments;

/**
 * A moment as it was asked for; without offset it is read where the subject is.
 *
 * @param text EDTF, for example 2012, 2012-09-17 or 2024-02-17T21:00+05:00
 */
public record When(String text) {
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);
  private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

  /**
   * Reads it.
   *
   * @throws BadParameterException if it is not a moment
   */
  public static When parse(String parameter, String text) {
    try {
      Moments.parse(text, ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(parameter, e.getMessage());
    }
    return new When(text);
  }

  /** First instant that it may mean, in the zone. */
  public Instant from(ZoneId zone) {
    return in(zone).getEarliest();
  }

  /** End of its bracket in the zone: of a date, the end of that day; of a time of day, itself. */
  public Instant to(ZoneId zone) {
    return in(zone).getLatest();
  }

  /** The last instant that it may mean, in the zone: of a date, the last of that day. */
  public Instant last(ZoneId zone) {
    Moment moment = in(zone);
    return moment.getEarliest().equals(moment.getLatest())
        ? moment.getLatest()
        : moment.getLatest().minusMillis(1);
  }

  /** Whether it is over before the other begins, wherever on earth both are read. */
  boolean endsBefore(When other) {
    return Stream.of(EASTERNMOST, WESTERNMOST)
        .allMatch(
            zone -> {
              Instant begin = other.from(zone);
              Instant end = to(zone);
              return end.isBefore(begin) || (end.equals(begin) && from(zone).isBefore(end));
            });
  }

  private Moment in(ZoneId zone) {
    return Moments.parse(text, zone);
  }
}
