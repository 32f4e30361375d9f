package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bandish.event.HourCount;
import org.bandish.event.MechanismCount;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalDay;
import org.bandish.event.SignalSource;
import org.bandish.schema.Moments;
import org.junit.jupiter.api.Test;

/** A day's measurements are a set. */
class BucketsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 17);

  @Property(tries = 300)
  void shouldNotDependOnOrderOrRepetition(
      @ForAll("measurements") List<Measurement> all, @ForAll Random random) {
    List<Measurement> shuffled = new ArrayList<>(all);
    all.forEach(each -> shuffled.add(all.get(random.nextInt(all.size()))));
    Collections.shuffle(shuffled, random);

    assertThat(ledger(shuffled)).isEqualTo(ledger(all));
  }

  @Property(tries = 300)
  void shouldMergeTwoOverlappingPartsToTheWhole(
      @ForAll("measurements") List<Measurement> all, @ForAll Random random) {
    Buckets one = new Buckets();
    Buckets other = new Buckets();
    for (Measurement each : all) {
      int part = random.nextInt(3);
      if (part != 1) {
        one.add(each);
      }
      if (part != 0) {
        other.add(each);
      }
    }
    one.add(other);
    one.add(one);

    assertThat(one.ledger("PK/x", 17557L, DAY)).isEqualTo(ledger(all));
  }

  @Property(tries = 300)
  void shouldCountEachMeasurementOnceWithTheWeightsOfItsLastVersion(
      @ForAll("measurements") List<Measurement> all) {
    SignalDay day = ledger(all);

    long count =
        all.stream()
            .map(Measurement::identity)
            .distinct()
            .mapToLong(
                id ->
                    all.stream()
                        .filter(each -> each.identity() == id)
                        .reduce(Measurement::or)
                        .orElseThrow()
                        .count())
            .sum();
    assertThat(day.getHours().stream().mapToLong(HourCount::getCount).sum()).isEqualTo(count);
    assertThat(day.getHours())
        .allSatisfy(
            hour ->
                assertThat(hour.getBlocked() + hour.getDown() + hour.getOk())
                    .isCloseTo((double) hour.getCount(), offset(1e-6)));
  }

  @Test
  void shouldSumWeightsByHourAndCountMechanisms() {
    SignalDay day =
        ledger(
            List.of(
                Measurement.of(signal("m1", "2024-02-17T05:10:00Z", 1, 0, 0).build()),
                Measurement.of(
                    signal("m2", "2024-02-17T05:59:59Z", 0.5, 0.25, 0.25)
                        .setCount(4)
                        .setMechanism("dns.bogon")
                        .build()),
                Measurement.of(signal("m3", "2024-02-17T23:00:00Z", 0, 0, 1).build())));

    assertThat(day.getHours())
        .containsExactly(
            hour(5, 3, 1, 1, 5)
                .setMedianBlocked(0.5)
                .setKnownAt(Instant.parse("2024-02-17T05:59:59Z"))
                .build(),
            hour(23, 0, 0, 1, 1)
                .setMedianBlocked(0.0)
                .setKnownAt(Instant.parse("2024-02-17T23:00:00Z"))
                .build());
    assertThat(day.getMechanisms()).containsExactly(new MechanismCount("dns.bogon", 4L));
  }

  @Test
  void shouldTellThrottlingAndConfirmedBlocksApart() {
    SignalDay day =
        ledger(
            List.of(
                Measurement.of(
                    signal("m1", "2024-02-17T05:10:00Z", 0.8, 0, 0.2)
                        .setThrottled(true)
                        .setCount(2)
                        .build()),
                Measurement.of(
                    signal("m2", "2024-02-17T05:20:00Z", 1, 0, 0)
                        .setMechanism("http.blockpage")
                        .setCount(3)
                        .build())));

    assertThat(day.getHours())
        .singleElement()
        .satisfies(
            hour -> {
              assertThat(hour.getThrottled()).isEqualTo(1.6);
              assertThat(hour.getConfirmed()).isEqualTo(3);
            });
  }

  @Test
  void shouldTakeTheMeanOfTheTwoMiddleWeightsForTheMedianOfAnEvenNumber() {
    SignalDay day =
        ledger(
            List.of(
                Measurement.of(signal("m1", "2024-02-17T05:10:00Z", 0, 0, 1).build()),
                Measurement.of(signal("m2", "2024-02-17T05:20:00Z", 1, 0, 0).build())));

    assertThat(day.getHours())
        .singleElement()
        .satisfies(hour -> assertThat(hour.getMedianBlocked()).isEqualTo(0.5));
  }

  @Test
  void shouldBeKnownWhenTheLastMeasurementOfTheHourWasPublished() {
    SignalDay day =
        ledger(
            List.of(
                Measurement.of(
                    signal("m1", "2024-02-17T05:10:00Z", 0, 0, 1)
                        .setPublished(Moments.at(Instant.parse("2024-03-01T00:00:00Z")))
                        .build()),
                Measurement.of(signal("m2", "2024-02-17T05:20:00Z", 1, 0, 0).build())));

    assertThat(day.getHours())
        .singleElement()
        .satisfies(
            hour -> assertThat(hour.getKnownAt()).isEqualTo(Instant.parse("2024-03-01T00:00:00Z")));
  }

  @Test
  void shouldTakeTwoReportsOfOneMeasurementForOne() {
    NetworkSignal raw =
        signal("ooni-a", "2024-02-17T05:10:00Z", 1, 0, 0).setLineage(List.of("ooni:a")).build();
    NetworkSignal again =
        signal("observations-a", "2024-02-17T05:10:00Z", 1, 0, 0)
            .setLineage(List.of("ooni:a"))
            .build();

    assertThat(ledger(List.of(Measurement.of(raw), Measurement.of(again))))
        .isEqualTo(ledger(List.of(Measurement.of(raw))));
  }

  @Test
  void shouldTellDifferentSetsApartByTheirDigest() {
    Measurement one = Measurement.of(signal("m1", "2024-02-17T05:10:00Z", 1, 0, 0).build());
    Measurement other = Measurement.of(signal("m2", "2024-02-17T05:10:00Z", 1, 0, 0).build());

    assertThat(ledger(List.of(one)).getDigest()).isNotEqualTo(ledger(List.of(other)).getDigest());
  }

  @Test
  void shouldCountSingleMeasurementsAndTheirNumberPerDayOnce() {
    SignalDay day =
        ledger(
            List.of(
                single("m1", "2024-02-17T05:10:00Z", 1),
                single("m2", "2024-02-17T09:10:00Z", 1),
                number("per-day", "2024-02-17T00:00:00Z", "2024-02-18T00:00:00Z", 3)));

    assertThat(day.getHours())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(5, 1L), tuple(9, 1L));
  }

  @Test
  void shouldTakeTheNumberWhereTheSingleMeasurementsAreASample() {
    SignalDay day =
        ledger(
            List.of(
                single("m1", "2024-02-17T05:10:00Z", 1),
                number("x.com", "2024-02-17T00:00:00Z", "2024-02-18T00:00:00Z", 2),
                number("twitter.com", "2024-02-17T00:00:00Z", "2024-02-18T00:00:00Z", 1)));

    assertThat(day.getHours())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(0, 3L));
  }

  @Test
  void shouldTakeHoursBeforeDaysAndLeaveOtherHoursAlone() {
    SignalDay day =
        ledger(
            List.of(
                number("h1", "2024-02-17T05:00:00Z", "2024-02-17T06:00:00Z", 40),
                single("m1", "2024-02-17T05:10:00Z", 1),
                single("m2", "2024-02-17T07:10:00Z", 1),
                number("per-day", "2024-02-17T00:00:00Z", "2024-02-18T00:00:00Z", 50)));

    assertThat(day.getHours())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(5, 40L), tuple(7, 1L));
  }

  @Test
  void shouldJudgeANumberOfSeveralDaysByTheShareOfItsFirst() {
    Measurement week = number("week", "2024-02-17T00:00:00Z", "2024-02-24T00:00:00Z", 14);

    assertThat(ledger(List.of(week, single("m1", "2024-02-17T05:10:00Z", 1))).getHours())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(5, 1L));
    assertThat(ledger(List.of(week)).getHours())
        .extracting(HourCount::getHour, HourCount::getCount)
        .containsExactly(tuple(0, 14L));
  }

  private static Measurement single(String id, String at, long count) {
    return Measurement.of(signal(id, at, 0, 0, 1).setCount(count).build());
  }

  private static Measurement number(String id, String at, String until, long count) {
    return Measurement.of(
        signal(id, at, 0, 0, 1).setUntil(Moments.at(Instant.parse(until))).setCount(count).build());
  }

  @Provide
  Arbitrary<List<Measurement>> measurements() {
    Arbitrary<Double> third = Arbitraries.integers().between(0, 9).map(i -> i / 27.0);
    return Combinators.combine(
            Arbitraries.longs().between(-6, 6),
            Arbitraries.integers().between(0, 23),
            Arbitraries.longs().between(0, 2),
            Arbitraries.longs().between(1, 50),
            third,
            third,
            Arbitraries.of("dns.bogon", "tls.reset.sni").injectNull(0.3))
        .as(
            (id, hour, published, count, blocked, down, mechanism) ->
                new Measurement(
                    id,
                    hour,
                    0,
                    published,
                    // The digest of the content: equal content, equal version.
                    (hour * 31L + count) * 1000
                        + Math.round(blocked * 270 + down * 27)
                        + (mechanism == null ? 0 : mechanism.length()) * 1_000_000L,
                    count % 2 == 0,
                    blocked,
                    down,
                    1 - blocked - down,
                    count,
                    mechanism))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static HourCount.Builder hour(
      int hour, double blocked, double down, double ok, long count) {
    return HourCount.newBuilder()
        .setHour(hour)
        .setBlocked(blocked)
        .setDown(down)
        .setOk(ok)
        .setCount(count);
  }

  private static SignalDay ledger(List<Measurement> measurements) {
    Buckets buckets = new Buckets();
    measurements.forEach(buckets::add);
    return buckets.ledger("PK/x", 17557L, DAY);
  }

  private static NetworkSignal.Builder signal(
      String id, String at, double blocked, double down, double ok) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatform("x")
        .setAsn(17557L)
        .setSource(SignalSource.OONI)
        .setAt(Moments.at(Instant.parse(at)))
        .setBlocked(blocked)
        .setDown(down)
        .setOk(ok);
  }
}
