package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.junit.jupiter.api.Test;

class PublisherTest {
  @Test
  void shouldSayWhichPropertyIsWrong() {
    try (RegistryPort registry = ConfluentRegistry.inMemory()) {
      assertThatThrownBy(
              () -> Publisher.open(Map.of("bootstrap.servers", "no port"), registry, "t."))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("bootstrap.servers");
    }
  }
}
