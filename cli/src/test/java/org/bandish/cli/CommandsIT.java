package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks or checks, on a running service with the record in it. */
class CommandsIT {
  @TempDir private static Path dir;
  private static Up up;

  @BeforeAll
  static void start() throws IOException {
    up = Up.ready(dir, Application.HOME.resolve("record"));
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  @Test
  void shouldShowTheBansOfAPlatformAndExplainOne() throws Exception {
    List<String> bans = ask("intervals", "--platform=youtube", "--minDays=1000");

    assertThat(bans).hasSize(2);
    assertThat(bans.get(1)).contains("PK", "youtube", "2012-09-17", "2016-01-18", "1218");

    String id = bans.get(1).substring(bans.get(1).lastIndexOf(' ') + 1);
    assertThat(ask("explain", id))
        .startsWith("YouTube was banned in Pakistan from 2012-09-17 to 2016-01-18, 1218 days.")
        .contains("Why it is as it is", "What each fact changed when it became public")
        .anyMatch(line -> line.contains("act.opens-instrument"))
        .anyMatch(line -> line.contains("https://"));
    assertThat(ask("explain", id, "--as-of=2013-01-01"))
        .startsWith("YouTube was banned in Pakistan from 2012-09-17 on.")
        .noneMatch(line -> line.contains("2016"));
    assertThat(ask("explain", id, "--format=csv").get(0))
        .isEqualTo("evidence,type,knownAt,effect,changed,rule,sentence");
  }

  @Test
  void shouldTellWhatWasKnownThen() throws Exception {
    assertThat(ask("status", "--platform=x", "--at=2024-02-20", "--as-of=2024-03-01").get(1))
        .contains(" UNORDERED ");
    assertThat(ask("status", "--platform=x", "--at=2024-02-20", "--as-of=2024-03-21").get(1))
        .doesNotContain(" UNORDERED ");
  }

  @Test
  void shouldCountTheBansOfAPlatform() throws Exception {
    List<String> csv =
        ask("recurrences", "--platform=tiktok", "--minDays=1", "--country=PK", "--format=csv");

    assertThat(csv.get(0)).startsWith("country,platform,count,");
    assertThat(csv.get(1)).startsWith("PK,tiktok,4,");
  }

  @Test
  void shouldShowStatusEvidenceAndOutages() throws Exception {
    assertThat(ask("status", "--country=PK", "--platform=grindr").get(1)).contains(" BLOCKED ");
    assertThat(ask("evidence", "--platform=twitter", "--type=court-ruling"))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.startsWith("type") || line.startsWith("court-ruling"));
    assertThat(ask("outages", "--format=json").get(0)).isEqualTo("{");
  }

  @Test
  void shouldExportEveryBan() throws Exception {
    int all = ask("intervals", "--region=*").size() - 1;

    ask("export", "--format=jsonl", "--region=*", "--out=bans.jsonl");

    assertThat(all).isGreaterThan(60);
    assertThat(Files.readAllLines(dir.resolve("bans.jsonl"))).hasSize(all);

    ask("export", "--format=parquet", "--region=*", "--out=bans.parquet");

    // A Parquet file begins and ends with this.
    assertThat(Files.readString(dir.resolve("bans.parquet"), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1");
  }

  @Test
  void shouldAnswerSqlOverEveryList() throws Exception {
    assertThat(
            ask(
                "sql",
                "SELECT count(*) AS bans, sum(days) AS days FROM intervals"
                    + " WHERE platform = 'tiktok' AND days >= 1",
                "--format=csv"))
        .containsExactly("bans,days", "4,157");
    assertThat(
            ask(
                "sql",
                "SELECT r.count = count(i.id) AS same FROM recurrences r JOIN intervals i USING"
                    + " (platform) WHERE platform = 'youtube' GROUP BY r.count",
                "--format=csv"))
        .containsExactly("same", "true");
    for (String list : List.of("evidence", "status", "outages")) {
      int items = ask(list, "--format=csv").size() - 1;
      assertThat(ask("sql", "SELECT count(*) AS n FROM " + list, "--format=csv"))
          .containsExactly("n", Integer.toString(items));
    }
  }

  @Test
  void shouldFindNothingWrongWithTheClusterThatItSetUp() throws Exception {
    assertThat(onCluster("topics", "describe").out().lines())
        .isNotEmpty()
        .allMatch(l -> l.contains(" ok "));
    assertThat(onCluster("topics", "create").out()).isEmpty();
    assertThat(onCluster("schemas", "check").out().lines())
        .isNotEmpty()
        .allMatch(l -> l.startsWith("ok "));
    assertThat(onCluster("schemas", "register").code()).isZero();
    assertThat(onCluster("dead-letters", "list").out()).isEmpty();
  }

  @Test
  void shouldServeTheSameAnswersBesideAnotherNode() throws Exception {
    Path out = dir.resolve("serve.out");
    Process serve =
        Application.command(
                dir,
                "-Xmx256m",
                "serve",
                "--role=query",
                "--port=0",
                "--data-dir=second",
                "--bootstrap-servers=" + up.value("kafka"),
                "--schema-registry=" + up.value("registry"))
            .redirectOutput(out.toFile())
            .redirectError(dir.resolve("serve.err").toFile())
            .start();
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> Files.readString(out).endsWith("\n"));
      String url = Files.readString(out).strip().substring("http ".length());
      String path = "/api/v1/intervals?limit=1000";
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(get(url + path)).isEqualTo(up.ask(path).body()));
    } finally {
      serve.destroy();
      serve.waitFor();
    }
  }

  @Test
  void shouldSayWhatAnEmptyClusterLacks() throws Exception {
    Application.Run run = onCluster("serve", "--role=pipeline", "--prefix=other.");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("other.ban-orders", "bandish topics create");
  }

  private static List<String> ask(String... arguments) throws Exception {
    Application.Run run = run(arguments, "--url=" + up.value("http"));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().toList();
  }

  private static Application.Run onCluster(String... arguments) throws Exception {
    List<String> connection =
        List.of(
            "--bootstrap-servers=" + up.value("kafka"),
            "--schema-registry=" + up.value("registry"));
    return run(arguments, connection.toArray(new String[0]));
  }

  private static Application.Run run(String[] arguments, String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return Application.run(dir, all.toArray(new String[0]));
  }

  private static String get(String uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
        .body();
  }
}
