package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bandish.detect.Buckets;
import org.bandish.detect.DayAsKnown;
import org.bandish.detect.Versions;
import org.bandish.event.HourCount;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalDay;
import org.bandish.schema.Moments;
import org.junit.jupiter.api.Test;

/** A measurement of which a later version is of another day. */
class MovedMeasurementsTest {
  private static final String SERIES = "PK/x|17557|";
  private static final Instant START = Instant.parse("2024-02-17T00:00:00Z");
  private static final int HOURS = 7 * 24;

  @Property(tries = 300)
  void shouldDependOnTheSetOfSignalsAlone(
      @ForAll("signals") List<NetworkSignal> all, @ForAll Random random) {
    List<NetworkSignal> shuffled = new ArrayList<>(all);
    shuffled.addAll(all.subList(0, all.size() / 2));
    Collections.shuffle(shuffled, random);

    assertThat(stored(shuffled)).isEqualTo(stored(all));
    assertThat(SpanTopologyTest.bytes(days(stored(shuffled))))
        .isEqualTo(SpanTopologyTest.bytes(days(stored(all))));
  }

  @Property(tries = 200)
  void shouldBeAsKnownAtATimeTheDaysOfWhatWasPublicByThen(
      @ForAll("signals") List<NetworkSignal> all) {
    Map<String, SignalDay> whole = days(stored(all));

    for (int hour = 0; hour < HOURS; hour++) {
      Instant asOf = START.plusSeconds(3_600L * hour);
      Map<String, SignalDay> then =
          days(
              stored(
                  all.stream()
                      .filter(each -> !each.getPublished().getLatest().isAfter(asOf))
                      .toList()));
      assertThat(hours(whole, asOf)).as("as of %s", asOf).isEqualTo(hours(then, asOf));
    }
  }

  @Property(tries = 200)
  void shouldCountAMeasurementOnceAtEachTime(@ForAll("signals") List<NetworkSignal> all) {
    Map<String, SignalDay> whole = days(stored(all));
    List<NetworkSignal> neighbours =
        all.stream().filter(each -> each.getAt().getEarliest().isBefore(at(48))).toList();
    Map<String, SignalDay> two = days(stored(neighbours));
    long ids = neighbours.stream().map(NetworkSignal::getId).distinct().count();

    assertThat(count(hours(two, at(HOURS)))).isEqualTo(ids);
    for (int hour = 0; hour < HOURS; hour++) {
      Instant asOf = at(hour);
      long known =
          neighbours.stream()
              .filter(each -> !each.getPublished().getLatest().isAfter(asOf))
              .map(NetworkSignal::getId)
              .distinct()
              .count();
      assertThat(count(hours(two, asOf))).as("as of %s", asOf).isEqualTo(known);
    }
    assertThat(whole).isNotEmpty();
  }

  @Test
  void shouldCountOnItsOldDayUntilTheLaterVersionWasPublic() {
    NetworkSignal first = signal(1, 23, 30, 1);
    NetworkSignal later = signal(1, 24, 60 * 10, 1);

    Map<String, SignalDay> days = days(stored(List.of(later, first)));

    assertThat(days).containsOnlyKeys(SERIES + "2024-02-17", SERIES + "2024-02-18");
    SignalDay old = days.get(SERIES + "2024-02-17");
    assertThat(old.getHours()).isEmpty();
    assertThat(old.getMechanisms()).isEmpty();
    assertThat(DayAsKnown.at(old, hours(33)).getHours())
        .extracting(HourCount::getHour)
        .containsExactly(23);
    assertThat(DayAsKnown.at(old, hours(34)).getHours()).isEmpty();
    SignalDay other = days.get(SERIES + "2024-02-18");
    assertThat(other.getEarlier()).isEmpty();
    assertThat(DayAsKnown.at(other, hours(33)).getHours()).isEmpty();
    assertThat(DayAsKnown.at(other, hours(34)).getHours())
        .extracting(HourCount::getHour)
        .containsExactly(0);
  }

  /** The store of measurements after the signals were entered. */
  private static Map<String, Versions> stored(List<NetworkSignal> signals) {
    MapStore<Versions> measurements = new MapStore<>();
    SignalSets sets =
        new SignalSets(
            measurements, new MapStore<>(), new MapStore<>(), new MapStore<>(), new MapStore<>());
    signals.forEach(signal -> sets.enter(SERIES, signal));
    return measurements.entries;
  }

  private static Map<String, SignalDay> days(Map<String, Versions> stored) {
    Map<String, Buckets> buckets = new TreeMap<>();
    stored.forEach(
        (key, versions) ->
            buckets
                .computeIfAbsent(key.substring(0, key.lastIndexOf('|')), day -> new Buckets())
                .add(versions));
    Map<String, SignalDay> days = new TreeMap<>();
    buckets.forEach(
        (key, day) ->
            days.put(
                key, day.ledger("PK/x", 17557L, LocalDate.parse(key.substring(SERIES.length())))));
    return days;
  }

  /** What was known of each day of which anything was. */
  private static Map<String, List<HourCount>> hours(Map<String, SignalDay> days, Instant asOf) {
    Map<String, List<HourCount>> hours = new TreeMap<>();
    days.forEach(
        (key, day) -> hours.put(key, DayAsKnown.at(day, asOf.getEpochSecond() / 3_600).getHours()));
    hours.values().removeIf(List::isEmpty);
    return hours;
  }

  private static long count(Map<String, List<HourCount>> hours) {
    return hours.values().stream().flatMap(List::stream).mapToLong(HourCount::getCount).sum();
  }

  private static Instant at(int hours) {
    return START.plusSeconds(3_600L * hours);
  }

  private static long hours(int hours) {
    return at(hours).getEpochSecond() / 3_600;
  }

  /**
   * A measurement.
   *
   * @param hour since the first day began
   * @param minutes after the beginning of that hour it was public
   */
  private static NetworkSignal signal(int id, int hour, int minutes, double blocked) {
    return measured("m" + id, at(hour).plusSeconds(5).toString(), "x", 17557L)
        .setPublished(Moments.at(at(hour).plusSeconds(60L * minutes)))
        .setBlocked(blocked)
        .setOk(1 - blocked)
        .build();
  }

  @Provide
  Arbitrary<List<NetworkSignal>> signals() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 95),
            Arbitraries.integers().between(1, 70 * 60),
            Arbitraries.of(0.0, 0.5, 1.0))
        .as(MovedMeasurementsTest::signal)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }
}
