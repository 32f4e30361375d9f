package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the README's table of topics equal to the code, row by row. */
class ReadmeTest {
  @Test
  void shouldListEveryTopicAsItIsKept() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| " + Topics.DEFAULT_PREFIX))
            .toList();

    assertThat(rows).containsExactlyElementsOf(Topics.ALL.stream().map(ReadmeTest::row).toList());
  }

  private static String row(Topic<?> topic) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            topic.name(Topics.DEFAULT_PREFIX),
            topic.key().replace("|", "\\|"),
            topic.type() == null ? "original bytes" : topic.schema().getName(),
            kept(topic),
            partitions(topic));
  }

  private static String kept(Topic<?> topic) {
    if ("compact".equals(topic.config().get("cleanup.policy"))) {
      return "compacted";
    }
    long retention = Long.parseLong(topic.config().get("retention.ms"));
    return retention < 0 ? "for ever" : Duration.ofMillis(retention).toDays() + " days";
  }

  private static String partitions(Topic<?> topic) {
    return topic.fact()
        ? "as configured, all facts alike"
        : topic.partitions() == 0 ? "as configured" : Integer.toString(topic.partitions());
  }
}
