package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;
import org.junit.jupiter.api.Test;

/** Numbers of all networks hold those of each network once more. */
class CountedDaysTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

  @Test
  void shouldLeaveOutAllNetworksTogetherWhereANetworkIsKnown() {
    SignalDay together = day(DAY, null, 0);
    SignalDay one = day(DAY, 17557L, 5);
    SignalDay other = day(DAY, 45595L, 7);

    assertThat(CountedDays.of(List.of(together, one, other))).containsExactly(one, other);
    assertThat(Hours.of(List.of(together, one, other), Explained.NOTHING))
        .flatExtracting(Hour::networks)
        .extracting(NetworkHour::asn)
        .containsExactly(17557L, 45595L);
  }

  @Test
  void shouldTakeAllNetworksTogetherWhereNothingElseIsThere() {
    SignalDay together = day(DAY, null, 0);
    SignalDay theDayAfter = day(DAY.plusDays(1), 17557L, 5);

    assertThat(CountedDays.of(List.of(together, theDayAfter)))
        .containsExactly(together, theDayAfter);
  }

  @Test
  void shouldNotCountANetworkOfWhichNothingIsLeft() {
    SignalDay together = day(DAY, null, 0);
    SignalDay empty = day(DAY, 17557L, List.of());

    assertThat(CountedDays.of(List.of(together, empty))).contains(together);
  }

  private static SignalDay day(LocalDate day, Long asn, int hour) {
    return day(
        day,
        asn,
        List.of(
            HourCount.newBuilder()
                .setHour(hour)
                .setBlocked(0)
                .setDown(0)
                .setOk(20)
                .setCount(20)
                .build()));
  }

  private static SignalDay day(LocalDate day, Long asn, List<HourCount> hours) {
    return SignalDay.newBuilder()
        .setSubject("IQ/telegram")
        .setAsn(asn)
        .setDay(day)
        .setHours(hours)
        .setMechanisms(List.of())
        .setEarlier(List.of())
        .setDigest("0")
        .build();
  }
}
