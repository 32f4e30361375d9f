package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandish.event.BanInterval;
import org.bandish.event.IntervalState;
import org.junit.jupiter.api.Test;

class BanTest {
  private static final BanInterval ENDED = Bans.of("a", "x", "2024-03-01", "2024-03-11");

  @Test
  void shouldGoOnUntilItsKnownEndHasCome() {
    Ban before = Ban.at(ENDED, null, Instant.parse("2024-03-05T12:00:00Z"));

    assertThat(before.ongoing()).isTrue();
    assertThat(before.interval().getState()).isEqualTo(IntervalState.ONGOING);
    assertThat(before.interval().getEnd()).isNull();
    assertThat(before.interval().getDays()).isNull();
    assertThat(before.scheduledEnd()).isEqualTo(ENDED.getEnd());
  }

  @Test
  void shouldHaveEndedAtTheInstantOfItsEnd() {
    Ban at = Ban.at(ENDED, null, Spans.end(ENDED));

    assertThat(at.interval()).isSameAs(ENDED);
    assertThat(at.scheduledEnd()).isNull();
  }

  @Test
  void shouldCountAnOngoingBanUpToTheLocalDayOfNow() {
    Ban ban = Ban.at(Bans.of("a", "x", "2024-03-01", null), null, Ledger.NOW);

    // 19:00 UTC is midnight in Karachi.
    assertThat(ban.days(Instant.parse("2024-03-05T18:59:59Z"))).isEqualTo(4);
    assertThat(ban.days(Instant.parse("2024-03-05T19:00:00Z"))).isEqualTo(5);
    assertThat(ban.interval().getDays()).isNull();
  }

  @Test
  void shouldTakeTheLongestItMayHaveBeenWhereTheEndHasNoDate() {
    BanInterval unknown = BanInterval.newBuilder(ENDED).setDays(null).setMaxDays(900L).build();
    Ban ban = Ban.at(unknown, null, Ledger.NOW);

    assertThat(ban.days(Ledger.NOW)).isNull();
    assertThat(ban.atMostDays(Ledger.NOW)).isEqualTo(900);
  }
}
