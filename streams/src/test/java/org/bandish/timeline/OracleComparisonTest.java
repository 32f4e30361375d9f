package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.oracle.Histories;
import org.bandish.oracle.Oracle;
import org.bandish.oracle.Shrink;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/**
 * The timeline against a second reading of the rules that shares no code with it, on histories that
 * are made at random. {@code -Dbandish.histories=100000} is the long run; {@code
 * -Dbandish.firstHistory} is the seed to begin with.
 */
class OracleComparisonTest {
  private static final Subject NATIONAL = Subject.national(Histories.COUNTRY, Histories.PLATFORM);
  private static final Subject REGIONAL =
      new Subject(Histories.COUNTRY, Histories.REGION, Histories.PLATFORM);
  private static final long FIRST = Long.getLong("bandish.firstHistory", 0);
  private static final int HISTORIES = Integer.getInteger("bandish.histories", 400);
  private static final int FACTS = Integer.getInteger("bandish.facts", 18);

  @Test
  void shouldAgreeWithTheOracleOnRandomHistories() {
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      List<Map<String, Object>> facts = Histories.random(seed, FACTS);
      for (Subject subject : List.of(NATIONAL, REGIONAL)) {
        compare(seed, subject, facts, null);
        for (Map<String, Object> fact : facts) {
          for (Instant asOf : known(subject, fact)) {
            if ((asOf.getEpochSecond() / 1_800) % 7 == seed % 7) {
              compare(seed, subject, facts, asOf);
            }
          }
        }
      }
    }
  }

  @Test
  void shouldAgreeWithTheOracleOnTheRecord() throws IOException {
    List<Map<String, Object>> record = ReadFacts.recordAsMaps();
    for (Subject subject : ReadFacts.in(ReadFacts.RECORD.resolve("pakistan")).keySet()) {
      List<Map<String, Object>> facts =
          record.stream().filter(fact -> concerns(fact, subject)).toList();
      assertThat(facts).as("%s", subject).isNotEmpty();
      for (String day : List.of("", "2012-10-01", "2021-05-01", "2024-03-01", "2024-05-01")) {
        compare(0, subject, facts, day.isEmpty() ? null : Instant.parse(day + "T19:00:00Z"));
      }
    }
  }

  /** Loosely: what corrects a fact of the subject names its platform too. */
  private static boolean concerns(Map<String, Object> fact, Subject subject) {
    Object platforms = fact.getOrDefault("platforms", fact.get("platform"));
    return platforms instanceof List<?> many
        ? many.contains(subject.platform())
        : subject.platform().equals(platforms);
  }

  /**
   * When a fact became public, and some hours after; when something of a measured span became
   * known, or it was not held to be so any more, and half an hour before.
   */
  private static List<Instant> known(Subject subject, Map<String, Object> fact) {
    Instant published = Published.knownAt(EvidenceMaps.evidence(subject, List.of(fact)).get(0));
    if (!fact.get("type").equals("observed-span")) {
      return List.of(published);
    }
    List<Instant> known = new ArrayList<>(List.of(published, published.plusSeconds(100 * 3_600)));
    for (String field : List.of("endKnownSince", "heldFrom", "heldTo")) {
      if (fact.get(field) != null) {
        around(known, Instant.parse(fact.get(field).toString()));
      }
    }
    for (Object each : (List<?>) fact.getOrDefault("measured", List.of())) {
      Map<?, ?> run = (Map<?, ?>) each;
      Instant first = Instant.parse(run.get("first") + "T00:00:00Z");
      Instant step = first.plus(Duration.ofHours((Integer) run.get("knownAfterHours")));
      around(known, step);
      around(known, step.plus(Duration.ofDays((Integer) run.get("days") - 1L)));
    }
    return known;
  }

  private static void around(List<Instant> known, Instant change) {
    known.addAll(List.of(change.minusSeconds(1_800), change));
  }

  private static void compare(
      long seed, Subject subject, List<Map<String, Object>> facts, Instant asOf) {
    if (!differ(subject, facts, asOf)) {
      return;
    }
    List<Map<String, Object>> least = Shrink.minimal(facts, fewer -> differ(subject, fewer, asOf));
    StringBuilder history = new StringBuilder();
    least.forEach(fact -> history.append("\n  ").append(fact));
    assertThat(answer(subject, least, asOf))
        .as("history %d of %s as of %s:%s", seed, subject, asOf, history)
        .isEqualTo(oracle(subject, least, asOf));
  }

  private static boolean differ(Subject subject, List<Map<String, Object>> facts, Instant asOf) {
    return !answer(subject, facts, asOf).equals(oracle(subject, facts, asOf));
  }

  private static List<Map<String, Object>> oracle(
      Subject subject, List<Map<String, Object>> facts, Instant asOf) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Map<String, Object> interval :
        Oracle.intervals(
            subject.country(), subject.region(), subject.platform(), facts, asOf, subject.zone())) {
      Map<String, Object> answer = new LinkedHashMap<>(interval);
      answer.keySet().removeAll(List.of("idSeed", "knownSince", "evidence"));
      answer.put("start", bound((Map<?, ?>) interval.get("start")));
      answer.put(
          "end", interval.get("end") == null ? null : bound((Map<?, ?>) interval.get("end")));
      answer.put(
          "ordered",
          ((List<?>) interval.get("ordered")).stream().map(OracleComparisonTest::ordered).toList());
      answer.put("mentions", mentions(interval));
      answers.add(answer);
    }
    return answers;
  }

  /**
   * The oracle reads to the letter and leaves out a resumed order of long ago; the timeline names
   * it.
   */
  private static Set<Object> mentions(Map<String, Object> interval) {
    Set<Object> mentions = new HashSet<>((List<?>) interval.get("evidence"));
    for (Object span : (List<?>) interval.get("ordered")) {
      mentions.addAll((List<?>) ((Map<?, ?>) span).get("instruments"));
    }
    return mentions;
  }

  /** The rules give the instruments of a span no order. */
  private static Map<String, Object> ordered(Object span) {
    Map<?, ?> given = (Map<?, ?>) span;
    return map(
        "from", given.get("from"),
        "to", given.get("to"),
        "instruments", new HashSet<>((List<?>) given.get("instruments")));
  }

  private static Map<String, Object> bound(Map<?, ?> bound) {
    Map<String, Object> answer = new LinkedHashMap<>();
    List.of("earliest", "latest", "date").forEach(key -> answer.put(key, bound.get(key)));
    return answer;
  }

  private static List<Map<String, Object>> answer(
      Subject subject, List<Map<String, Object>> facts, Instant asOf) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (BanInterval interval :
        Timeline.derive(subject, EvidenceMaps.evidence(subject, facts), asOf)) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("start", bound(interval.getStart()));
      answer.put("end", interval.getEnd() == null ? null : bound(interval.getEnd()));
      answer.put("state", interval.getState().name());
      answer.put("days", interval.getDays());
      answer.put("minDays", interval.getMinDays());
      answer.put("maxDays", interval.getMaxDays());
      answer.put("restriction", interval.getRestriction().name());
      answer.put(
          "ordered",
          interval.getOrdered().stream()
              .map(
                  span ->
                      map(
                          "from",
                          span.getFrom(),
                          "to",
                          span.getTo(),
                          "instruments",
                          Set.copyOf(span.getInstruments())))
              .toList());
      answer.put(
          "observed",
          interval.getObserved().stream()
              .map(
                  part ->
                      map(
                          "from",
                          part.getFrom(),
                          "to",
                          part.getTo(),
                          "state",
                          part.getState().name()))
              .toList());
      answer.put(
          "phases",
          interval.getPhases().stream()
              .map(
                  phase ->
                      map(
                          "from", phase.getFrom(),
                          "to", phase.getTo(),
                          "phase", phase.getPhase().name(),
                          "restriction", phase.getRestriction().name()))
              .toList());
      answer.put("imposedBy", interval.getImposedBy());
      answer.put("implementedBy", interval.getImplementedBy());
      answer.put("liftedBy", interval.getLiftedBy());
      answer.put("ending", Objects.toString(interval.getEnding(), null));
      answer.put("disclosure", interval.getDisclosure().name());
      LocalDate acknowledged = interval.getAcknowledged();
      answer.put("acknowledged", acknowledged);
      answer.put("acknowledgementLagDays", interval.getAcknowledgementLagDays());
      answer.put("explainedByOutage", interval.getExplainedByOutage());
      answer.put("contested", interval.getContested());
      answer.put("mentions", new HashSet<>(interval.getEvidence()));
      answers.add(answer);
    }
    return answers;
  }

  private static Map<String, Object> bound(Bound bound) {
    return map(
        "earliest", bound.getEarliest(), "latest", bound.getLatest(), "date", bound.getDate());
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
