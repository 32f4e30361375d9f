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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask, against a service that answers as the contract says. */
class QueryCommandsTest {
  private static final String FIRST_PAGE =
      """
      {"items": [{"country": "PK", "platform": "x", "start": {"date": "2024-02-17"}, "end": null,
       "days": 445, "imposedBy": ["moi", "pta"], "id": "a,b"}],
       "next": "p2", "cursor": "c.1", "asOf": null}""";
  private static final String LAST_PAGE =
      """
      {"items": [{"country": "PK", "platform": "youtube", "start": {"date": "2012-09-17"},
       "end": {"date": "2016-01-18"}, "days": 1218, "imposedBy": [], "id": "c"}],
       "next": null, "cursor": "c.1", "asOf": null}""";
  private static final String EXPLANATION =
      """
      {"interval": "pk-x-5f0c2a", "summary": "X was banned in Pakistan from 2024-02-17 on.",
       "reasons": [{"part": "start", "rule": "start.by-onset", "evidence": ["seen"],
        "sentence": "It began on 2024-02-17: the source tells of the onset itself.",
        "sources": [{"title": "A report", "url": "https://example.org/a"}]}],
       "items": [{"evidence": "seen", "knownAt": "2024-02-17T19:00:00Z",
        "sentence": "It was reported blocked. With it the ban was known.",
        "sources": [{"url": "https://example.org/b"}]}],
       "next": null, "cursor": "c.1", "asOf": "2024-03-01"}""";
  private static final String BAD =
      """
      {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "minDays: not a number"}""";

  private final List<String> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;
  private int status = 200;
  private String body;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendFiltersUnderTheNamesOfTheContract() {
    run(
        "intervals",
        "--platform=x",
        "--platform",
        "a&b",
        "--min-days=3",
        "--asOf=2024-03-01",
        "--limit=5");

    assertThat(asked)
        .containsExactly(
            "/api/v1/intervals?platform=x&platform=a%26b&asOf=2024-03-01&minDays=3&limit=5");
  }

  @Test
  void shouldFollowAListToItsEndAndLineItUp() {
    assertThat(run("intervals")).isZero();

    assertThat(asked).containsExactly("/api/v1/intervals", "/api/v1/intervals?cursor=p2");
    assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "country region platform start end days state imposedBy ending disclosure id",
            "PK - x 2024-02-17 - 445 - moi pta - - a,b",
            "PK - youtube 2012-09-17 2016-01-18 1218 - - - - c");
  }

  @Test
  void shouldQuoteWhatCsvNeedsQuoted() {
    run("intervals", "--format=csv");

    assertThat(out.toString())
        .contains("PK,,x,2024-02-17,,445,,moi pta,,,\"a,b\"\r\n")
        .startsWith("country,region,platform,start,end,days,");
  }

  @Test
  void shouldPrintTheItemsOfAllPagesAsOneAnswer() {
    run("intervals", "--format=json");

    assertThat(out.toString())
        .contains("\"a,b\"", "\"c\"", "\"next\" : null", "\"cursor\" : \"c.1\"");
  }

  @Test
  void shouldAskForWhatWasKnownThen() {
    run("status", "--platform=x", "--at=2024-02-20", "--as-of=2024-03-01");
    run("evidence", "--as-of=2024-03-01");
    run("recurrences", "--as-of=2024-03-01");
    run("explain", "pk-x-5f0c2a", "--as-of=2024-03-01");

    assertThat(asked.stream().filter(uri -> !uri.contains("cursor=")))
        .containsExactly(
            "/api/v1/status?platform=x&at=2024-02-20&asOf=2024-03-01",
            "/api/v1/evidence?asOf=2024-03-01",
            "/api/v1/recurrences?asOf=2024-03-01",
            "/api/v1/intervals/pk-x-5f0c2a/explanation?asOf=2024-03-01");
  }

  @Test
  void shouldPrintAnExplanationToBeRead() {
    body = EXPLANATION;

    assertThat(run("explain", "pk-x-5f0c2a")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "X was banned in Pakistan from 2024-02-17 on.",
            "  pk-x-5f0c2a, as of 2024-03-01",
            "",
            "Why it is as it is",
            "  It began on 2024-02-17: the source tells of the onset itself. [start.by-onset]",
            "      by seen",
            "",
            "What each fact changed when it became public",
            "  2024-02-17T19:00:00Z seen",
            "    It was reported blocked. With it the ban was known.",
            "      https://example.org/b");
  }

  @Test
  void shouldTakeARefusedParameterForWrongUsage() {
    status = 400;

    assertThat(run("recurrences", "--minDays=1")).isEqualTo(2);
    assertThat(err.toString()).startsWith("bandish: minDays: not a number");
  }

  @Test
  void shouldSayThatAServiceIsNotThere() {
    server.stop(0);

    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("bandish: no answer from http://127.0.0.1:")
        .contains("./bandish up");
  }

  @Test
  void shouldWriteAnExportToAFile(@TempDir Path dir) {
    Path file = dir.resolve("bans.jsonl");

    assertThat(run("export", "--format=jsonl", "--out=" + file, "--country=PK")).isZero();

    assertThat(file).hasContent(FIRST_PAGE);
    assertThat(asked).containsExactly("/api/v1/export?country=PK&format=jsonl");
  }

  @Test
  void shouldWriteParquetToAFileAlone(@TempDir Path dir) {
    Path file = dir.resolve("bans.parquet");

    assertThat(run("export", "--format=parquet")).isEqualTo(2);
    assertThat(err.toString()).startsWith("bandish: --out: Parquet is no text");
    assertThat(run("export", "--format=parquet", "--out=" + file)).isZero();

    assertThat(file).exists();
    assertThat(asked).containsExactly("/api/v1/export?format=parquet");
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--url=http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return Bandish.commandLine(Map.of(), all)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    asked.add(uri);
    String page = uri.contains("cursor=p2") ? LAST_PAGE : FIRST_PAGE;
    String answer = status == 400 ? BAD : body == null ? page : body;
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
