package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no cluster: checking, templates, and errors before anything is sent. */
class IngestCommandTest {
  private static final String GOOD =
      "- {type: statement, id: %s, country: PK, platforms: [twitter], by: me, kind: says, at:"
          + " 2024}\n";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldCountAndExitWithZeroWhenNothingIsRejected() throws IOException {
    Path file = file("facts.yaml", GOOD.formatted("a") + GOOD.formatted("b") + GOOD.formatted("a"));

    assertThat(run("ingest", "--dry-run", file.toString())).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("accepted 2, duplicates 1, rejected 0");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldSayWhatIsRejectedKeepItAndExitWithThree() throws IOException {
    Path file =
        file("facts.yaml", GOOD.formatted("a") + GOOD.formatted("b").replace("says", "sez"));
    Path rejects = directory.resolve("rejects.jsonl");

    assertThat(run("ingest", "--dry-run", "--rejects", rejects.toString(), file.toString()))
        .isEqualTo(3);
    assertThat(out.toString()).isEqualToIgnoringNewLines("accepted 1, duplicates 0, rejected 1");
    assertThat(err.toString())
        .startsWith(file + ":2: b: kind: unknown value 'sez'; one of acknowledges, denies,");
    assertThat(Files.readString(rejects))
        .startsWith("{\"file\":\"" + file + "\",\"line\":2,\"id\":\"b\",\"field\":\"kind\",")
        .contains("\"fact\":{\"type\":\"statement\",\"id\":\"b\"")
        .hasLineCount(1);
  }

  @Test
  void shouldTakeFromTheQueryWhatMeasurementsDoNotRepeat() throws IOException {
    Path file =
        file(
            "counts.csv",
            """
            anomaly_count,confirmed_count,failure_count,measurement_count,measurement_start_day,ok_count
            0,0,0,8,2025-03-06,8
            """);
    String[] words = {"ingest", "--dry-run", "--format", "ooni-aggregation", file.toString()};

    assertThat(run(words)).isEqualTo(3);
    assertThat(err.toString()).startsWith(file + ":2: probe_cc: missing: which country");

    String query = "--query=probe_cc=IQ&test_name=telegram";
    assertThat(run("ingest", "--dry-run", "--format", "ooni-aggregation", query, file.toString()))
        .isZero();
    assertThat(out.toString()).contains("accepted 1, duplicates 0, rejected 0");
  }

  @Test
  void shouldKnowTheBlockPagesOfAList() throws IOException {
    Path measurement =
        file(
            "ooni.jsonl",
            "{\"report_id\":\"R1\",\"input\":\"https://x.com/\",\"probe_cc\":\"PK\",\"test_name\":"
                + "\"web_connectivity\",\"measurement_start_time\":\"2021-03-12 08:00:00\"}\n");
    Path list = file("fingerprints.csv", "name,scope,location_found,pattern_type,pattern\nx,nat\n");
    String option = "--fingerprints=" + list;

    assertThat(run("ingest", "--dry-run", "--format=ooni", option, measurement.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains(list + ":2: 2 cells, where the header has 5 columns");
    file("fingerprints.csv", "name,scope,location_found,pattern_type,pattern\nx,nat,dns,full,y\n");
    assertThat(run("ingest", "--dry-run", "--format=ooni", option, measurement.toString()))
        .isZero();
    assertThat(run("ingest", "--dry-run", option, measurement.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("--fingerprints is for --format ooni, not for evidence");
    assertThat(
            run(
                "ingest",
                "--dry-run",
                "--format=ooni",
                "--fingerprints=no",
                measurement.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no such file: no");
  }

  @Test
  void shouldRefuseToPollMoreOftenThanEveryMinute() {
    assertThat(run("watch", "ooni", "--every", "10s")).isEqualTo(2);
    assertThat(err.toString()).contains("'10s' is less than 1m");
  }

  @Test
  void shouldSayTheFirstOfManyWhenAFileKeepsAll() throws IOException {
    StringBuilder facts = new StringBuilder();
    IntStream.range(0, 50).forEach(i -> facts.append("- {type: nothing}\n"));
    Path rejects = directory.resolve("rejects.jsonl");

    run(
        "ingest",
        "--dry-run",
        "--rejects=" + rejects,
        file("facts.yaml", facts.toString()).toString());

    assertThat(err.toString()).hasLineCount(21).contains("and 30 more in " + rejects);
    assertThat(Files.readString(rejects)).hasLineCount(50);
  }

  @Test
  void shouldExitWithOneWhenItCannotRun() throws IOException {
    String file = file("facts.yaml", GOOD.formatted("a")).toString();

    assertThat(run("ingest", directory.resolve("gone.yaml").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("bandish: no such file: ").contains("gone.yaml");
    assertThat(run("ingest", Files.createDirectory(directory.resolve("none")).toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no file to read in ");
    assertThat(run("ingest", "--dry-run", "--rejects=/nowhere/at/all", file)).isEqualTo(1);
    assertThat(err.toString()).contains("--rejects /nowhere/at/all: cannot be written");
    assertThat(run("ingest", "--bootstrap-servers", "127.0.0.1:1", file)).isEqualTo(1);
    assertThat(err.toString()).contains("no broker at 127.0.0.1:1");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldExitWithTwoOnAFormatOrKindThatIsNone() {
    assertThat(run("ingest", "--format=pdf", "x")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "'pdf' is not one of [evidence, ooni, ooni-aggregation, ooni-observations, ioda, radar, stop]");
    assertThat(run("new", "poem")).isEqualTo(2);
    assertThat(err.toString()).contains("no template 'poem'; one of [order, ruling, signal");
  }

  @Test
  void shouldPrintTemplatesThatCanBeIngested() throws IOException {
    for (String kind : List.of("order", "ruling", "signal", "statement")) {
      out.getBuffer().setLength(0);
      assertThat(run("new", kind)).isZero();
      Path file = file(kind + ".yaml", out.toString());
      assertThat(run("ingest", "--dry-run", file.toString())).as(err.toString()).isZero();
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private int run(String... args) {
    return Bandish.commandLine(Map.of(), args)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
