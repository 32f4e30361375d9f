package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bandish.detect.Belief;
import org.bandish.event.Outage;
import org.junit.jupiter.api.Test;

class ExplainedDaysTest {
  private static final Outage OPEN =
      Outage.newBuilder()
          .setId("o")
          .setCountry("PK")
          .setStart(Instant.parse("2024-02-10T00:00:00Z"))
          .setKnownSince(Instant.parse("2024-02-10T00:00:00Z"))
          .setLastSeen(Instant.parse("2024-02-11T00:00:00Z"))
          .setSeverity(1.0)
          .setSources(List.of())
          .setEvidence(List.of())
          .build();

  @Test
  void shouldBeginSixHoursAfterItWasLastSeenWhereItWasSeenLaterOnly() {
    ExplainedDays days = ExplainedDays.of(change(OPEN, seen("2024-02-12T20:00:00Z")));

    assertThat(days.first()).isEqualTo(LocalDate.of(2024, 2, 11));
    assertThat(days.last()).isEqualTo(LocalDate.of(2024, 2, 13));
    assertThat(ExplainedDays.of(change(OPEN, OPEN))).isNull();
  }

  @Test
  void shouldHaveNoLastDayWhereSomebodySaysThatItGoesOn() {
    Outage open = Outage.newBuilder(OPEN).setLastSeen(null).build();

    assertThat(ExplainedDays.of(change(null, open)).last()).isEqualTo(MarkExplained.OPEN);
  }

  @Test
  void shouldBeginWithTheEarlierEndWhereTheEndAloneChanged() {
    ExplainedDays days = ExplainedDays.of(change(OPEN, ended("2024-02-13T06:00:00Z")));

    assertThat(days.first()).isEqualTo(LocalDate.of(2024, 2, 11));
    assertThat(days.last()).isEqualTo(LocalDate.of(2024, 2, 13));
  }

  @Test
  void shouldSpanTheOutageWhereItIsNewOrGone() {
    Outage ended = ended("2024-02-13T06:00:00Z");

    ExplainedDays days = ExplainedDays.of(change(null, ended));

    assertThat(days).isEqualTo(ExplainedDays.of(change(ended, null)));
    assertThat(days.first()).isEqualTo(LocalDate.of(2024, 2, 10));
    assertThat(days.last()).isEqualTo(LocalDate.of(2024, 2, 13));
  }

  @Test
  void shouldSpanTheOutageWhereItWasKnownEarlierThanThought() {
    Outage ended = ended("2024-02-13T06:00:00Z");
    Outage earlier =
        Outage.newBuilder(ended).setKnownSince(Instant.parse("2024-02-09T00:00:00Z")).build();

    assertThat(ExplainedDays.of(change(ended, earlier)).first())
        .isEqualTo(LocalDate.of(2024, 2, 10));
  }

  @Test
  void shouldSpanTheOutageWhereItWasHeldInAnotherTime() {
    Outage ended = ended("2024-02-13T06:00:00Z");
    Belief held = Belief.of(ended);
    Belief withdrawn = new Belief(ended, held.since(), Instant.parse("2024-03-01T00:00:00Z"));

    ExplainedDays days = ExplainedDays.of(OutageChange.of(held, withdrawn));

    assertThat(days.first()).isEqualTo(LocalDate.of(2024, 2, 10));
    assertThat(days.last()).isEqualTo(LocalDate.of(2024, 2, 13));
    assertThat(ExplainedDays.of(OutageChange.of(null, withdrawn))).isEqualTo(days);
    assertThat(ExplainedDays.of(OutageChange.of(ended))).isNull();
  }

  private static OutageChange change(Outage before, Outage after) {
    return OutageChange.of(
        before == null ? null : Belief.of(before), after == null ? null : Belief.of(after));
  }

  private static Outage seen(String at) {
    return Outage.newBuilder(OPEN).setLastSeen(Instant.parse(at)).build();
  }

  private static Outage ended(String at) {
    return Outage.newBuilder(OPEN).setEnd(Instant.parse(at)).setLastSeen(null).build();
  }
}
