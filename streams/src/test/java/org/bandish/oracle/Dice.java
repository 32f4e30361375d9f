package org.bandish.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded choices and moments for {@link Histories}. Days cluster, so that facts meet on one day and
 * within the windows of the rules. Times of day are full or half hours: an end moved by one minute
 * meets no other instant.
 */
final class Dice {
  static final ZoneId ZONE = ZoneId.of("Asia/Karachi");
  private static final LocalDate ORIGIN = LocalDate.of(2020, 1, 20);

  private final Random random;
  private final int range;
  private final List<LocalDate> clusters = new ArrayList<>();

  Dice(long seed) {
    this.random = new Random(seed);
    this.range = 60 + random.nextInt(341);
    int count = 3 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      clusters.add(ORIGIN.plusDays(random.nextInt(range)));
    }
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private LocalDateTime point() {
    LocalDateTime day = one(clusters).atStartOfDay();
    int kind = random.nextInt(20);
    if (kind < 9) {
      return day;
    }
    if (kind < 14) {
      return day.plusMinutes(30L * (random.nextInt(2 * 180) - 90));
    }
    if (kind < 17) {
      return day.plusDays(55 + random.nextInt(10));
    }
    return ORIGIN.plusDays(random.nextInt(range)).atStartOfDay();
  }

  /** Any full or half hour. */
  Instant instant() {
    return point().atZone(ZONE).toInstant();
  }

  /** Any moment, mostly a day. */
  String moment() {
    return written(point(), true);
  }

  /** A moment whose bracket begins no earlier than that of another, mostly within some days. */
  String after(String other, int days) {
    LocalDateTime from = start(other);
    LocalDateTime point =
        chance(40)
            ? from.plusMinutes(30L * random.nextInt(2 * 24 * Math.min(days, 4)))
            : from.plusDays(random.nextInt(days + 1));
    if (chance(25)) {
      LocalDateTime cluster = point();
      point = cluster.isBefore(from) ? point : cluster;
    }
    String text = written(point, false);
    return start(text).isBefore(from) ? other : text;
  }

  /** A day or an instant near another moment, now and then before it. */
  String near(String other) {
    LocalDate date = start(other).toLocalDate();
    return written(date.plusDays(random.nextInt(45) - (chance(20) ? 10 : 0)).atStartOfDay(), false);
  }

  private static LocalDateTime start(String moment) {
    return Bracket.parse(moment, ZONE).earliest().atZone(ZONE).toLocalDateTime();
  }

  private String written(LocalDateTime point, boolean coarse) {
    LocalDate day = point.toLocalDate();
    int kind = random.nextInt(100);
    if (kind < 25 || !point.equals(day.atStartOfDay())) {
      String time = point.toString();
      return time + (chance(80) ? "+05:00" : "");
    }
    if (!coarse || kind < 82) {
      return day.toString();
    }
    if (kind < 87) {
      return day + "/" + day.plusDays(1 + random.nextInt(20));
    }
    if (kind < 90) {
      return day + "~";
    }
    YearMonth month = YearMonth.from(day);
    if (kind < 95) {
      return month.toString();
    }
    return kind < 98 ? month + "~" : month + "/" + month.plusMonths(1);
  }
}
