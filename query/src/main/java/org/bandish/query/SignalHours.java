package org.bandish.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/** Takes days of measurements apart. */
final class SignalHours {
  private SignalHours() {}

  /** The hours of a day. */
  static Stream<SignalHour> of(SignalDay day) {
    Subject subject = Subject.parse(day.getSubject());
    Instant midnight = day.getDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    return day.getHours().stream()
        .map(
            hour ->
                new SignalHour(
                    subject,
                    day.getAsn(),
                    midnight.plusSeconds(3600L * hour.getHour()),
                    hour.getBlocked(),
                    hour.getDown(),
                    hour.getOk(),
                    hour.getCount()));
  }
}
