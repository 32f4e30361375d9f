package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.ingest.PublishException;
import org.bandish.ingest.Publisher;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away in the middle of a run. */
class PublisherIT {
  @TempDir private Path data;

  @Test
  void shouldFailRatherThanTakeForSentWhatTheBrokerDidNotAcknowledge() throws IOException {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(data);
        TopicAdmin topics = TopicAdmin.connect(cluster.bootstrapServers(), "gone.", Map.of());
        RegistryPort registry = ConfluentRegistry.at(cluster.registryUrl(), Map.of());
        Publisher publisher =
            Publisher.open(
                Map.of(
                    "bootstrap.servers", cluster.bootstrapServers(),
                    "request.timeout.ms", 5_000,
                    "delivery.timeout.ms", 6_000,
                    "max.block.ms", 6_000),
                registry,
                "gone.")) {
      topics.create(1, (short) 1);
      publisher.send(authority("safe"));
      publisher.flush();
      cluster.broker().close();
      // Whether a send already meets what the one before lost, or only the flush does, is the
      // client's affair.
      assertThatThrownBy(
              () -> {
                publisher.send(authority("lost-1"));
                publisher.send(authority("lost-2"));
                publisher.flush();
              })
          .isInstanceOf(PublishException.class)
          .hasMessageStartingWith("the broker did not take ");
      assertThatThrownBy(() -> publisher.send(authority("lost-3")))
          .isInstanceOf(PublishException.class);
    }
  }

  private static Authority authority(String id) {
    return new Authority(id, id, AuthorityKind.COURT, "PK");
  }
}
