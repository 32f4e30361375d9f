package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;
import org.junit.jupiter.api.Test;

/** Knowledge of a day goes by full hours. */
class DayAsKnownTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 17);
  private static final HourCount ON_TIME = hour(5, 2, "2024-02-17T05:40:00Z");

  @Test
  void shouldKnowAnHourFromItsEndOn() {
    SignalDay day = day(List.of(), ON_TIME);

    assertThat(at(day, "2024-02-17T05:00:00Z")).isEmpty();
    assertThat(at(day, "2024-02-17T06:00:00Z")).containsExactly(ON_TIME);
    assertThat(DayAsKnown.changes(day)).isEmpty();
  }

  @Test
  void shouldTakeAnHourThatDoesNotSayWhenItWasKnownForOnTime() {
    HourCount old = HourCount.newBuilder(ON_TIME).setKnownAt(null).build();
    SignalDay day = day(List.of(), old);

    assertThat(at(day, "2024-02-17T05:00:00Z")).isEmpty();
    assertThat(at(day, "2024-02-17T06:00:00Z")).containsExactly(old);
    assertThat(DayAsKnown.changes(day)).isEmpty();
  }

  @Test
  void shouldKnowNothingOfAnHourBeforeItWasPublished() {
    HourCount late = hour(5, 2, "2024-02-18T09:00:00.001Z");
    SignalDay day = day(List.of(), late, hour(7, 1, "2024-02-17T08:00:00Z"));

    assertThat(at(day, "2024-02-17T07:00:00Z")).isEmpty();
    assertThat(at(day, "2024-02-18T09:00:00Z")).extracting(HourCount::getHour).containsExactly(7);
    assertThat(at(day, "2024-02-18T10:00:00Z"))
        .extracting(HourCount::getHour)
        .containsExactly(5, 7);
    assertThat(DayAsKnown.changes(day)).containsExactly(hours("2024-02-18T10:00:00Z"));
  }

  @Test
  void shouldHoldEachContentUntilTheNext() {
    SignalDay day =
        day(
            List.of(
                ON_TIME, hour(5, 3, "2024-02-17T09:00:00Z"), hour(5, 0, "2024-02-20T00:00:00Z")),
            hour(5, 7, "2024-03-01T00:00:00Z"),
            hour(6, 1, "2024-02-17T06:10:00Z"));

    assertThat(at(day, "2024-02-17T06:00:00Z")).containsExactly(ON_TIME);
    assertThat(counts(day, "2024-02-17T08:00:00Z")).containsExactly(tuple(5, 2L), tuple(6, 1L));
    assertThat(counts(day, "2024-02-17T09:00:00Z")).containsExactly(tuple(5, 3L), tuple(6, 1L));
    assertThat(counts(day, "2024-02-19T23:00:00Z")).containsExactly(tuple(5, 3L), tuple(6, 1L));
    assertThat(counts(day, "2024-02-20T00:00:00Z")).containsExactly(tuple(6, 1L));
    assertThat(counts(day, "2024-03-01T00:00:00Z")).containsExactly(tuple(5, 7L), tuple(6, 1L));
    assertThat(DayAsKnown.changes(day))
        .containsExactly(
            hours("2024-02-17T09:00:00Z"),
            hours("2024-02-20T00:00:00Z"),
            hours("2024-03-01T00:00:00Z"));
  }

  @Test
  void shouldGoOnWithoutAnHourThatCountsNoMore() {
    SignalDay day = day(List.of(ON_TIME, hour(5, 0, "2024-02-18T00:00:00Z")));

    assertThat(at(day, "2024-02-17T23:00:00Z")).containsExactly(ON_TIME);
    assertThat(at(day, "2024-02-18T00:00:00Z")).isEmpty();
    assertThat(at(day, "2030-01-01T00:00:00Z")).isEmpty();
    assertThat(DayAsKnown.changes(day)).containsExactly(hours("2024-02-18T00:00:00Z"));
  }

  @Test
  void shouldTellNoChangeWhereTheSameFollows() {
    SignalDay day =
        day(
            List.of(hour(5, 0, null), hour(5, 2, "2024-02-18T00:00:00Z")),
            hour(5, 2, "2024-02-19T00:00:00Z"));

    assertThat(DayAsKnown.changes(day)).containsExactly(hours("2024-02-18T00:00:00Z"));
  }

  @Test
  void shouldLetTheLastOfTwoContentsOfOneTimeCount() {
    SignalDay day = day(List.of(hour(5, 0, null)), ON_TIME);

    assertThat(at(day, "2024-02-17T06:00:00Z")).containsExactly(ON_TIME);
    assertThat(DayAsKnown.changes(day)).isEmpty();
  }

  private static List<HourCount> at(SignalDay day, String asOf) {
    SignalDay known = DayAsKnown.at(day, hours(asOf));
    assertThat(known.getEarlier()).isEmpty();
    return known.getHours();
  }

  private static List<Tuple> counts(SignalDay day, String asOf) {
    return at(day, asOf).stream().map(each -> tuple(each.getHour(), each.getCount())).toList();
  }

  private static long hours(String instant) {
    return Instant.parse(instant).getEpochSecond() / 3_600;
  }

  private static HourCount hour(int hour, long count, String knownAt) {
    return HourCount.newBuilder()
        .setHour(hour)
        .setBlocked((double) count)
        .setCount(count)
        .setMedianBlocked(1.0)
        .setKnownAt(knownAt == null ? null : Instant.parse(knownAt))
        .build();
  }

  private static SignalDay day(List<HourCount> earlier, HourCount... hours) {
    return SignalDay.newBuilder()
        .setSubject("PK/x")
        .setAsn(17557L)
        .setDay(DAY)
        .setHours(List.of(hours))
        .setMechanisms(List.of())
        .setDigest("")
        .setEarlier(earlier)
        .build();
  }
}
