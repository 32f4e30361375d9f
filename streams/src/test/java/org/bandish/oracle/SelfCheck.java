package org.bandish.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Properties that the oracle's own answers must have on random histories. */
public final class SelfCheck {
  private static final ZoneId ZONE = Dice.ZONE;

  private final List<String> broken = new ArrayList<>();
  private final Map<String, Integer> seen = new TreeMap<>();

  /** Derives the national subject of a history. */
  static List<Map<String, Object>> derive(List<Map<String, Object>> facts, Instant asOf) {
    return Oracle.intervals(Histories.COUNTRY, null, Histories.PLATFORM, facts, asOf, ZONE);
  }

  /** Every property that a history breaks, a line each; counts what the answer contains. */
  List<String> check(long seed, int maxFacts) {
    broken.clear();
    List<Map<String, Object>> facts = Histories.random(seed, maxFacts);
    if (!facts.equals(Histories.random(seed, maxFacts))) {
      broken.add("the generator is not a function of its seed");
    }
    List<Map<String, Object>> intervals = derive(facts, null);
    Random random = new Random(seed);
    List<Map<String, Object>> shuffled = new ArrayList<>(facts);
    facts.stream().filter(f -> random.nextInt(4) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    if (!intervals.equals(derive(shuffled, null))) {
      broken.add("order or duplication matters");
    }
    if (!intervals.equals(derive(facts, Instant.parse("2100-01-01T00:00:00Z")))) {
      broken.add("as of the far future differs");
    }
    Oracle.intervals(Histories.COUNTRY, Histories.REGION, Histories.PLATFORM, facts, null, ZONE);
    derive(facts, Instant.parse("2020-06-01T00:00:00Z"));
    Instant before = Instant.MIN;
    Set<Object> seeds = new HashSet<>();
    for (Map<String, Object> interval : intervals) {
      before = interval(interval, before);
      count("idSeed shared", seeds.add(interval.get("idSeed")) ? 0 : 1);
    }
    count("intervals", intervals.size());
    Oracle.recurrence(intervals);
    return broken.stream().map(b -> "seed " + seed + ": " + b).toList();
  }

  /** How often each phase, ending, disclosure and so on came out so far. */
  Map<String, Integer> seen() {
    return new TreeMap<>(seen);
  }

  private void count(String what, int by) {
    seen.merge(what, by, Integer::sum);
  }

  private void need(boolean holds, String property, Map<String, Object> interval) {
    if (!holds) {
      broken.add(property + ": " + interval);
    }
  }

  private Instant interval(Map<String, Object> interval, Instant before) {
    List<Map<?, ?>> phases = maps(interval.get("phases"));
    Instant from = (Instant) phases.get(0).get("from");
    Instant to = (Instant) phases.get(phases.size() - 1).get("to");
    need(before != null && from.isAfter(before), "not sorted and disjoint", interval);
    for (int i = 0; i < phases.size(); i++) {
      Object next = i + 1 < phases.size() ? phases.get(i + 1).get("from") : to;
      need(Objects.equals(phases.get(i).get("to"), next), "phases do not tile", interval);
      count("phase " + phases.get(i).get("phase"), 1);
      Instant end = (Instant) phases.get(i).get("to");
      boolean some = end == null || end.isAfter((Instant) phases.get(i).get("from"));
      need(some, "empty phase", interval);
    }
    Map<?, ?> start = (Map<?, ?>) interval.get("start");
    need(within(from, start), "start outside its bracket", interval);
    boolean ongoing = interval.get("state").equals("ONGOING");
    need(ongoing == (to == null), "state", interval);
    need(ongoing == (interval.get("ending") == null), "ending", interval);
    if (interval.get("end") instanceof Map<?, ?> end) {
      need(within(to.minusSeconds(60), end) || within(to, end), "end outside bracket", interval);
      LocalDate date = (LocalDate) end.get("date");
      need((date == null) == (interval.get("days") == null), "days without date", interval);
      long min = (Long) interval.get("minDays");
      long max = (Long) interval.get("maxDays");
      long days = date == null ? min : (Long) interval.get("days");
      need(min <= days && days <= max, "days out of min and max", interval);
    }
    spans(interval, "ordered", from, to);
    spans(interval, "observed", from, to);
    List<?> evidence = (List<?>) interval.get("evidence");
    need(new HashSet<>(evidence).size() == evidence.size(), "evidence twice", interval);
    for (String field : List.of("state", "ending", "disclosure", "contested", "restriction")) {
      count(field + " " + interval.get(field), 1);
    }
    return to;
  }

  private void spans(Map<String, Object> interval, String field, Instant from, Instant to) {
    Instant last = from;
    for (Map<?, ?> span : maps(interval.get(field))) {
      Instant start = (Instant) span.get("from");
      Instant end = (Instant) span.get("to");
      need(last != null && !start.isBefore(last), field + " overlaps", interval);
      need(end == null || end.isAfter(start), field + " empty", interval);
      need(to == null || (end != null && !end.isAfter(to)), field + " beyond", interval);
      last = end;
    }
  }

  private static boolean within(Instant instant, Map<?, ?> bound) {
    Instant earliest = (Instant) bound.get("earliest");
    Instant latest = (Instant) bound.get("latest");
    return !instant.isBefore(earliest) && !instant.isAfter(latest);
  }

  private static List<Map<?, ?>> maps(Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object each : (List<?>) list) {
      maps.add((Map<?, ?>) each);
    }
    return maps;
  }

  /** Arguments: histories (default 2000), facts at most (default 16). */
  public static void main(String[] args) {
    int histories = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int maxFacts = args.length > 1 ? Integer.parseInt(args[1]) : 16;
    SelfCheck check = new SelfCheck();
    Map<Long, String> broken = new LinkedHashMap<>();
    for (long seed = 0; seed < histories; seed++) {
      try {
        List<String> found = check.check(seed, maxFacts);
        if (!found.isEmpty()) {
          broken.put(seed, found.get(0));
        }
      } catch (RuntimeException e) {
        StackTraceElement at = e.getStackTrace()[0];
        broken.put(seed, "seed " + seed + ": " + e + " at " + at);
      }
    }
    broken.values().stream().limit(20).forEach(System.out::println);
    check.seen.forEach((what, count) -> System.out.println(count + "\t" + what));
    System.out.println(histories + " histories, " + broken.size() + " broken");
  }
}
