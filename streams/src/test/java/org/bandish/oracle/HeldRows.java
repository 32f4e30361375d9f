package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes rows of the spans of a history, as a detector tells them to which some measurements become
 * known late: in which time each was held to be so, now and then with a time between in which none
 * was, with another end or state or none any more; and on which days it was known to be measured.
 */
final class HeldRows {
  private static final int MOST_ROWS = 3;
  private static final int MOST_RUNS = 4;

  private final Dice dice;
  private final List<Map<String, Object>> facts;

  HeldRows(Dice dice, List<Map<String, Object>> facts) {
    this.dice = dice;
    this.facts = facts;
  }

  void make() {
    List<Map<String, Object>> spans = facts.stream().filter(Measurements::isSpan).toList();
    for (Map<String, Object> span : spans) {
      boolean byDays = dice.chance(50);
      if (byDays) {
        measure(span);
      }
      if (dice.chance(45)) {
        hold(span, byDays);
      }
    }
  }

  private void hold(Map<String, Object> first, boolean byDays) {
    Map<String, Object> row = first;
    Instant since = instant(first, "knownSince");
    int count = 1 + dice.upTo(MOST_ROWS);
    for (int i = 1; i <= count; i++) {
      if (i == count && dice.chance(60)) {
        return;
      }
      Instant until = since.plus(Duration.ofMinutes(30)).plus(time());
      row.put("heldTo", until.toString());
      if (i < count) {
        since = dice.chance(75) ? until : until.plus(time());
        row = next(row, since, since.equals(until));
        if (byDays) {
          measure(row);
        }
        facts.add(dice.upTo(facts.size() + 1), row);
      }
    }
  }

  private Map<String, Object> next(Map<String, Object> before, Instant heldFrom, boolean unbroken) {
    Map<String, Object> row = new LinkedHashMap<>(before);
    row.keySet().removeAll(List.of("heldTo", "measured", "endKnownSince"));
    row.put("heldFrom", heldFrom.toString());
    boolean turned = !row.containsKey("explainedByOutage") && dice.chance(15);
    if (turned) {
      row.put("state", dice.one("blocked", "throttled", "accessible"));
    }
    if (!unbroken || turned) {
      row.put("knownSince", heldFrom.toString());
    }
    Instant start = instant(row, "start");
    Instant stops = row.containsKey("end") ? instant(row, "end") : instant(row, "measuredTo");
    Instant moved = dice.chance(50) ? stops.plus(time()) : stops.minus(time());
    Instant to = moved.isAfter(start) ? moved : start.plus(Duration.ofHours(1));
    boolean ends = dice.chance(row.containsKey("end") ? 80 : 30);
    row.keySet().removeAll(List.of("end", "measuredTo"));
    row.put(ends ? "end" : "measuredTo", to.toString());
    if (ends) {
      row.put("endKnownSince", (to.isAfter(heldFrom) ? to.plus(time()) : heldFrom).toString());
    }
    return row;
  }

  /**
   * Some runs of days, each known so many hours after its midnight, also behind an end as long as
   * that is not known; of what goes on it follows how far it was measured, unless silence is known.
   */
  private void measure(Map<String, Object> row) {
    boolean ends = row.containsKey("end");
    Instant start = instant(row, "start");
    Instant stops = instant(row, ends ? "end" : "measuredTo");
    LocalDate day = day(start);
    LocalDate behind = day(stops).plusDays(1 + (ends ? dice.upTo(4) : 0));
    List<Map<String, Object>> runs = new ArrayList<>();
    LocalDate last = day;
    while (day.isBefore(behind) && runs.size() < MOST_RUNS) {
      int left = (int) ChronoUnit.DAYS.between(day, behind);
      int days = dice.chance(30) ? left : 1 + dice.upTo(left);
      int hours = 1 + dice.upTo(dice.chance(80) ? 30 : 400);
      runs.add(Map.of("first", day.toString(), "days", days, "knownAfterHours", hours));
      last = day.plusDays(days - 1L);
      day = last.plusDays(dice.chance(75) ? 1 : 1 + dice.upTo(4));
    }
    row.put("measured", runs);
    if (!ends && dice.chance(40)) {
      Instant known = instant(row, row.containsKey("heldFrom") ? "heldFrom" : "knownSince");
      Instant silent = stops.plus(time());
      row.put("endKnownSince", (silent.isBefore(known) ? known : silent).toString());
    } else if (!ends) {
      Instant midnight = last.atStartOfDay(ZoneOffset.UTC).toInstant();
      row.put("measuredTo", (midnight.isBefore(start) ? start : midnight).toString());
    }
  }

  /** Hours, days or weeks. */
  private Duration time() {
    int most = dice.one(10, 96, 96, 40 * 24);
    return Duration.ofMinutes(30L * dice.upTo(2 * most));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Map<String, Object> row, String field) {
    return Instant.parse(row.get(field).toString());
  }
}
