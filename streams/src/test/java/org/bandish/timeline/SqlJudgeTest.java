package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bandish.event.BanInterval;
import org.bandish.event.PhaseSpan;
import org.bandish.oracle.HourlyHistories;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/**
 * The timeline against a judge in another engine: {@code judge/bans.sql} draws bans and the phase
 * of each of their hours by relations. It knows orders, lifts and lasting reports alone; all of the
 * rules are in {@code OracleComparisonTest}. {@code -Dbandish.sqlHistories=3000} is the long run.
 */
class SqlJudgeTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");
  private static final int HISTORIES = Integer.getInteger("bandish.sqlHistories", 200);

  @Test
  void shouldAgreeWithTheJudgeOnEveryHourOfRandomHistories() throws Exception {
    Map<Integer, List<Map<String, Object>>> histories = new TreeMap<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      duck.setAutoCommit(false);
      sql.execute(
          "CREATE TABLE facts (history INTEGER, at_hour BIGINT, id VARCHAR, kind VARCHAR,"
              + " owner VARCHAR, names VARCHAR[], stated BOOLEAN, expires BIGINT)");
      sql.execute("CREATE TABLE derived_bans (history INTEGER, from_hour BIGINT, to_hour BIGINT)");
      sql.execute(
          "CREATE TABLE derived_spans"
              + " (history INTEGER, from_hour BIGINT, to_hour BIGINT, phase VARCHAR)");
      for (int seed = 0; seed < HISTORIES; seed++) {
        List<HourlyHistories.Fact> facts = HourlyHistories.random(seed);
        histories.put(seed, facts.stream().map(HourlyHistories.Fact::toMap).toList());
        store(duck, seed, facts);
        derive(duck, seed, histories.get(seed));
      }
      for (String statement : STATEMENT_END.split(judge(), 0)) {
        sql.execute(statement);
      }

      sql.execute(
          "CREATE TABLE derived_phases AS SELECT history,"
              + " unnest(range(from_hour, coalesce(to_hour, horizon))) AS hour, phase"
              + " FROM derived_spans JOIN horizons USING (history)");
      assertThat(count(sql, "SELECT count(*) FROM bans")).isGreaterThan(HISTORIES);
      assertThat(count(sql, "SELECT count(DISTINCT phase) FROM phases")).isEqualTo(5);
      assertSame(sql, histories, "history, from_hour, to_hour", "derived_bans", "bans");
      assertSame(sql, histories, "history, hour, phase", "derived_phases", "phases");
    }
  }

  private static void store(Connection duck, int history, List<HourlyHistories.Fact> facts)
      throws SQLException {
    try (PreparedStatement insert =
        duck.prepareStatement(
            "INSERT INTO facts VALUES"
                + " (?, ?, ?, ?, ?, list_filter(string_split(?, ' '), lambda x: x <> ''), ?, ?)")) {
      for (HourlyHistories.Fact fact : facts) {
        insert.setInt(1, history);
        insert.setLong(2, fact.at());
        insert.setString(3, fact.id());
        insert.setString(4, fact.kind());
        insert.setString(5, fact.owner());
        insert.setString(6, String.join(" ", fact.names()));
        insert.setBoolean(7, fact.stated());
        insert.setObject(8, fact.expires());
        insert.execute();
      }
    }
  }

  private static void derive(Connection duck, int history, List<Map<String, Object>> facts)
      throws SQLException {
    try (PreparedStatement ban =
            duck.prepareStatement("INSERT INTO derived_bans VALUES (?, ?, ?)");
        PreparedStatement span =
            duck.prepareStatement("INSERT INTO derived_spans VALUES (?, ?, ?, ?)")) {
      for (BanInterval interval : Timeline.derive(X, EvidenceMaps.evidence(X, facts), null)) {
        List<PhaseSpan> phases = interval.getPhases();
        ban.setInt(1, history);
        ban.setLong(2, hour(phases.get(0).getFrom()));
        ban.setObject(3, hour(phases.get(phases.size() - 1).getTo()));
        ban.execute();
        for (PhaseSpan phase : phases) {
          span.setInt(1, history);
          span.setLong(2, hour(phase.getFrom()));
          span.setObject(3, hour(phase.getTo()));
          span.setString(4, phase.getPhase().name());
          span.execute();
        }
      }
    }
  }

  private static Long hour(Instant instant) {
    if (instant == null) {
      return null;
    }
    assertThat(instant.getEpochSecond() % 3_600).isZero();
    return instant.getEpochSecond() / 3_600;
  }

  private static void assertSame(
      Statement sql,
      Map<Integer, List<Map<String, Object>>> histories,
      String columns,
      String derived,
      String judged)
      throws SQLException {
    String difference =
        "(SELECT %1$s, '%2$s' AS by FROM %2$s EXCEPT SELECT %1$s, '%2$s' FROM %3$s)";
    try (ResultSet rows =
        sql.executeQuery(
            difference.formatted(columns, derived, judged)
                + " UNION ALL "
                + difference.formatted(columns, judged, derived)
                + " ORDER BY ALL LIMIT 1")) {
      if (rows.next()) {
        StringBuilder history = new StringBuilder();
        histories.get(rows.getInt(1)).forEach(fact -> history.append("\n  ").append(fact));
        assertThat(rows.getString("by"))
            .as("history %d, hour %d:%s", rows.getInt(1), rows.getLong(2), history)
            .isEqualTo("both");
      }
    }
  }

  private static long count(Statement sql, String query) throws SQLException {
    try (ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String judge() throws IOException {
    try (var in = SqlJudgeTest.class.getResourceAsStream("/judge/bans.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
