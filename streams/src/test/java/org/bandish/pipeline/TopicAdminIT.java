package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bandish.embedded.EmbeddedBroker;
import org.bandish.pipeline.TopicAdmin.Described;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminIT {
  @TempDir static Path dir;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldCreateAllTopicsAsTheContractSaysAndOnce() {
    try (TopicAdmin topics = topics("a.")) {
      assertThat(topics.create(3, (short) 1)).hasSize(Topics.ALL.size());
      assertThat(topics.create(5, (short) 1)).isEmpty();

      assertThat(topics.describe())
          .hasSize(Topics.ALL.size())
          .allSatisfy(topic -> assertThat(topic.problems()).as(topic.name()).isEmpty());
      assertThat(topics.describe())
          .filteredOn(topic -> topic.name().equals("a.ban-transitions"))
          .extracting(Described::partitions)
          .containsExactly(1);
      assertThatCode(topics::verify).doesNotThrowAnyException();
    }
  }

  @Test
  void shouldDescribeWhatDoesNotExist() {
    try (TopicAdmin topics = topics("b.")) {
      assertThat(topics.describe())
          .allSatisfy(topic -> assertThat(topic.problems()).containsExactly("does not exist"));
      assertThatThrownBy(topics::verify).hasMessageContaining("b.dead-letters");
    }
  }

  @Test
  void shouldRefuseFactsThatAreDividedDifferently() throws Exception {
    try (TopicAdmin topics = topics("c.");
        Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("c.statements", 2, (short) 1),
                  new NewTopic("c.ban-transitions", 4, (short) 1)))
          .all()
          .get();
      topics.create(3, (short) 1);

      assertThatThrownBy(topics::verify)
          .isInstanceOf(TopicAdmin.TopicsNotReadyException.class)
          .hasMessageContaining("c.statements=2")
          .hasMessageContaining("c.ban-transitions must have 1 partition(s), but has 4");
      assertThat(topics.describe())
          .filteredOn(topic -> topic.name().equals("c.statements"))
          .singleElement()
          .satisfies(
              topic ->
                  assertThat(topic.problems())
                      .anyMatch(problem -> problem.contains("retention.ms is"))
                      .contains("has 2 partitions, not 3"));
    }
  }

  private static TopicAdmin topics(String prefix) {
    return TopicAdmin.connect(broker.bootstrapServers(), prefix, Map.of());
  }
}
