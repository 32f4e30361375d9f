package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries in SQL, against a service that answers as the contract says. */
class SqlCommandTest {
  private static final String EXPORT = "/api/v1/export?format=parquet";
  private static final String BANS =
      """
      SELECT 'a' AS id, 'tiktok' AS platform, DATE '2021-03-11' AS "start.date", 21::BIGINT AS days,
        ['pta', 'moi'] AS imposedBy, TIMESTAMPTZ '2021-03-10 19:00:00+00' AS knownSince
      UNION ALL SELECT 'b', 'tiktok', DATE '2021-07-21', 121, ['pta'], NULL
      UNION ALL SELECT 'c', 'youtube', DATE '2012-09-17', 1218, [], NULL""";

  @TempDir private static Path dir;

  private final Map<String, byte[]> answers = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException, SQLException {
    answers.put(EXPORT, parquet());
    answer("/status", "", "null");
    answer("/outages", "", "null");
    answer("/recurrences", "{\"platform\": \"tiktok\", \"gapsDays\": [null, 111]}", "\"p2\"");
    answer("/recurrences?cursor=p2", "{\"platform\": \"x\", \"meanDays\": 445.5}", "null");
    answer(
        "/evidence",
        """
        {"id": "o", "type": "ban-order", "platforms": ["x", "tiktok"], "action": "orders-block",
         "knownAt": "2024-02-17T19:00:00Z", "sources": [{"url": "https://example.org/a"}]},
        {"id": "s", "type": "network-signal", "platform": "x", "sources": []}""",
        "null");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldAskForNothingThatTheQueryDoesNotRead() {
    assertThat(run("SELECT sum(days) AS evidence FROM Intervals WHERE platform <> 'status'"))
        .isZero();

    assertThat(asked).containsExactly(EXPORT);
    assertThat(out.toString().lines().map(String::strip)).containsExactly("evidence", "1360");
  }

  @Test
  void shouldJoinListsThatItFollowsToTheirEnd() {
    assertThat(
            run(
                "SELECT r.platform, meanDays, count(i.id) AS bans FROM recurrences r"
                    + " LEFT JOIN (SELECT * FROM intervals) i USING (platform)"
                    + " GROUP BY ALL ORDER BY platform"))
        .isZero();

    assertThat(asked)
        .containsExactlyInAnyOrder(EXPORT, "/api/v1/recurrences", "/api/v1/recurrences?cursor=p2");
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly("platform meanDays bans", "tiktok - 2", "x 445.5 0");
  }

  @Test
  void shouldAskForTheBansOfRegionsWhenTold() throws Exception {
    answers.put(EXPORT + "&region=*", parquet());

    assertThat(run("SELECT id FROM intervals", "--region=*")).isZero();
    assertThat(asked).containsExactly(EXPORT + "&region=*");
  }

  @Test
  void shouldPrintCsv() {
    run(
        "SELECT id, imposedBy, knownSince, \"start.date\", 1 AS \"a,b\" FROM intervals LIMIT 1",
        "--format=csv");

    assertThat(out.toString().split("\r\n"))
        .containsExactly(
            "id,imposedBy,knownSince,start.date,\"a,b\"",
            "a,pta moi,2021-03-10T19:00:00Z,2021-03-11,1");
  }

  @Test
  void shouldPrintJsonWithTheValueOfEveryColumn() {
    run("SELECT gapsDays, 1 AS n, 2 AS n, count = 1 AS one FROM recurrences", "--format=json");

    assertThat(out.toString().replaceAll("\\s", ""))
        .startsWith("{\"items\":[{\"gapsDays\":[null,111],\"n\":1,\"n_1\":2,\"one\":null},");
  }

  @Test
  void shouldHoldFactsOfEveryType() {
    run(
        "SELECT id, fact->>'action' AS action, sources->0->>'url' AS url, knownAt FROM evidence"
            + " WHERE list_contains(platforms, 'x')",
        "--format=csv");

    assertThat(out.toString().lines())
        .containsExactly(
            "id,action,url,knownAt",
            "o,orders-block,https://example.org/a,2024-02-17T19:00:00Z",
            "s,,,");
  }

  @Test
  void shouldKnowTheColumnsOfAnEmptyList() {
    assertThat(run("SELECT id, \"end\" FROM outages WHERE severity > 0.5")).isZero();
    assertThat(err.toString()).startsWith("bandish: nothing matches");
    assertThat(run("SELECT count(\"networks.blocked\") AS n FROM status")).isZero();
    assertThat(out.toString().lines().map(String::strip)).containsExactly("n", "0");
  }

  @Test
  void shouldDescribeATable() {
    run("DESCRIBE outages", "--format=csv");

    assertThat(out.toString().lines())
        .anyMatch(line -> line.startsWith("asn,BIGINT,"))
        .anyMatch(line -> line.startsWith("end,TIMESTAMP WITH TIME ZONE,"));
  }

  @Test
  void shouldSayWhatIsWrongWithAQuery() {
    assertThat(run("SELEC 1")).isEqualTo(1);
    assertThat(run("SELECT nope FROM outages")).isEqualTo(1);
    assertThat(run("SELECT 1 FROM bans")).isEqualTo(1);
    assertThat(run("")).isEqualTo(1);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("bandish: SQL: syntax error at or near \"SELEC\""),
            line ->
                assertThat(line)
                    .startsWith("bandish: SQL: Binder Error: Referenced column \"nope\" not found")
                    .doesNotContain("LINE"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "bandish: SQL: Catalog Error: Table with name bans does not exist!"
                            + " The tables are intervals, status, recurrences, incidents, outages,"
                            + " evidence"),
            line ->
                assertThat(line)
                    .isEqualTo("bandish: SQL: one query is run at a time, and there are 0"));
    assertThat(asked).containsExactly("/api/v1/outages");
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('%s')",
        "SELECT * FROM read_text('%s')",
        "SELECT * FROM '%s'",
        "SELECT * FROM glob('%s')",
        "COPY (SELECT 1) TO '%s'",
        "ATTACH '%s'",
        "SET enable_external_access = true",
        "SELECT 1; COPY (SELECT 1) TO '%s'"
      })
  void shouldKeepAQueryFromFiles(String query) throws IOException {
    Path file = Files.write(dir.resolve("file.csv"), List.of("secret", "1"));

    assertThat(run(query.formatted(file))).isEqualTo(1);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .containsAnyOf(
            "file system operations are disabled",
            "only queries are run",
            "Table with name " + file + " does not exist");
    assertThat(Files.readAllLines(file)).containsExactly("secret", "1");
  }

  @Test
  void shouldSayThatAServiceIsNotThere() {
    server.stop(0);

    assertThat(run("FROM intervals")).isEqualTo(1);
    assertThat(err.toString()).startsWith("bandish: no answer from http://127.0.0.1:");
  }

  private int run(String query, String... options) {
    List<String> all = new ArrayList<>(List.of("sql", query));
    all.addAll(List.of(options));
    all.add("--url=http://127.0.0.1:" + server.getAddress().getPort());
    String[] args = all.toArray(new String[0]);
    return Bandish.commandLine(Map.of(), args)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static byte[] parquet() throws IOException, SQLException {
    Path file = dir.resolve("bans.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + BANS + ") TO '" + file + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  private void answer(String path, String items, String next) {
    String list = "{\"items\": [" + items + "], \"next\": " + next + ", \"cursor\": \"c.1\"}";
    answers.put("/api/v1" + path, list.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    asked.add(uri);
    byte[] bytes = answers.get(uri);
    exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
