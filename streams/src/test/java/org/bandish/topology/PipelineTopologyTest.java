package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.bandish.pipeline.PipelineConfig;
import org.bandish.pipeline.PipelineProperties;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.Test;

class PipelineTopologyTest {
  private static final Path GOLDEN = Path.of("TOPOLOGY.md");
  private static final Pattern LISTS =
      Pattern.compile("(?<=\\[)[^\\]]+(?=\\])|(?<=(?:-->|<--) ).+");
  private static final String UPDATE = "bandish.updateGolden";

  /**
   * A changed topology can rename changelog topics or move stores between subtopologies: an
   * instance that is updated then loses its state or cannot be rolled. A change that is meant is
   * written to TOPOLOGY.md with {@code -Dbandish.updateGolden=true} and reviewed there.
   */
  @Test
  void shouldNotChangeTheTopologyUnintentionally() throws IOException {
    String now = document(topology());
    if (Boolean.getBoolean(UPDATE)) {
      assertThat(System.getenv("CI")).as("goldens are not updated in CI").isNull();
      Files.writeString(GOLDEN, now);
    }
    assertThat(GOLDEN).hasContent(now);
  }

  @Test
  void shouldHoldAWholeCountryInOneTask() {
    Set<String> facts =
        Topics.FACTS.stream()
            .map(topic -> topic.name(Topics.DEFAULT_PREFIX))
            .collect(Collectors.toSet());
    Set<Set<String>> read =
        topology().describe().subtopologies().stream()
            .map(PipelineTopologyTest::read)
            .collect(Collectors.toSet());

    assertThat(read)
        .containsExactlyInAnyOrder(
            Set.of("bandish.network-signals"),
            Stream.concat(
                    facts.stream(),
                    Stream.of(
                        "outage-parts-by-country-repartition",
                        "signal-days-by-country-repartition"))
                .collect(Collectors.toSet()));
  }

  private static Set<String> read(TopologyDescription.Subtopology part) {
    return part.nodes().stream()
        .filter(node -> node instanceof TopologyDescription.Source)
        .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
        .collect(Collectors.toSet());
  }

  private static Topology topology() {
    PipelineConfig config = PipelineConfig.of("nowhere:1", Path.of("unused"));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Properties properties = PipelineProperties.of(config, new Meters(meters));
    return PipelineTopology.build(
        properties,
        Topics.DEFAULT_PREFIX,
        ConfluentRegistry.inMemory(),
        meters,
        new Derivation(Timeline::derive));
  }

  /** Kafka lists stores and topics in no order. */
  private static String sorted(String list) {
    return Stream.of(list.split(", ")).sorted().collect(Collectors.joining(", "));
  }

  private static String document(Topology topology) {
    return """
        # The topology as it runs

        Written by `PipelineTopologyTest` (`-Dbandish.updateGolden=true`), which also holds it equal to the code.
        A change of a store's name loses its state; a change of subtopologies moves it.

        ```
        """
        + LISTS
            .matcher(topology.describe().toString().strip())
            .replaceAll(list -> sorted(list.group()))
        + "\n```\n";
  }
}
