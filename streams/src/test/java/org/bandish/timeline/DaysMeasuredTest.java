package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;
import org.junit.jupiter.api.Test;

/** On which days a span was known to be measured. */
class DaysMeasuredTest {
  private static final String START = "2024-02-17T19:00:00Z";
  private static final ObservedSpan ON_TIME = span(row("2024-02-17", 3, 1));

  /** The 18th became known on the 25th, after the 20th. */
  private static final ObservedSpan LATE =
      span(row("2024-02-17", 1, 20), row("2024-02-18", 1, 7 * 24 + 6), row("2024-02-20", 2, 5));

  @Test
  void shouldKnowADayAsSoonAsItsHoursAreOver() {
    assertThat(to(ON_TIME, "2024-02-18T00:59:59.999Z")).isEqualTo(START);
    assertThat(to(ON_TIME, "2024-02-18T01:00:00Z")).isEqualTo("2024-02-18T00:00:00Z");
    assertThat(to(ON_TIME, "2024-02-19T00:59:59.999Z")).isEqualTo("2024-02-18T00:00:00Z");
    assertThat(to(ON_TIME, "2024-02-19T01:00:00Z")).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(to(ON_TIME, "2025-02-19T01:00:00Z")).isEqualTo("2024-02-19T00:00:00Z");
  }

  @Test
  void shouldNotBeMeasuredToBeforeItsStart() {
    assertThat(to(ON_TIME, "2024-02-17T00:00:00Z")).as("no day is known").isEqualTo(START);
    assertThat(to(ON_TIME, "2024-02-17T20:00:00Z")).as("its midnight is before").isEqualTo(START);
  }

  @Test
  void shouldGoByTheLastDayThatIsKnownThoughOneBeforeBecameKnownLater() {
    assertThat(to(LATE, "2024-02-19T00:00:00Z")).isEqualTo(START);
    assertThat(to(LATE, "2024-02-20T05:00:00Z")).isEqualTo("2024-02-20T00:00:00Z");
    assertThat(to(LATE, "2024-02-25T06:00:00Z")).isEqualTo("2024-02-21T00:00:00Z");
  }

  @Test
  void shouldTakeAStepWhereItIsKnownToBeMeasuredFurther() {
    assertThat(DaysMeasured.steps(LATE))
        .as("what becomes known of the 18th brings it no further")
        .containsExactly(
            step("2024-02-20T05:00:00Z", START, "2024-02-20T00:00:00Z"),
            step("2024-02-21T05:00:00Z", "2024-02-20T00:00:00Z", "2024-02-21T00:00:00Z"));
  }

  @Test
  void shouldTellOfTheDaysOnlyWhatWasKnown() {
    assertThat(known(ON_TIME, "2024-02-17T00:00:00Z")).isEmpty();
    assertThat(known(ON_TIME, "2024-02-18T12:00:00Z")).containsExactly(row("2024-02-17", 2, 1));
    assertThat(known(LATE, "2024-02-20T05:00:00Z"))
        .containsExactly(row("2024-02-17", 1, 20), row("2024-02-20", 1, 5));
    assertThat(known(LATE, "2024-02-25T06:00:00Z")).isEqualTo(LATE.getMeasured());
  }

  @Test
  void shouldTellWhenTheLastOfTheDaysBecameKnown() {
    assertThat(DaysMeasured.lastKnown(LATE, Instant.parse("2024-02-17T19:59:59.999Z"))).isNull();
    assertThat(DaysMeasured.lastKnown(LATE, Instant.parse("2024-02-22T00:00:00Z")))
        .isEqualTo("2024-02-21T05:00:00Z");
    assertThat(DaysMeasured.lastKnown(LATE, Instant.parse("2024-03-22T00:00:00Z")))
        .isEqualTo("2024-02-25T06:00:00Z");
  }

  private static Instant to(ObservedSpan span, String asOf) {
    return DaysMeasured.to(span, Instant.parse(asOf));
  }

  private static List<MeasuredDays> known(ObservedSpan span, String asOf) {
    return DaysMeasured.knownAt(span, Instant.parse(asOf));
  }

  private static DaysMeasured.Step step(String at, String from, String to) {
    return new DaysMeasured.Step(Instant.parse(at), Instant.parse(from), Instant.parse(to));
  }

  private static MeasuredDays row(String first, long days, long hours) {
    return new MeasuredDays(LocalDate.parse(first), days, hours);
  }

  private static ObservedSpan span(MeasuredDays... days) {
    return MeasuredTest.span(START, Access.BLOCKED, null).setMeasured(List.of(days)).build();
  }
}
