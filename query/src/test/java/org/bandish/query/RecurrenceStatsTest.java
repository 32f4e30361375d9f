package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.junit.jupiter.api.Test;

class RecurrenceStatsTest {
  // 17:00 on 1 June 2024 in Karachi.
  private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

  private static RecurrenceView count(BanInterval... intervals) {
    Names names = new Names();
    names.applyAuthority("pta", new Authority("pta", "PTA", AuthorityKind.REGULATOR, "PK"));
    names.applyAuthority("phc", new Authority("phc", "PHC", AuthorityKind.COURT, "PK"));
    names.applyAuthority("shc", new Authority("shc", "SHC", AuthorityKind.COURT, "PK"));
    List<Ban> bans = Stream.of(intervals).map(i -> Ban.at(i, null, NOW)).toList();
    return new RecurrenceStats(names, NOW).of("PK", "x", null, bans);
  }

  @Test
  void shouldCountEndedBans() {
    RecurrenceView view =
        count(
            Bans.of("a", "x", "2020-10-09", "2020-10-19", "pta"),
            Bans.of("b", "x", "2021-03-11", "2021-04-01", "phc"),
            Bans.of("c", "x", "2021-06-28", "2021-07-02", "shc", "pta"));

    assertThat(view.count()).isEqualTo(3);
    assertThat(view.totalDays()).isEqualTo(35);
    assertThat(view.longestDays()).isEqualTo(21);
    assertThat(view.shortestDays()).isEqualTo(4);
    assertThat(view.meanDays()).isEqualTo(35 / 3.0);
    assertThat(view.medianDays()).isEqualTo(10.0);
    assertThat(view.gapsDays()).containsExactly(143L, 88L);
    assertThat(view.authorities()).containsExactly("pta", "phc", "shc");
    assertThat(view.authorityKinds()).containsExactly("regulator", "court");
    assertThat(view.shareOfLast365Days()).isZero();
    assertThat(view.daysSinceLast()).isEqualTo(1065);
    assertThat(view.current()).isNull();
    assertThat(view.intervals()).containsExactly("a", "b", "c");
  }

  @Test
  void shouldCountAnOngoingBanUpToNow() {
    RecurrenceView view =
        count(Bans.of("a", "x", "2023-12-01", "2023-12-31"), Bans.of("b", "x", "2024-05-02", null));

    assertThat(view.totalDays()).isEqualTo(60);
    assertThat(view.longestDays()).isEqualTo(30);
    assertThat(view.shareOfLast365Days()).isEqualTo(60 / 365.0);
    assertThat(view.daysSinceLast()).isZero();
    assertThat(view.current()).isEqualTo("b");
  }

  @Test
  void shouldCountADayOfTwoBansOnce() {
    RecurrenceView view =
        count(
            Bans.of("a", "x", "2024-05-01", "2024-05-11"),
            Bans.of("b", "tiktok", "2024-05-06", "2024-05-16"));

    assertThat(view.shareOfLast365Days()).isEqualTo(15 / 365.0);
    assertThat(view.gapsDays()).containsExactly(0L);
  }

  @Test
  void shouldLeaveABanWithoutDaysOutOfTheSums() {
    BanInterval ended = Bans.of("a", "x", "2018-01-01", "2018-06-01");
    BanInterval unknown =
        BanInterval.newBuilder(ended)
            .setDays(null)
            .setEnd(Bound.newBuilder(ended.getEnd()).setDate(null).build())
            .build();
    RecurrenceView view = count(unknown);

    assertThat(view.count()).isEqualTo(1);
    assertThat(view.totalDays()).isZero();
    assertThat(view.meanDays()).isNull();
    assertThat(view.daysSinceLast()).isNull();
  }

  private static BanInterval withoutEndDate(BanInterval ended) {
    return BanInterval.newBuilder(ended)
        .setDays(null)
        .setEnd(Bound.newBuilder(ended.getEnd()).setDate(null).build())
        .build();
  }

  @Test
  void shouldCountSinceTheLastEndWhereOnlyAnEarlierOneIsUnknown() {
    RecurrenceView view =
        count(
            withoutEndDate(Bans.of("a", "x", "2018-01-01", "2021-04-15")),
            Bans.of("b", "x", "2024-05-01", "2024-05-22"));

    assertThat(view.daysSinceLast()).isEqualTo(10);
  }

  @Test
  void shouldNotCountSinceTheLastEndWhereAnotherMayHaveBeenLater() {
    RecurrenceView view =
        count(
            Bans.of("b", "tiktok", "2024-01-01", "2024-01-22"),
            withoutEndDate(Bans.of("a", "x", "2024-02-01", "2024-05-15")));

    assertThat(view.daysSinceLast()).isNull();
  }

  @Test
  void shouldNotTakeABanThatHasNotBegunForTheCurrentOne() {
    RecurrenceView announced = count(Bans.of("a", "x", "2024-06-10", null));

    assertThat(announced.count()).isEqualTo(1);
    assertThat(announced.current()).isNull();
    assertThat(announced.daysSinceLast()).isNull();

    RecurrenceView after =
        count(Bans.of("a", "x", "2024-05-01", "2024-05-22"), Bans.of("b", "x", "2024-06-10", null));

    assertThat(after.current()).isNull();
    assertThat(after.daysSinceLast()).isEqualTo(10);
  }
}
