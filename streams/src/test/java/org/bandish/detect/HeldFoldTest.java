package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bandish.event.HourCount;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/** What the rows say was held at a time is what the detector says of what was known then. */
class HeldFoldTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
  private static final long START = FIRST.toEpochDay() * 24;
  private static final Stretches STRETCHES = new Stretches(Detectors.DEFAULT);

  /** What is believed of a stretch. */
  private record Belief(String state, Instant end, Instant measuredTo) {}

  @Property(tries = 25)
  void shouldHoldAtEveryHourWhatTheDetectorSaysOfWhatWasKnown(@ForAll Random random) {
    Map<LocalDate, List<SignalDay>> days = days(random);
    OutageHours outages = outages(random);
    List<Row> rows = rows(days, outages);
    List<SignalDay> all = days.values().stream().flatMap(List::stream).toList();

    for (long hour : times(all, outages)) {
      assertThat(held(rows, hour))
          .as("at %s", Hour.at(hour))
          .isEqualTo(scratch(all, outages, hour));
    }
  }

  /** When something became known, and an hour before and after. */
  private static NavigableSet<Long> times(List<SignalDay> days, OutageHours outages) {
    NavigableSet<Long> times = new TreeSet<>(outages.changes(Hour.at(START), Hour.at(START * 2)));
    for (SignalDay day : days) {
      times.addAll(DayAsKnown.changes(day));
      long midnight = day.getDay().toEpochDay() * 24;
      day.getHours().forEach(hour -> times.add(midnight + hour.getHour() + 1));
    }
    List.copyOf(times).forEach(time -> times.addAll(List.of(time - 1, time + 1)));
    return times;
  }

  @Example
  void shouldHaveRowsThatChange() {
    int replaced = 0;
    int revised = 0;
    int takenBack = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      for (Row row : rows(days(random), outages(random))) {
        revised += row.heldFrom() == null ? 0 : 1;
        takenBack += row.heldTo() == null ? 0 : 1;
        replaced += row.heldFrom() != null && row.heldTo() != null ? 1 : 0;
      }
    }
    assertThat(revised).isPositive();
    assertThat(takenBack).isPositive();
    assertThat(replaced).isPositive();
  }

  @Example
  void shouldStaySmallAndRightForNowWhereEachDayBecameKnownMonthsLater() {
    HeldFold fold = new HeldFold(STRETCHES);
    HeldWatches watches = fold.initial();
    Map<LocalDate, List<SignalDay>> days = new TreeMap<>();
    for (int i = 0; i < 2 * HeldFold.MOST; i++) {
      LocalDate date = FIRST.plusDays(i);
      List<HourCount> hours = new ArrayList<>();
      for (int hour = 0; hour < 24; hour += 8) {
        hours.add(count(hour, i % 20 < 10, START + 24L * (i + 300)));
      }
      days.put(date, List.of(day(date, 1L, hours, List.of()), day(date, 2L, hours, List.of())));
      watches = fold.day(watches, date, days.get(date), outages(List.of())).after();
      assertThat(watches.held()).hasSizeLessThanOrEqualTo(HeldFold.MOST);
    }
    long now = START * 2;
    List<SignalDay> all = days.values().stream().flatMap(List::stream).toList();

    Map<Instant, Belief> scratch = scratch(all, outages(List.of()), now);

    assertThat(scratch).hasSizeGreaterThan(10);
    assertThat(held(rows(days, outages(List.of())), now)).isEqualTo(scratch);
  }

  private static List<Row> rows(Map<LocalDate, List<SignalDay>> days, OutageHours outages) {
    HeldFold fold = new HeldFold(STRETCHES);
    HeldWatches watches = fold.initial();
    List<HeldStretch> told = new ArrayList<>();
    for (Map.Entry<LocalDate, List<SignalDay>> day : days.entrySet()) {
      HeldFold.Step step = fold.day(watches, day.getKey(), day.getValue(), outages);
      watches = HeldWatches.read(step.after().bytes(Detectors.DEFAULT), Detectors.DEFAULT);
      told.addAll(HeldStretch.read(HeldStretch.bytes(step.told())));
    }
    told.addAll(watches.open());
    Map<Instant, List<HeldStretch>> byStart = new TreeMap<>();
    told.forEach(
        each -> byStart.computeIfAbsent(each.start(), start -> new ArrayList<>()).add(each));
    List<Row> rows = new ArrayList<>();
    byStart.values().forEach(held -> rows.addAll(Row.of(held)));
    return rows;
  }

  private static Map<Instant, Belief> held(List<Row> rows, long hour) {
    Instant at = Hour.at(hour);
    Map<Instant, Belief> held = new TreeMap<>();
    for (Row row : rows) {
      Span span = row.stretch().span();
      Instant from = row.heldFrom() == null ? span.knownSince() : row.heldFrom();
      if (!from.isAfter(at) && (row.heldTo() == null || row.heldTo().isAfter(at))) {
        Instant settled = row.stretch().finalSince();
        boolean open = settled == null || settled.isAfter(at);
        DaysMeasured known = row.stretch().measured().between(Long.MIN_VALUE, hour + 1);
        Belief belief =
            open
                ? new Belief(span.state().name(), null, Stretch.standsAt(span.start(), known))
                : new Belief(span.state().name(), span.end(), row.stretch().measuredTo());
        assertThat(held.put(span.start(), belief)).isNull();
      }
    }
    return held;
  }

  private static Map<Instant, Belief> scratch(
      List<SignalDay> days, OutageHours outages, long hour) {
    List<SignalDay> known = days.stream().map(day -> DayAsKnown.at(day, hour)).toList();
    List<Hour> hours = Hours.of(known, outages.at(hour)).stream().map(Hour::onTime).toList();
    Stretches.Step step = STRETCHES.advance(STRETCHES.initial(), hours);
    Map<Instant, Belief> held = new TreeMap<>();
    for (Stretch stretch : step.stretches()) {
      Span span = stretch.span();
      held.put(span.start(), new Belief(span.state().name(), span.end(), stretch.measuredTo()));
    }
    return held;
  }

  /** Blocks and access of some days each, silences, and hours of which more became known late. */
  private static Map<LocalDate, List<SignalDay>> days(Random random) {
    Map<LocalDate, List<SignalDay>> days = new TreeMap<>();
    int day = 0;
    boolean blocked = random.nextBoolean();
    Long[] networks = {1L, 2L, 3L, null};
    for (int i = 0; i < 14; i++) {
      day += random.nextInt(8) == 0 ? random.nextInt(10) : 1;
      blocked = random.nextInt(3) == 0 ? !blocked : blocked;
      LocalDate date = FIRST.plusDays(day);
      List<SignalDay> networksOfDay = new ArrayList<>();
      for (Long network : networks) {
        if (random.nextInt(network == null ? 12 : 4) > 0 == (network != null)) {
          SignalDay signals = signals(random, date, network, blocked);
          if (!signals.getHours().isEmpty() || !signals.getEarlier().isEmpty()) {
            networksOfDay.add(signals);
          }
        }
      }
      if (!networksOfDay.isEmpty()) {
        days.put(date, networksOfDay);
      }
    }
    return days;
  }

  private static SignalDay signals(Random random, LocalDate date, Long network, boolean blocked) {
    List<HourCount> hours = new ArrayList<>();
    List<HourCount> earlier = new ArrayList<>();
    long midnight = date.toEpochDay() * 24;
    boolean late = random.nextInt(5) == 0;
    for (int hour = 0; hour < 24; hour++) {
      if (random.nextInt(3) > 0) {
        continue;
      }
      boolean mostly = random.nextInt(6) == 0 ? !blocked : blocked;
      if (late && random.nextInt(3) == 0) {
        long known = midnight + hour + 2 + random.nextInt(random.nextBoolean() ? 12 : 150);
        if (random.nextBoolean()) {
          earlier.add(count(hour, random.nextBoolean(), midnight + hour + 1));
        }
        if (random.nextInt(4) == 0) {
          earlier.add(count(hour, random.nextBoolean(), known - 1));
          earlier.add(none(hour, known));
        } else {
          hours.add(count(hour, mostly, known));
        }
      } else {
        hours.add(count(hour, mostly, midnight + hour + 1));
      }
    }
    return day(date, network, hours, earlier);
  }

  private static SignalDay day(
      LocalDate date, Long network, List<HourCount> hours, List<HourCount> earlier) {
    return SignalDay.newBuilder()
        .setSubject("KE/telegram")
        .setAsn(network)
        .setDay(date)
        .setHours(hours)
        .setEarlier(earlier)
        .setMechanisms(List.of())
        .setDigest("")
        .build();
  }

  private static HourCount count(int hour, boolean blocked, long known) {
    return HourCount.newBuilder()
        .setHour(hour)
        .setBlocked(blocked ? 5.0 : 0.0)
        .setOk(blocked ? 0.0 : 5.0)
        .setCount(5)
        .setKnownAt(Hour.at(known))
        .build();
  }

  private static HourCount none(int hour, long known) {
    return HourCount.newBuilder().setHour(hour).setKnownAt(Hour.at(known)).build();
  }

  private static OutageHours outages(Random random) {
    List<Outage> outages = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Instant start = Hour.at(START + random.nextInt(14 * 24));
      outages.add(
          Outage.newBuilder()
              .setId("ke-outage-" + i)
              .setCountry("KE")
              .setAsn(random.nextBoolean() ? null : 1L)
              .setStart(start)
              .setEnd(start.plus(Duration.ofHours(1 + random.nextInt(40))))
              .setKnownSince(start.plus(Duration.ofHours(random.nextInt(60))))
              .setSources(List.of())
              .setEvidence(List.of())
              .build());
    }
    return outages(outages);
  }

  private static OutageHours outages(List<Outage> outages) {
    return new OutageHours(Subject.parse("KE/telegram"), outages);
  }
}
