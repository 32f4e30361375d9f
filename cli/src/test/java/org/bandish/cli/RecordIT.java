package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's first invariant, through the real broker. */
class RecordIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORD = Application.HOME.resolve("record");
  private static final String ALL = "/api/v1/intervals?limit=1000";
  private static final int RUNS = 4;

  @TempDir private Path dir;

  @Test
  void shouldDrawTheSameIntervalsFromTheRecordInAnyOrderDuplicatedAndSplit() throws Exception {
    String whole;
    try (Up up = Up.ready(Files.createDirectory(dir.resolve("whole")), RECORD)) {
      whole = up.items(ALL);
    }
    assertThat(whole).contains("\"platform\":\"tiktok\"");

    Path split = Files.createDirectory(dir.resolve("split"));
    Path nothing = Files.createDirectory(split.resolve("nothing"));
    try (Up up = Up.ready(split, nothing)) {
      for (Path part : parts(split)) {
        Application.Run run =
            Application.run(
                split,
                "ingest",
                part.toString(),
                "--bootstrap-servers=" + up.value("kafka"),
                "--schema-registry=" + up.value("registry"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("rejected 0");
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(up.items(ALL)).isEqualTo(whole));
    }
  }

  /** All facts shuffled, each fifth twice, dealt out to as many files as there are runs. */
  private static List<Path> parts(Path into) throws IOException {
    List<JsonNode> facts = new ArrayList<>();
    try (Stream<Path> files = Files.list(RECORD.resolve("pakistan"))) {
      for (Path file : files.sorted().toList()) {
        YAML.readTree(file.toFile()).forEach(facts::add);
      }
    }
    assertThat(facts).hasSizeGreaterThan(200);
    for (int i = facts.size() - 1; i >= 0; i -= 5) {
      facts.add(facts.get(i));
    }
    Collections.shuffle(facts, new Random(20_060_228));
    List<Path> parts = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      Path part = into.resolve("part-" + run + (run % 2 == 0 ? ".jsonl" : ".yaml"));
      List<JsonNode> dealt =
          facts.subList(facts.size() * run / RUNS, facts.size() * (run + 1) / RUNS);
      Files.writeString(part, run % 2 == 0 ? lines(dealt) : YAML.writeValueAsString(dealt));
      parts.add(part);
    }
    return parts;
  }

  private static String lines(List<JsonNode> facts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (JsonNode fact : facts) {
      lines.append(JSON.writeValueAsString(fact)).append('\n');
    }
    return lines.toString();
  }
}
