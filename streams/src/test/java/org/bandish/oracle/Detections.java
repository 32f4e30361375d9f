package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to a history what a detector draws from measurements: a series of spans that follow each
 * other as its spans do, and now and then one that contradicts them, known with its end; of the
 * nation and of the region; some explained by an outage; and reports that cite measurements. Of
 * each span its last self.
 */
final class Detections {
  private static final int MOST_SPANS = 5;
  private static final Duration SILENCE = Duration.ofDays(7);

  private final Dice dice;
  private final List<Map<String, Object>> facts;
  private int spans;

  Detections(Dice dice, List<Map<String, Object>> facts) {
    this.dice = dice;
    this.facts = facts;
  }

  void add() {
    if (dice.chance(50)) {
      series(null);
    }
    if (dice.chance(15)) {
      series(Histories.REGION);
    }
    if (dice.chance(15)) {
      Instant start = dice.instant();
      Instant end = start.plus(length());
      Map<String, Object> loose = span(null, start, state());
      loose.put("end", end.toString());
      loose.put("knownSince", end.plus(lag()).toString());
      facts.add(loose);
    }
  }

  private void series(String region) {
    Instant start = dice.instant();
    Instant known = start.plus(lag());
    String state = state();
    int count = 1 + dice.upTo(MOST_SPANS);
    for (int i = 0; i < count; i++) {
      Map<String, Object> span = span(region, start, state);
      span.put("knownSince", known.toString());
      Instant stops = start.plus(length());
      boolean last = i == count - 1;
      boolean silent = dice.chance(20);
      if (last && dice.chance(15)) {
        end(span, stops);
      } else if (last || silent) {
        Instant to = last ? stops.truncatedTo(ChronoUnit.DAYS) : stops;
        span.put("measuredTo", (to.isBefore(start) ? start : to).toString());
        stops = stops.plus(SILENCE).plus(length());
        known = stops.plus(lag());
      } else {
        known = end(span, stops);
      }
      facts.add(span);
      if (dice.chance(25)) {
        facts.add(citing(span, start, stops));
      }
      start = stops;
      state = silent && dice.chance(50) ? state : other(state);
    }
  }

  private Map<String, Object> span(String region, Instant start, String state) {
    Map<String, Object> span = new LinkedHashMap<>();
    span.put("type", "observed-span");
    span.put("id", (char) ('a' + dice.upTo(26)) + "-span-" + spans++);
    span.put("country", Histories.COUNTRY);
    if (region != null) {
      span.put("region", region);
    }
    span.put("platform", Histories.PLATFORM);
    span.put("state", state);
    span.put("start", start.toString());
    span.put("knownSince", start.plus(lag()).toString());
    if (dice.chance(6)) {
      span.put("explainedByOutage", true);
    }
    return span;
  }

  /** Answers when the end is known, and with it the beginning of what follows. */
  private Instant end(Map<String, Object> span, Instant end) {
    Instant known = Instant.parse(span.get("knownSince").toString());
    span.put("end", end.toString());
    if (dice.chance(10) && !end.isAfter(known)) {
      return known;
    }
    Instant endKnown = end.plus(lag());
    Instant told = endKnown.isBefore(known) ? known : endKnown;
    span.put("endKnownSince", told.toString());
    return told;
  }

  /** A report that derives from measurements, mostly of the span's time and state. */
  private Map<String, Object> citing(Map<String, Object> span, Instant start, Instant stops) {
    long halves = Math.max(1, Duration.between(start, stops).toMinutes() / 30);
    Instant at = start.plus(Duration.ofMinutes(30L * dice.upTo((int) halves + 4)));
    boolean same = dice.chance(80);
    boolean open = same == span.get("state").equals("accessible");
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("type", "network-signal");
    report.put("id", (char) ('a' + dice.upTo(26)) + "-cites-" + spans);
    report.put("country", Histories.COUNTRY);
    if (span.containsKey("region")) {
      report.put("region", span.get("region"));
    }
    report.put("platform", Histories.PLATFORM);
    report.put("source", "report");
    report.put("at", at.toString());
    if (dice.chance(30)) {
      report.put("until", at.plus(length()).toString());
    } else {
      report.put("published", at.plus(lag()).toString());
    }
    report.put("blocked", open ? 0.0 : 1.0);
    report.put("down", 0.0);
    report.put("ok", open ? 1.0 : 0.0);
    if (span.get("state").equals("throttled") && !open) {
      report.put("throttled", true);
    }
    report.put("lineage", List.of("m" + dice.upTo(3)));
    return report;
  }

  private String state() {
    return dice.one("blocked", "blocked", "blocked", "accessible", "accessible", "throttled");
  }

  private String other(String state) {
    return state.equals("accessible") ? dice.one("blocked", "blocked", "throttled") : "accessible";
  }

  /** Hours, days or weeks. */
  private Duration length() {
    int kind = dice.upTo(10);
    int most = kind < 3 ? 10 : kind < 8 ? 96 : 40 * 24;
    return Duration.ofMinutes(30 + 30L * dice.upTo(2 * most));
  }

  /** How long it takes until something is public: hours, now and then weeks. */
  private Duration lag() {
    return Duration.ofMinutes(30L * dice.upTo(dice.chance(90) ? 60 : 48 * 40));
  }
}
