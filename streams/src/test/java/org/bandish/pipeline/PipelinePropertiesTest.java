package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.bandish.topology.Meters;
import org.junit.jupiter.api.Test;

class PipelinePropertiesTest {
  private static final PipelineConfig CONFIG = PipelineConfig.of("nowhere:1", Path.of("nowhere"));

  @Test
  void shouldGiveATransactionTheTimeOfALongDrawing() {
    assertThat(timeout(CONFIG)).isEqualTo(60_000);
  }

  @Test
  void shouldLetTheClientsPropertiesOverrideTheTime() {
    String key = "producer.transaction.timeout.ms";
    assertThat(timeout(CONFIG.withClient(Map.of(key, "90000")))).isEqualTo(90_000);
  }

  private static int timeout(PipelineConfig config) {
    var properties = PipelineProperties.of(config, new Meters(new SimpleMeterRegistry()));
    Object timeout =
        new StreamsConfig(properties).getProducerConfigs("test").get("transaction.timeout.ms");
    return Integer.parseInt(timeout.toString());
  }
}
