package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bandish.event.MeasuredDays;
import org.junit.jupiter.api.Test;

/** On which days a span was known to be measured. */
class DaysMeasuredTest {
  private static final DaysMeasured ON_TIME = days("2024-02-17", 3, 1);

  /** The 18th became known on the 25th, after the 20th. */
  private static final DaysMeasured LATE =
      new DaysMeasured(
          List.of(
              row("2024-02-17", 1, 20), row("2024-02-18", 1, 7 * 24 + 6), row("2024-02-20", 2, 5)));

  @Test
  void shouldKnowADayAsSoonAsItsHoursAreOver() {
    assertThat(ON_TIME.lastKnown(at("2024-02-17T00:59:59.999Z"))).isNull();
    assertThat(ON_TIME.lastKnown(at("2024-02-17T01:00:00Z"))).isEqualTo("2024-02-17T00:00:00Z");
    assertThat(ON_TIME.lastKnown(at("2024-02-18T00:59:59.999Z"))).isEqualTo("2024-02-17T00:00:00Z");
    assertThat(ON_TIME.lastKnown(at("2024-02-18T01:00:00Z"))).isEqualTo("2024-02-18T00:00:00Z");
    assertThat(ON_TIME.lastKnown(at("2024-02-19T01:00:00Z"))).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(ON_TIME.lastKnown(at("2025-02-19T01:00:00Z"))).isEqualTo("2024-02-19T00:00:00Z");
  }

  @Test
  void shouldGoByTheLastDayThatIsKnownThoughOneBeforeBecameKnownLater() {
    assertThat(LATE.lastKnown(at("2024-02-19T00:00:00Z"))).isEqualTo("2024-02-17T00:00:00Z");
    assertThat(LATE.lastKnown(at("2024-02-20T05:00:00Z"))).isEqualTo("2024-02-20T00:00:00Z");
    assertThat(LATE.lastKnown(at("2024-02-25T06:00:00Z"))).isEqualTo("2024-02-21T00:00:00Z");
  }

  @Test
  void shouldTellSinceWhenItIsKnownToBeMeasuredUpToATime() {
    assertThat(ON_TIME.since(at("2024-02-01T00:00:00Z"))).isEqualTo("2024-02-17T01:00:00Z");
    assertThat(ON_TIME.since(at("2024-02-18T00:00:00Z"))).isEqualTo("2024-02-18T01:00:00Z");
    assertThat(ON_TIME.since(at("2024-02-18T00:00:00.001Z"))).isEqualTo("2024-02-19T01:00:00Z");
    assertThat(ON_TIME.since(at("2024-02-19T00:00:00.001Z"))).isNull();
    assertThat(LATE.since(at("2024-02-17T12:00:00Z"))).isEqualTo("2024-02-20T05:00:00Z");
    assertThat(LATE.since(at("2024-02-21T00:00:00Z"))).isEqualTo("2024-02-21T05:00:00Z");
  }

  @Test
  void shouldTellOfTheDaysOnlyWhatWasKnown() {
    assertThat(ON_TIME.asOf(at("2024-02-17T00:00:00Z")).days()).isEmpty();
    assertThat(ON_TIME.asOf(at("2024-02-18T12:00:00Z"))).isEqualTo(days("2024-02-17", 2, 1));
    assertThat(LATE.asOf(at("2024-02-20T05:00:00Z")).days())
        .containsExactly(row("2024-02-17", 1, 20), row("2024-02-20", 1, 5));
    assertThat(LATE.asOf(at("2024-02-25T06:00:00Z"))).isEqualTo(LATE);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  private static DaysMeasured days(String first, long days, long hours) {
    return new DaysMeasured(List.of(row(first, days, hours)));
  }

  private static MeasuredDays row(String first, long days, long hours) {
    return new MeasuredDays(LocalDate.parse(first), days, hours);
  }
}
