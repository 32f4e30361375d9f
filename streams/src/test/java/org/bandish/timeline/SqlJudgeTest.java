package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.PhaseSpan;
import org.bandish.oracle.Histories;
import org.bandish.oracle.Shrink;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/**
 * The timeline against a judge in another engine, which draws bans and the phases in them by
 * relations ({@code judge/*.sql}), as of any time, from everything that the vocabulary allows. What
 * an interval says besides (brackets, endings, disclosure) is in {@code OracleComparisonTest}.
 * {@code -Dbandish.sqlHistories=3000} is the long run.
 */
class SqlJudgeTest {
  private static final Subject NATIONAL = Subject.national(Histories.COUNTRY, Histories.PLATFORM);
  private static final Subject REGIONAL =
      new Subject(Histories.COUNTRY, Histories.REGION, Histories.PLATFORM);
  private static final int HISTORIES = Integer.getInteger("bandish.sqlHistories", 120);
  private static final long FIRST = Long.getLong("bandish.firstHistory", 0);
  private static final int FACTS = 18;

  /** Histories that are judged together. */
  private static final int BATCH = 500;

  private record Question(List<Map<String, Object>> facts, Subject subject, Instant asOf) {}

  @Test
  void shouldAgreeWithTheJudgeOnRandomHistories() throws SQLException {
    Set<String> phases = new HashSet<>();
    for (long first = FIRST; first < FIRST + HISTORIES; first += BATCH) {
      List<Question> questions = new ArrayList<>();
      for (long seed = first; seed < Math.min(first + BATCH, FIRST + HISTORIES); seed++) {
        List<Map<String, Object>> facts = Histories.random(seed, FACTS);
        questions.add(new Question(facts, NATIONAL, null));
        questions.add(new Question(facts, REGIONAL, null));
        Map<String, Object> last = facts.get((int) (seed % facts.size()));
        Evidence evidence = EvidenceMaps.evidence(NATIONAL, List.of(last)).get(0);
        questions.add(new Question(facts, NATIONAL, Published.knownAt(evidence)));
        heldAndMeasured(facts, seed)
            .forEach(asOf -> questions.add(new Question(facts, NATIONAL, asOf)));
      }
      compare(questions, phases);
    }
    assertThat(phases)
        .as("the histories reach every phase")
        .contains("ENFORCED", "ORDERED", "NOT_ENFORCED", "UNORDERED", "DEFIED");
  }

  /** One of the instants at which a row gave way or one more day was known to be measured. */
  private static List<Instant> heldAndMeasured(List<Map<String, Object>> facts, long seed) {
    List<Instant> instants = new ArrayList<>();
    for (Map<String, Object> fact : facts) {
      if (fact.get("heldTo") != null) {
        instants.add(Instant.parse(fact.get("heldTo").toString()));
      }
      for (Object each : (List<?>) fact.getOrDefault("measured", List.of())) {
        Map<?, ?> run = (Map<?, ?>) each;
        Duration more = Duration.ofDays(seed % (Integer) run.get("days"));
        Duration hours = Duration.ofHours((Integer) run.get("knownAfterHours"));
        instants.add(Instant.parse(run.get("first") + "T00:00:00Z").plus(more).plus(hours));
      }
    }
    return instants.isEmpty() ? List.of() : List.of(instants.get((int) (seed % instants.size())));
  }

  @Test
  void shouldAgreeWithTheJudgeOnTheRecord() throws IOException, SQLException {
    List<Map<String, Object>> record = ReadFacts.recordAsMaps();
    Map<Subject, List<Evidence>> evidence = ReadFacts.in(ReadFacts.RECORD.resolve("pakistan"));
    assertThat(record).hasSizeGreaterThan(200);
    List<String> differences = new ArrayList<>();
    try (SqlJudge judge = new SqlJudge()) {
      Map<Integer, List<String>> derived = new LinkedHashMap<>();
      Map<Integer, String> names = new LinkedHashMap<>();
      int history = judge.enter(record, Countries.zoneOf("PK"));
      for (Map.Entry<Subject, List<Evidence>> each : evidence.entrySet()) {
        for (String day : List.of("", "2012-10-01", "2021-05-01", "2024-03-01", "2024-05-01")) {
          Instant asOf = day.isEmpty() ? null : Instant.parse(day + "T19:00:00Z");
          int number = judge.ask(history, each.getKey(), asOf);
          derived.put(number, lines(Timeline.derive(each.getKey(), each.getValue(), asOf)));
          names.put(number, each.getKey() + " as of " + day);
        }
      }
      Map<Integer, List<String>> judged = judge.judge();
      assertThat(judged).hasSizeGreaterThan(evidence.size());
      derived.forEach(
          (number, lines) -> {
            if (!lines.equals(judged.getOrDefault(number, List.of()))) {
              differences.add(names.get(number) + "\n" + lines + "\n" + judged.get(number));
            }
          });
    }
    assertThat(differences).isEmpty();
  }

  private static void compare(List<Question> questions, Set<String> phases) throws SQLException {
    Map<Integer, List<String>> judged;
    try (SqlJudge judge = new SqlJudge()) {
      List<Map<String, Object>> entered = null;
      int history = -1;
      for (Question question : questions) {
        if (question.facts() != entered) {
          entered = question.facts();
          history = judge.enter(entered, NATIONAL.zone());
        }
        judge.ask(history, question.subject(), question.asOf());
      }
      judged = judge.judge();
    }
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      List<String> lines = judged.getOrDefault(i, List.of());
      lines.forEach(line -> phases.add(line.substring(line.lastIndexOf(' ') + 1)));
      if (!lines.equals(derive(question))) {
        fail(question);
      }
    }
  }

  private static void fail(Question question) throws SQLException {
    List<Map<String, Object>> least =
        Shrink.minimal(
            question.facts(),
            fewer -> differ(new Question(fewer, question.subject(), question.asOf())));
    Question small = new Question(least, question.subject(), question.asOf());
    StringBuilder shown = new StringBuilder();
    least.forEach(fact -> shown.append("\n  ").append(fact));
    assertThat(derive(small))
        .as("%s as of %s:%s", small.subject(), small.asOf(), shown)
        .isEqualTo(judge(small));
  }

  private static boolean differ(Question question) {
    try {
      return !derive(question).equals(judge(question));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> judge(Question question) throws SQLException {
    try (SqlJudge judge = new SqlJudge()) {
      int history = judge.enter(question.facts(), NATIONAL.zone());
      int number = judge.ask(history, question.subject(), question.asOf());
      return judge.judge().getOrDefault(number, List.of());
    }
  }

  private static List<String> derive(Question question) {
    List<Evidence> evidence = EvidenceMaps.evidence(question.subject(), question.facts());
    return lines(Timeline.derive(question.subject(), evidence, question.asOf()));
  }

  /** The phases of each ban, neighbours of one name as one. */
  private static List<String> lines(Collection<BanInterval> bans) {
    List<String> lines = new ArrayList<>();
    for (BanInterval ban : bans) {
      List<PhaseSpan> phases = ban.getPhases();
      for (int from = 0, to; from < phases.size(); from = to) {
        PhaseSpan first = phases.get(from);
        to = from + 1;
        while (to < phases.size() && phases.get(to).getPhase() == first.getPhase()) {
          to++;
        }
        Instant end = phases.get(to - 1).getTo();
        lines.add(SqlJudge.line(from == 0, first.getFrom(), end, first.getPhase().name()));
      }
    }
    return lines;
  }
}
