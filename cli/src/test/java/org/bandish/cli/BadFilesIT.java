package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no file may do: take its neighbours down, or go in unnoticed. */
class BadFilesIT {
  private static final String GOOD =
      "{\"type\": \"ban-order\", \"id\": \"%s\", \"country\": \"PK\", \"platforms\": [\"%s\"],"
          + " \"authority\": \"pta\", \"action\": \"block\", \"effective\": \"2019-01-02\"%s}\n";

  @TempDir private static Path dir;
  private static Up up;

  @BeforeAll
  static void start() throws IOException {
    up = Up.ready(dir, Files.createDirectory(dir.resolve("nothing")));
  }

  @AfterAll
  static void stop() {
    up.close();
  }

  /** Each breaks one rule of the contract in a fact that is good otherwise. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "colour|\"colour\": \"red\"",
        "action|\"action\": \"blok\"",
        "platforms|\"platforms\": [\"tiktokk\"]",
        "authority|\"authority\": \"ptaa\"",
        "country|\"country\": \"QQ\"",
        "effective|\"effective\": \"yesterday\"",
        "effective|\"effective\": \"2999-01-01\"",
        "expires|\"expires\": \"2018-01-01\"",
        "published|\"announced\": false",
        "sources|\"sources\": [{\"url\": \"ftp://example.org/\"}]",
        "id|\"id\": \"no spaces\""
      })
  void shouldNameTheFieldOfABrokenRuleAndTakeTheOthers(String field, String broken)
      throws Exception {
    String name = "rule-" + Integer.toHexString(broken.hashCode());
    String wrong = GOOD.formatted("wrong-" + name, "tiktok", "");
    String key = broken.substring(0, broken.indexOf(':'));
    wrong =
        wrong.contains(key + ":")
            ? wrong.replaceFirst(key + ": (\"[^\"]*\"|\\[[^]]*])", broken)
            : wrong.replace("}\n", ", " + broken + "}\n");
    Path file =
        Files.writeString(
            dir.resolve(name + ".jsonl"), wrong + GOOD.formatted(name, "youtube", ""));

    Application.Run run = ingest(file);

    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("accepted 1", "rejected 1");
    assertThat(run.err()).contains(name + ".jsonl:1", field);
    awaitEvidence(name);
    assertThat(up.ask("/api/v1/evidence?limit=1000").body()).doesNotContain("wrong-" + name);
  }

  @Test
  void shouldRejectWeightsThatDoNotSumToOne() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("weights.yaml"),
            "- {type: network-signal, id: w, country: PK, platform: x, source: report,"
                + " at: 2024-03-01, blocked: 0.5, down: 0, ok: 0.4}\n");

    Application.Run run = ingest(file);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("weights.yaml:1", "blocked");
  }

  @Test
  void shouldSayWhatIsWrongWithBinaryJunk() throws Exception {
    byte[] junk = new byte[64 * 1024];
    new Random(1).nextBytes(junk);
    refused(Files.write(dir.resolve("junk.yaml"), junk));
    refused(Files.write(dir.resolve("junk.jsonl"), junk));
  }

  @Test
  void shouldSurviveALineOfAHundredMegabytes() throws Exception {
    Path file = dir.resolve("long.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      String megabyte = "a".repeat(1 << 20);
      writer.write("{\"type\": \"ban-order\", \"id\": \"");
      for (int i = 0; i < 100; i++) {
        writer.write(megabyte);
      }
      writer.write("\"}\n");
      writer.write(GOOD.formatted("behind-the-long-line", "youtube", ""));
    }

    refused(file);
  }

  @Test
  void shouldNotExpandAYamlBomb() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = ", *a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, alias.repeat(10).substring(2)));
    }
    refused(Files.writeString(dir.resolve("bomb.yaml"), bomb));
  }

  @Test
  void shouldTakeAnEmptyFileForNothing() throws Exception {
    Application.Run run = ingest(Files.createFile(dir.resolve("empty.yaml")));

    assertThat(run.code()).isIn(0, 1, 3);
    assertThat(run.out() + run.err()).isNotEmpty().doesNotContain("Exception");
  }

  @Test
  void shouldNotRunOnAFileThatIsNotThere() throws Exception {
    Application.Run run = ingest(dir.resolve("absent.yaml"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("absent.yaml");
  }

  private static void refused(Path file) throws Exception {
    Application.Run run = ingest(file);

    assertThat(run.code()).as(run.err()).isIn(1, 3);
    assertThat(run.err())
        .contains(file.getFileName().toString())
        .doesNotContain("OutOfMemory", "StackOverflow", "\tat ");
    assertThat(run.err().length()).isLessThan(10_000);
    assertThat(up.ask("/readyz").statusCode()).isEqualTo(200);
  }

  private static void awaitEvidence(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(up.ask("/api/v1/evidence?limit=1000").body())
                    .contains("\"" + id + "\""));
  }

  private static Application.Run ingest(Path file) throws Exception {
    return Application.run(
        dir,
        "ingest",
        file.toString(),
        "--bootstrap-servers=" + up.value("kafka"),
        "--schema-registry=" + up.value("registry"));
  }
}
