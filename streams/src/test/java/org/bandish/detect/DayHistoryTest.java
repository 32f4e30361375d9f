package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;
import org.junit.jupiter.api.Test;

/** A day remembers what was known of it when. */
class DayHistoryTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 17);
  private static final long FIRST = DAY.toEpochDay() * 24;
  private static final long MINUTES = 60_000;

  @Property(tries = 400)
  void shouldBeAsKnownAtATimeTheDayOfWhatWasPublicByThen(@ForAll("any") List<Measurement> all) {
    SignalDay whole = ledger(all);

    for (long asOf : times(all)) {
      SignalDay then = ledger(all, each -> each.published() <= Hour.at(asOf).toEpochMilli());
      assertThat(at(whole, asOf)).as("as of %s", Hour.at(asOf)).isEqualTo(at(then, asOf));
    }
  }

  @Property(tries = 400)
  void shouldBeAsKnownAtATimeTheDayOfWhatWasKnownThen(@ForAll("plausible") List<Measurement> all) {
    SignalDay whole = ledger(all);

    for (long asOf : times(all)) {
      SignalDay then = ledger(all, each -> known(each) <= asOf);
      assertThat(at(whole, asOf)).as("as of %s", Hour.at(asOf)).isEqualTo(then.getHours());
      assertThat(DayAsKnown.changes(then)).isEqualTo(DayAsKnown.changes(whole).headSet(asOf, true));
    }
  }

  @Property(tries = 400)
  void shouldChangeOtherThanOnTimeWhenItSaysSoAndAtNoOtherTime(
      @ForAll("any") List<Measurement> all) {
    SignalDay whole = ledger(all);
    NavigableSet<Long> changes = DayAsKnown.changes(whole);

    for (long asOf : times(all)) {
      List<HourCount> now = new ArrayList<>(at(whole, asOf));
      now.removeIf(hour -> FIRST + hour.getHour() + 1 == asOf);
      assertThat(changes.contains(asOf))
          .as("as of %s", Hour.at(asOf))
          .isEqualTo(!now.equals(at(whole, asOf - 1)));
    }
    assertThat(changes).isSubsetOf(times(all));
    assertThat(at(whole, Long.MAX_VALUE)).isEqualTo(whole.getHours());
  }

  @Property(tries = 300)
  void shouldNotDependOnOrderOrRepetitionOrParts(
      @ForAll("any") List<Measurement> all, @ForAll Random random) {
    List<Measurement> shuffled = new ArrayList<>(all);
    all.forEach(each -> shuffled.add(all.get(random.nextInt(all.size()))));
    Collections.shuffle(shuffled, random);
    Buckets one = new Buckets();
    Buckets other = new Buckets();
    shuffled.forEach(each -> (random.nextBoolean() ? one : other).add(each));
    one.add(other);

    assertThat(bytes(one.ledger("PK/x", 17557L, DAY))).isEqualTo(bytes(ledger(all)));
  }

  @Test
  void shouldHaveNothingEarlierOfADayThatWasOnTime() {
    SignalDay day =
        ledger(
            List.of(
                single(1, 5, at(5, 20), 1),
                single(2, 5, at(6, 0), 0),
                number(3, 7, 1, at(8, 0), 40)));

    assertThat(day.getEarlier()).isEmpty();
    assertThat(day.getHours())
        .extracting(HourCount::getHour, HourCount::getCount, HourCount::getKnownAt)
        .containsExactly(
            tuple(5, 2L, Instant.parse("2024-02-17T06:00:00Z")),
            tuple(7, 40L, Instant.parse("2024-02-17T08:00:00Z")));
  }

  @Test
  void shouldTellOnceWhatTheHourWasBeforeMoreCameLate() {
    SignalDay day = ledger(List.of(single(1, 5, at(5, 20), 1), single(2, 5, at(30, 1), 0)));

    assertThat(day.getEarlier())
        .singleElement()
        .satisfies(
            hour -> {
              assertThat(hour.getBlocked()).isEqualTo(1);
              assertThat(hour.getCount()).isEqualTo(1);
              assertThat(hour.getKnownAt()).isEqualTo(Instant.parse("2024-02-17T05:20:00Z"));
            });
    assertThat(day.getHours())
        .singleElement()
        .satisfies(
            hour -> {
              assertThat(hour.getCount()).isEqualTo(2);
              assertThat(hour.getKnownAt()).isEqualTo(Instant.parse("2024-02-18T07:00:00Z"));
            });
  }

  @Test
  void shouldCountAVersionUntilTheNextWasPublic() {
    SignalDay day =
        ledger(
            List.of(
                single(1, 5, at(5, 20), 1),
                single(1, 5, at(50, 0), 0),
                single(1, 5, at(99, 0), 1)));

    assertThat(day.getEarlier())
        .extracting(HourCount::getBlocked, HourCount::getOk)
        .containsExactly(tuple(1.0, 0.0), tuple(0.0, 1.0));
    assertThat(DayAsKnown.changes(day)).containsExactly(FIRST + 50, FIRST + 99);
  }

  @Test
  void shouldTakeAMeasurementOutOfTheHourThatALaterVersionMovesItFrom() {
    SignalDay day = ledger(List.of(single(1, 5, at(5, 20), 1), single(1, 9, at(50, 0), 1)));

    assertThat(day.getHours()).extracting(HourCount::getHour).containsExactly(9);
    assertThat(day.getEarlier())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(5, 1L), tuple(5, 0L));
    assertThat(at(day, FIRST + 49)).extracting(HourCount::getHour).containsExactly(5);
    assertThat(at(day, FIRST + 50)).extracting(HourCount::getHour).containsExactly(9);
  }

  @Test
  void shouldCountANumberOfTheDayOnlyUntilSingleMeasurementsAreMoreThanASample() {
    SignalDay day =
        ledger(
            List.of(
                number(1, 0, 24, at(24, 0), 4),
                single(2, 5, at(5, 10), 1),
                single(3, 9, at(70, 0), 1)));

    assertThat(counts(day, FIRST + 23)).containsExactly(tuple(5, 1L));
    assertThat(counts(day, FIRST + 24)).containsExactly(tuple(0, 4L));
    assertThat(counts(day, FIRST + 69)).containsExactly(tuple(0, 4L));
    assertThat(counts(day, FIRST + 70)).containsExactly(tuple(5, 1L), tuple(9, 1L));
  }

  @Test
  void shouldTellADayOfTooManyChangesInCoarserStepsAndNeverEarlier() {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      all.add(single(i, i % 24, at(24 + i, 30), i % 2));
    }
    SignalDay day = ledger(all);
    Collections.shuffle(all, new Random(3));

    assertThat(bytes(ledger(all))).isEqualTo(bytes(day)).hasSizeLessThan(256 * 1024);
    assertThat(day.getEarlier()).hasSizeBetween(500, 2_000);
    for (int later = 0; later < 7_000; later += 250) {
      int asOf = 25 + later;
      long told = at(day, FIRST + asOf).stream().mapToLong(HourCount::getCount).sum();
      assertThat(told).isBetween(Math.min(6_000, later) - 7L * 24, Math.min(6_000L, later));
    }
    assertThat(day.getHours()).hasSize(24).allMatch(hour -> hour.getCount() == 250);
  }

  @Test
  void shouldTellADayOfTooMuchWorkInCoarserSteps() {
    List<Measurement> all = new ArrayList<>();
    all.add(number(-1, 0, 24, at(24, 0), 4_000));
    for (int i = 0; i < 2_640; i++) {
      all.add(single(i, i % 24, at(24 + i, 30), 1));
    }

    SignalDay day = ledger(all);

    assertThat(counts(day, FIRST + 24)).containsExactly(tuple(0, 4_000L));
    assertThat(counts(day, FIRST + 24 + 1_999)).containsExactly(tuple(0, 4_000L));
    assertThat(at(day, FIRST + 24 + 2_000 + 24)).hasSize(24);
    assertThat(DayAsKnown.changes(day)).allMatch(change -> change % 3 == 0);
    assertThat(day.getHours()).hasSize(24).allMatch(hour -> hour.getCount() == 110);
  }

  @Test
  void shouldKeepTheLatestHundredOfVeryManyVersionsInAnyOrder() {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      all.add(single(1, 5, at(10 + i, 0), i % 2));
    }
    SignalDay day = ledger(all);
    Collections.shuffle(all, new Random(5));

    assertThat(bytes(ledger(all))).isEqualTo(bytes(day));
    assertThat(day.getEarlier()).hasSize(99);
    assertThat(DayAsKnown.changes(day).first()).isEqualTo(FIRST + 60);
    assertThat(at(day, FIRST + 59)).isEmpty();
  }

  /** Every hour at which anything may change, and those beside it. */
  private static NavigableSet<Long> times(List<Measurement> all) {
    NavigableSet<Long> times = new TreeSet<>();
    for (long hour = 0; hour <= 25; hour++) {
      times.add(FIRST + hour);
    }
    for (Measurement each : all) {
      long hour = each.publicSince();
      times.addAll(List.of(hour - 1, hour, hour + 1));
    }
    return times;
  }

  /** Since when a measurement is known. */
  private static long known(Measurement each) {
    return Math.max(FIRST + each.hour() + 1, each.publicSince());
  }

  private static List<HourCount> at(SignalDay day, long asOf) {
    return DayAsKnown.at(day, asOf).getHours();
  }

  private static List<org.assertj.core.groups.Tuple> counts(SignalDay day, long asOf) {
    return at(day, asOf).stream().map(each -> tuple(each.getHour(), each.getCount())).toList();
  }

  private static SignalDay ledger(List<Measurement> measurements) {
    return ledger(measurements, each -> true);
  }

  private static SignalDay ledger(List<Measurement> measurements, Predicate<Measurement> which) {
    Buckets buckets = new Buckets();
    measurements.stream().filter(which).forEach(buckets::add);
    return buckets.ledger("PK/x", 17557L, DAY);
  }

  private static byte[] bytes(SignalDay day) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      SignalDay.getEncoder().encode(day, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Milliseconds since 1970, hours and minutes after the day began. */
  private static long at(long hours, long minutes) {
    return Hour.at(FIRST + hours).toEpochMilli() + minutes * MINUTES;
  }

  private static Measurement single(long identity, int hour, long published, double blocked) {
    return measurement(identity, hour, 0, published, blocked, 1);
  }

  private static Measurement number(
      long identity, int hour, int hours, long published, long count) {
    return measurement(identity, hour, hours, published, 0, count);
  }

  private static Measurement measurement(
      long identity, int hour, int hours, long published, double blocked, long count) {
    // The digest of the content: equal content, equal version.
    long version = (hour * 100L + count) * 1_000 + Math.round(blocked * 300);
    return new Measurement(
        identity,
        hour,
        hours,
        published,
        version,
        false,
        blocked,
        0,
        1 - blocked,
        count,
        count % 2 == 0 ? null : "dns.bogon");
  }

  /** Also published before it was measured. */
  @Provide
  Arbitrary<List<Measurement>> any() {
    return measurements(-30 * 60);
  }

  /** Published after it was measured. */
  @Provide
  Arbitrary<List<Measurement>> plausible() {
    return measurements(1);
  }

  private static Arbitrary<List<Measurement>> measurements(int soonest) {
    Arbitrary<Integer> minutesLater =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.integers().between(1, 59)),
            Tuple.of(3, Arbitraries.integers().between(soonest, 300)),
            Tuple.of(3, Arbitraries.integers().between(1, 6_000)));
    return Combinators.combine(
            Arbitraries.longs().between(-5, 5),
            Arbitraries.of(0, 0, 0, 1, 7),
            Arbitraries.of(0, 0, 0, 0, 1, 1, 3, 24, 48),
            minutesLater,
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(1, 6))
        .as(
            (id, moved, hours, minutes, third, count) -> {
              int hour = (int) Math.floorMod(id * 5 + moved, 24L);
              long published = at(hour + hours, minutes);
              return measurement(id, hour, hours, published, third / 3.0, count);
            })
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
