package org.bandish.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bandish.oracle.JudgeFact;
import org.bandish.schema.Subject;

/** Asks the judge in SQL ({@code judge/*.sql}, DuckDB) for bans and phases, many cases at once. */
final class SqlJudge implements AutoCloseable {
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(\\n|$)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  /** Resumptions settle in the second round, or in the third where one depends on another. */
  private static final int ROUNDS = 10;

  private final Connection duck;
  private final Statement sql;
  private int histories;
  private int cases;

  SqlJudge() throws SQLException {
    duck = DriverManager.getConnection("jdbc:duckdb:");
    duck.setAutoCommit(false);
    sql = duck.createStatement();
    sql.execute(
        "CREATE TABLE facts (history INTEGER, id VARCHAR, kind VARCHAR, place VARCHAR,"
            + " platforms VARCHAR[], owner VARCHAR, instant BIGINT, until BIGINT, expires BIGINT,"
            + " published BIGINT, names VARCHAR[], supersedes VARCHAR, withdraws VARCHAR,"
            + " says VARCHAR, stated VARCHAR, lineage VARCHAR[], digest VARCHAR, ends BIGINT,"
            + " measured_to BIGINT, ends_known BIGINT, explained BOOLEAN, held_from BIGINT,"
            + " held_to BIGINT, days VARCHAR[])");
    sql.execute(
        "CREATE TABLE cases (case_id BIGINT, history INTEGER, place VARCHAR, platform VARCHAR,"
            + " as_of BIGINT)");
  }

  /** Enters a history; answers its number. */
  int enter(Collection<Map<String, Object>> facts, ZoneId zone) throws SQLException {
    String list = "list_filter(string_split(?, ' '), lambda x: x <> '')";
    String row = "?, ?, ?, ?, " + list + ", ?, ?, ?, ?, ?, " + list + ", ?, ?, ?, ?, " + list;
    try (PreparedStatement insert =
        duck.prepareStatement(
            "INSERT INTO facts VALUES (" + row + ", ?, ?, ?, ?, ?, ?, ?, " + list + ")")) {
      for (Map<String, Object> map : facts) {
        JudgeFact fact = JudgeFact.of(map, zone);
        Object[] values = {
          histories,
          fact.id(),
          fact.kind(),
          fact.place(),
          String.join(" ", fact.platforms()),
          fact.owner(),
          fact.at(),
          fact.until(),
          fact.expires(),
          fact.published(),
          String.join(" ", fact.names()),
          fact.supersedes(),
          fact.withdraws(),
          fact.says(),
          fact.stated(),
          String.join(" ", fact.lineage()),
          fact.digest(),
          fact.ends(),
          fact.measuredTo(),
          fact.endsKnown(),
          fact.explained(),
          fact.heldFrom(),
          fact.heldTo(),
          String.join(" ", fact.days())
        };
        for (int i = 0; i < values.length; i++) {
          insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return histories++;
  }

  /** Asks of a history what was known of a subject; answers the number of the case. */
  int ask(int history, Subject subject, Instant asOf) throws SQLException {
    try (PreparedStatement insert =
        duck.prepareStatement("INSERT INTO cases VALUES (?, ?, ?, ?, ?)")) {
      insert.setInt(1, cases);
      insert.setInt(2, history);
      insert.setString(3, subject.region() == null ? subject.country() : subject.region());
      insert.setString(4, subject.platform());
      insert.setObject(5, asOf == null ? null : asOf.getEpochSecond());
      insert.execute();
    }
    return cases++;
  }

  /** The phases of each case, a line each: from, to, phase; a ban begins where none touches. */
  Map<Integer, List<String>> judge() throws SQLException {
    run("1-known.sql");
    run("2-instants.sql");
    for (int round = 0; ; round++) {
      run("3-tracks.sql");
      if (count("(FROM resumptions EXCEPT FROM resumed_before)") == 0
          && count("(FROM resumed_before EXCEPT FROM resumptions)") == 0) {
        break;
      }
      if (round == ROUNDS) {
        throw new IllegalStateException("resumptions do not settle");
      }
    }
    run("4-bans.sql");
    Map<Integer, List<String>> answers = new TreeMap<>();
    try (ResultSet rows =
        sql.executeQuery(
            "SELECT p.case_id, p.from_at, p.to_at, p.phase, b.case_id IS NOT NULL AS starts"
                + " FROM phases p LEFT JOIN bans b USING (case_id, from_at) ORDER BY 1, 2")) {
      while (rows.next()) {
        String to = rows.getString(3);
        answers
            .computeIfAbsent(rows.getInt(1), key -> new ArrayList<>())
            .add(
                line(
                    rows.getBoolean(5),
                    Instant.ofEpochSecond(rows.getLong(2)),
                    to == null ? null : Instant.ofEpochSecond(Long.parseLong(to)),
                    rows.getString(4)));
      }
    }
    return answers;
  }

  static String line(boolean starts, Instant from, Instant to, String phase) {
    return (starts ? "ban " : "    ") + from + " " + to + " " + phase;
  }

  private long count(String table) throws SQLException {
    try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String file) throws SQLException {
    String text = COMMENT.matcher(read(file)).replaceAll("");
    for (String statement : STATEMENT_END.split(text, 0)) {
      if (!statement.isBlank()) {
        sql.execute(statement);
      }
    }
  }

  private static String read(String file) {
    try (var in = SqlJudge.class.getResourceAsStream("/judge/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    sql.close();
    duck.close();
  }
}
