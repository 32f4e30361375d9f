package org.bandish.detect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/** Days of one subject for tests, with what was known of their hours at which time. */
final class KnownDays {
  static final Instant START = Instant.parse("2024-02-01T00:00:00Z");
  private static final int DAY = 24;

  /** One network's hour; in hours after the start. */
  private record Place(long asn, int hour) {}

  private final Map<Place, NavigableMap<Integer, HourCount>> versions =
      new TreeMap<>(Comparator.comparing(Place::asn).thenComparing(Place::hour));

  static Instant at(int hour) {
    return START.plusSeconds(hour * Hour.SECONDS);
  }

  /** Ten measurements, which met a known block page if blocked, known when the hour is over. */
  KnownDays hour(long asn, int hour, boolean blocked) {
    return known(asn, hour, hour + 1, 10, blocked, false);
  }

  /**
   * What is known of an hour of a network from an hour on.
   *
   * @param since hours after the start, behind the hour
   * @param count 0: nothing
   */
  KnownDays known(long asn, int hour, int since, int count, boolean blocked, boolean throttled) {
    HourCount content =
        new HourCount(
            hour % DAY,
            blocked ? (double) count : 0,
            0.0,
            blocked ? 0.0 : count,
            (long) count,
            throttled ? (double) count : 0,
            blocked && !throttled ? (long) count : 0,
            blocked ? 1.0 : 0.0,
            at(since));
    versions.computeIfAbsent(new Place(asn, hour), place -> new TreeMap<>()).put(since, content);
    return this;
  }

  /** Of every hour the last version, and before it the earlier ones, the first of them nothing. */
  List<SignalDay> days() {
    Map<String, List<HourCount>> hours = new TreeMap<>();
    Map<String, List<HourCount>> earlier = new TreeMap<>();
    versions.forEach(
        (place, known) -> {
          LocalDate day = at(place.hour()).atOffset(ZoneOffset.UTC).toLocalDate();
          String key = place.asn() + "|" + day;
          List<HourCount> before = new ArrayList<>(known.headMap(known.lastKey()).values());
          if (known.firstKey() > place.hour() + 1) {
            before.add(0, nothing(place.hour()));
          }
          earlier.computeIfAbsent(key, k -> new ArrayList<>()).addAll(before);
          List<HourCount> now = hours.computeIfAbsent(key, k -> new ArrayList<>());
          HourCount last = known.lastEntry().getValue();
          if (last.getCount() > 0) {
            now.add(last);
          } else {
            earlier.get(key).add(last);
          }
        });
    List<SignalDay> days = new ArrayList<>();
    hours.forEach(
        (key, now) -> {
          int bar = key.indexOf('|');
          days.add(
              new SignalDay(
                  "PK/x",
                  Long.valueOf(key.substring(0, bar)),
                  LocalDate.parse(key.substring(bar + 1)),
                  now,
                  List.of(),
                  "",
                  earlier.get(key)));
        });
    return days;
  }

  private static HourCount nothing(int hour) {
    return new HourCount(hour % DAY, 0.0, 0.0, 0.0, 0L, 0.0, 0L, 0.0, at(hour + 1));
  }

  /** The last hour at which something became known, after the start. */
  int last() {
    return versions.values().stream().mapToInt(NavigableMap::lastKey).max().orElse(0);
  }

  /** One to three networks of some days, with blocks, throttling, silences and late knowledge. */
  static KnownDays random(Random random) {
    KnownDays days = new KnownDays();
    int networks = 1 + random.nextInt(3);
    for (long asn = 1; asn <= networks; asn++) {
      boolean blocked = random.nextBoolean();
      boolean throttled = false;
      int every = 1 + random.nextInt(8);
      for (int hour = random.nextInt(30); hour < 5 * DAY; hour += 1 + random.nextInt(every)) {
        if (random.nextInt(12) == 0) {
          blocked = !blocked;
          throttled = random.nextInt(4) == 0;
        }
        if (random.nextInt(60) == 0) {
          hour += 8 * DAY;
        }
        days.one(asn, hour, blocked, throttled, random);
      }
    }
    return days;
  }

  private void one(long asn, int hour, boolean blocked, boolean throttled, Random random) {
    int since = hour + 1 + (random.nextInt(8) == 0 ? random.nextInt(60) : 0);
    known(asn, hour, since, 1 + random.nextInt(12), blocked, throttled);
    if (random.nextInt(12) == 0) {
      int count = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(12);
      int later = since + 1 + random.nextInt(50);
      known(asn, hour, later, count, random.nextBoolean(), throttled);
    }
  }
}
