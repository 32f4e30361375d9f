package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.Access;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a row of a measured span must say of the time in which it was held, and of its days. */
class SpanRulesTest {
  private static final LocalDate DAY = LocalDate.parse("2024-02-17");
  private static final Instant KNOWN = Instant.parse("2024-02-17T20:00:00Z");
  private static final Instant LATER = Instant.parse("2024-02-24T20:00:00Z");

  @Test
  void shouldTakeARowThatWasHeldForAWeek() {
    ObservedSpan row = span().setHeldFrom(KNOWN).setHeldTo(LATER).build();

    assertThat(Validation.evidence("PK", row).getObservedSpan()).isEqualTo(row);
  }

  @Test
  void shouldTakeSinceWhenItIsKnownThatSilenceFollowed() {
    ObservedSpan row = span().setMeasuredTo(LATER).setEndKnownSince(LATER).build();

    assertThat(Validation.evidence("PK", row).getObservedSpan()).isEqualTo(row);
  }

  @Test
  void shouldTakeDaysInOrderWithGapsBetween() {
    ObservedSpan row =
        span()
            .setMeasuredTo(LATER)
            .setMeasured(
                List.of(
                    new MeasuredDays(DAY, 3L, 1L),
                    new MeasuredDays(DAY.plusDays(3), 1L, 100L),
                    new MeasuredDays(DAY.plusDays(9), 1L, 24L)))
            .build();

    assertThat(Validation.evidence("PK", row).getObservedSpan()).isEqualTo(row);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuse(ObservedSpan span, String reason) {
    assertThatThrownBy(() -> Validation.evidence("PK", span))
        .isInstanceOf(InvalidFactException.class)
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments(
            span().setHeldFrom(KNOWN.minusMillis(1)).build(),
            "heldFrom must not be before knownSince"),
        arguments(span().setHeldTo(KNOWN).build(), "heldTo must be after heldFrom"),
        arguments(
            span().setHeldFrom(LATER).setHeldTo(LATER).build(), "heldTo must be after heldFrom"),
        arguments(span().setHeldTo(Instant.parse("2300-01-01T00:00:00Z")).build(), "heldTo must"),
        arguments(span().setEndKnownSince(LATER).build(), "endKnownSince is of an end"),
        arguments(
            span().setMeasured(List.of(new MeasuredDays(DAY, 1L, 1L))).build(),
            "measured is of a span with an end or a measuredTo"),
        arguments(days(new MeasuredDays(DAY, 0L, 1L)), "measured.days must be 1 or more"),
        arguments(days(new MeasuredDays(DAY, Long.MAX_VALUE, 1L)), "measured.days must be"),
        arguments(days(new MeasuredDays(DAY, 1L, 0L)), "measured.knownAfterHours must be 1"),
        arguments(days(new MeasuredDays(DAY, 1L, Long.MAX_VALUE)), "measured.knownAfterHours must"),
        arguments(days(new MeasuredDays(LocalDate.MIN, 1L, 1L)), "measured.first must lie between"),
        arguments(
            days(new MeasuredDays(LocalDate.parse("2199-12-31"), 1L, 48L)),
            "the last day of measured is known must lie between"),
        arguments(
            days(new MeasuredDays(DAY, 2L, 1L), new MeasuredDays(DAY.plusDays(1), 1L, 1L)),
            "measured must be in order, and name no day twice: 2024-02-18"),
        arguments(
            days(new MeasuredDays(DAY, 1L, 1L), new MeasuredDays(DAY.minusDays(4), 1L, 1L)),
            "measured must be in order, and name no day twice: 2024-02-13"));
  }

  private static ObservedSpan days(MeasuredDays... days) {
    return span().setMeasuredTo(LATER).setMeasured(List.of(days)).build();
  }

  private static ObservedSpan.Builder span() {
    return ObservedSpan.newBuilder()
        .setId("pk-x-2024-02-17T19")
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(Instant.parse("2024-02-17T19:00:00Z"))
        .setKnownSince(KNOWN)
        .setDetector("llr@2");
  }
}
