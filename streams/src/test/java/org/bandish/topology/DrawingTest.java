package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bandish.detect.Detectors;
import org.bandish.detect.OutageHours;
import org.bandish.event.Access;
import org.bandish.event.HourCount;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** What drawing reads, and that it tells the same whatever it is asked to draw at once. */
class DrawingTest {
  private static final Subject SUBJECT = Subject.parse("PK/x");
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 1_000;
  private static final long[] NETWORKS = {1, 2, 3};

  private final MapStore<SignalDay> days = new MapStore<>();
  private final MapStore<byte[]> watches = new MapStore<>();
  private final MapStore<ObservedSpan> told = new MapStore<>();
  private final Drawing drawing =
      new Drawing(Detectors.DEFAULT, days, watches, new MapStore<>(), told);
  private final List<Outage> outages = new ArrayList<>();

  @Test
  void shouldReadWhatIsAroundEachOfTwoDaysFarApartAndNothingBetween() {
    measureAll();
    draw(new DayRange(day(0), day(DAYS - 1)));
    measure(200, true);
    measure(800, true);
    days.read = 0;

    draw(new DayRange(day(200), day(200)), new DayRange(day(800), day(800)));

    // Each day begins a span of its own; after the next change nothing is other than it was.
    assertThat(days.read).isPositive().isLessThan(2 * 50 * NETWORKS.length);
    assertThat(told.entries).isEqualTo(whole());
  }

  @Test
  void shouldReadOfManyOutagesThatChangedTheirDaysAlone() {
    measureAll();
    draw(new DayRange(day(0), day(DAYS - 1)));
    List<DayRange> changed = new ArrayList<>();
    for (int i = 50; i < DAYS; i += 100) {
      outages.add(outage(i, i + 2, i));
      changed.add(new DayRange(day(i), day(i + 2)));
    }
    days.read = 0;

    drawing.draw(SUBJECT, changed, hours());

    assertThat(days.read).isPositive().isLessThan(DAYS * NETWORKS.length / 2);
    assertThat(told.entries).isEqualTo(whole());
  }

  @Test
  void shouldTellWhatAllDaysSayWhicheverAreDrawnAtOnce() {
    Random random = new Random(5);
    measureAll();
    draw(new DayRange(day(0), day(DAYS - 1)));
    for (int round = 0; round < 40; round++) {
      List<DayRange> changed = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        int from = random.nextInt(DAYS - 10);
        int to = from + random.nextInt(10);
        boolean blocked = random.nextBoolean();
        int late = random.nextBoolean() ? 0 : random.nextInt(40);
        for (int each = from; each <= to; each++) {
          measure(each, blocked, late);
        }
        changed.add(new DayRange(day(from), day(to)));
      }
      if (random.nextInt(3) == 0) {
        int from = random.nextInt(DAYS - 10);
        outages.add(outage(from, from + 3, from + random.nextInt(30)));
        changed.add(new DayRange(day(from), day(from + 3)));
      }

      drawing.draw(SUBJECT, DayRange.joined(changed), hours());

      assertThat(told.entries).as("round %s", round).isEqualTo(whole());
    }
    assertThat(told.entries.values())
        .extracting(ObservedSpan::getState)
        .contains(Access.BLOCKED, Access.ACCESSIBLE);
    assertThat(told.entries.values()).anyMatch(span -> span.getHeldFrom() != null);
    assertThat(told.entries.values()).anyMatch(span -> span.getHeldTo() != null);
    assertThat(told.entries.values()).anyMatch(ObservedSpan::getExplainedByOutage);
  }

  @Test
  void shouldTakeRangesThatMeetForOne() {
    assertThat(
            DayRange.joined(
                List.of(
                    new DayRange(day(9), day(9)),
                    new DayRange(day(1), day(6)),
                    new DayRange(day(2), day(3)),
                    new DayRange(day(7), day(7)))))
        .containsExactly(new DayRange(day(1), day(7)), new DayRange(day(9), day(9)));
  }

  private void draw(DayRange... changed) {
    drawing.draw(SUBJECT, List.of(changed), hours());
  }

  private OutageHours hours() {
    return new OutageHours(SUBJECT, outages);
  }

  /** All days drawn at once, from nothing. */
  private Map<String, ObservedSpan> whole() {
    MapStore<ObservedSpan> spans = new MapStore<>();
    new Drawing(Detectors.DEFAULT, days, new MapStore<>(), new MapStore<>(), spans)
        .draw(SUBJECT, List.of(new DayRange(day(0), day(DAYS - 1))), hours());
    return new TreeMap<>(spans.entries);
  }

  /** Blocked for thirty days of every hundred. */
  private void measureAll() {
    for (int i = 0; i < DAYS; i++) {
      measure(i, i % 100 >= 40 && i % 100 < 70);
    }
  }

  private void measure(int day, boolean blocked) {
    measure(day, blocked, 0);
  }

  /** Public so many days later. */
  private void measure(int day, boolean blocked, int late) {
    List<HourCount> hours = new ArrayList<>();
    for (int hour = 0; hour < 24; hour += 6) {
      hours.add(hour(day, hour, blocked, late));
    }
    for (long asn : NETWORKS) {
      days.put(
          "PK/x|" + day(day) + "|" + asn,
          SignalDay.newBuilder()
              .setSubject("PK/x")
              .setAsn(asn)
              .setDay(day(day))
              .setHours(hours)
              .setDigest("")
              .build());
    }
  }

  private static HourCount hour(int day, int hour, boolean blocked, int late) {
    return HourCount.newBuilder()
        .setHour(hour)
        .setBlocked(blocked ? 4.0 : 0.0)
        .setMedianBlocked(blocked ? 1.0 : 0.0)
        .setOk(blocked ? 0.0 : 4.0)
        .setCount(4)
        .setKnownAt(midnight(day + late).plusSeconds(3_600L * hour))
        .build();
  }

  private static Outage outage(int from, int to, int known) {
    return Outage.newBuilder()
        .setId("o" + from + "-" + known)
        .setCountry("PK")
        .setStart(midnight(from))
        .setEnd(midnight(to))
        .setKnownSince(midnight(known))
        .build();
  }

  private static LocalDate day(int day) {
    return START.plusDays(day);
  }

  private static Instant midnight(int day) {
    return day(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
