package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.timeline.TransitionsTest.ban;
import static org.bandish.timeline.TransitionsTest.day;

import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.timeline.Incidents.Incident;
import org.junit.jupiter.api.Test;

/** Bans of several platforms that begin together. */
class IncidentsTest {
  /** An end that is known to the day may be as late as the end of that day. */
  @Test
  void shouldBeOneIncidentWhereTheNextBeginsWithinADayOfTheOneBefore() {
    assertThat(Incidents.of(List.of(of("x", 12, 14), of("telegram", 10, 20), of("tiktok", 11, 12))))
        .extracting(
            Incident::id, Incident::platforms, Incident::from, Incident::to, Incident::intervals)
        .containsExactly(
            tuple(
                "incident-telegram-10",
                List.of("telegram", "tiktok", "x"),
                day(10),
                day(21),
                List.of("telegram-10", "tiktok-11", "x-12")));
  }

  @Test
  void shouldGoOnWhileOneOfItsBansDoes() {
    assertThat(Incidents.of(List.of(of("telegram", 10, 12), of("x", 10, null))))
        .extracting(Incident::to)
        .hasSize(1)
        .containsOnlyNulls();
  }

  @Test
  void shouldNotBeOneOfASinglePlatform() {
    assertThat(Incidents.of(List.of(of("x", 10, 11), of("x", 11, 12)))).isEmpty();
  }

  @Test
  void shouldNotCarryABanIntoTheNextIncident() {
    assertThat(
            Incidents.of(
                List.of(
                    of("x", 10, 11),
                    of("tiktok", 10, 11),
                    of("x", 20, 21),
                    of("telegram", 20, 21))))
        .extracting(Incident::from, Incident::platforms)
        .containsExactly(
            tuple(day(10), List.of("tiktok", "x")), tuple(day(20), List.of("telegram", "x")));
  }

  @Test
  void shouldLeaveBansOfARegionOut() {
    BanInterval regional = BanInterval.newBuilder(of("tiktok", 10, 11)).setRegion("PK-KP").build();

    assertThat(Incidents.of(List.of(of("x", 10, 11), regional))).isEmpty();
  }

  private static BanInterval of(String platform, int from, Integer to) {
    return BanInterval.newBuilder(ban(platform + "-" + from, from, to, "o1"))
        .setPlatform(platform)
        .build();
  }
}
