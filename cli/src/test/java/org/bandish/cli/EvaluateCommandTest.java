package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bandish evaluate}, from the corpus to the table. */
class EvaluateCommandTest {
  private static final String HOURS = hours(0, 1) + "," + hours(1, 0);

  /** Two networks open for a day and blocked from the second day on. */
  private static final String WRITTEN =
      "{\"case\": \"two\", \"scenario\": \"written\", \"heldOut\": false, \"labels\": [{\"state\":"
          + " \"BLOCKED\", \"onset\": \"2024-03-02T00:00:00Z\"}], \"hours\": ["
          + HOURS
          + "]}\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  @Test
  void shouldScoreEveryDetectorOnAWrittenCase() throws IOException {
    JsonNode rows = json(WRITTEN, "--half=tuning");

    assertThat(rows).hasSize(2);
    JsonNode llr = rows.get(0);
    assertThat(llr.path("detector").asText()).isEqualTo("llr@2");
    assertThat(llr.path("recall").asDouble()).isEqualTo(1);
    assertThat(llr.path("precision").asDouble()).isEqualTo(1);
    assertThat(llr.path("onset").path("median").asDouble()).as("in the third hour").isEqualTo(3);
    assertThat(llr.path("end").path("median").isNull()).isTrue();
    JsonNode cusum = rows.get(1);
    assertThat(cusum.path("detector").asText()).isEqualTo("cusum@1");
    assertThat(cusum.path("onset").path("median").asDouble()).as("six hours").isEqualTo(6);
  }

  @Test
  void shouldLookAtOneHalfOnly() throws IOException {
    String both =
        "{\"scenario\": \"sparse\", \"seed\": 1}\n{\"scenario\": \"sparse\", \"seed\": 2}\n";

    assertThat(json(both).get(0).path("cases").asInt()).as("held out by default").isEqualTo(1);
    assertThat(json(both, "--half=all").get(0).path("cases").asInt()).isEqualTo(2);
    assertThat(json(both + WRITTEN, "--half=tuning", "--by-scenario")).hasSize(6);
  }

  @Test
  void shouldSayWhereACorpusIsBroken() throws IOException {
    assertThat(run("{\"scenario\": \"sparse\", \"seed\": 1}\n{\"scenario\": \"no\", \"seed\": 1}"))
        .isEqualTo(Bandish.COULD_NOT_RUN);
    assertThat(err.toString()).contains("corpus.jsonl:2: no scenario no");
    assertThat(run("{\"scenario\": \"sparse\"}")).isEqualTo(Bandish.COULD_NOT_RUN);
    assertThat(err.toString()).contains("corpus.jsonl:1: a case needs a scenario and a whole seed");
    assertThat(run("{\"case\": \"x\", \"scenario\": \"y\", \"hours\": [{}]}"))
        .isEqualTo(Bandish.COULD_NOT_RUN);
    assertThat(err.toString()).contains("corpus.jsonl:1: at is missing in {}");
    assertThat(run("{")).isEqualTo(Bandish.COULD_NOT_RUN);
    assertThat(err.toString()).contains("corpus.jsonl:1: no JSON");
  }

  private JsonNode json(String corpus, String... options) throws IOException {
    String[] all = new String[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = "--format=json";
    out.getBuffer().setLength(0);
    assertThat(run(corpus, all)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String corpus, String... options) throws IOException {
    Path file = Files.writeString(dir.resolve("corpus.jsonl"), corpus);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "evaluate";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    CommandLine command = Bandish.commandLine(Map.of(), arguments);
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private static String hours(int day, int ok) {
    StringBuilder hours = new StringBuilder();
    for (int hour = 0; hour < 24; hour++) {
      for (int asn = 64_496; asn < 64_498; asn++) {
        hours.append(hours.isEmpty() ? "" : ",");
        hours.append(
            "{\"at\": \"2024-03-%02dT%02d:00:00Z\", \"asn\": %d, \"blocked\": %d, \"ok\": %d, \"count\": 1}"
                .formatted(day + 1, hour, asn, 1 - ok, ok));
      }
    }
    return hours.toString();
  }
}
