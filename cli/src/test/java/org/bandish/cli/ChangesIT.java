package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot and the changes behind its cursor are the whole truth, whatever is killed in between:
 * broker, registry, pipeline and query service are processes of their own, and facts flow all the
 * while.
 */
@Timeout(300)
class ChangesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path dir;
  private final AtomicReference<String> service = new AtomicReference<>();

  @Test
  void shouldHandOverFromSnapshotToStreamOverRestartsOfBothHalves() throws Exception {
    try (EmbeddedCluster cluster = cluster(dir.resolve("cluster"));
        Serve doomedPipeline = Serve.start(dir, "pipeline", flags(cluster));
        Serve doomedNode = Serve.start(dir, "query", flags(cluster));
        FactFlow facts = new FactFlow(cluster)) {
      service.set(doomedNode.awaitReady());
      await().atMost(PATIENCE).until(() -> snapshot().get("items").size() >= 5);
      JsonNode snapshot = snapshot();
      assertThat(snapshot.get("next").isNull()).as("a snapshot on one page").isTrue();
      String cursor = snapshot.get("cursor").asText();
      try (Subscriber polling = Subscriber.polling(service::get, cursor);
          Subscriber listening = Subscriber.listening(service::get, cursor)) {
        awaitMore(polling, listening, 20);

        int flowed = facts.count();
        doomedPipeline.kill();
        try (Serve pipeline = Serve.start(dir, "pipeline", flags(cluster))) {
          awaitMore(polling, listening, 20);
          assertThat(facts.count()).as("facts flowed meanwhile").isGreaterThan(flowed + 20);

          doomedNode.kill();
          try (Serve node = Serve.start(dir, "query", flags(cluster))) {
            service.set(node.awaitReady());
            awaitMore(polling, listening, 20);
            Map<String, BanInterval> derived = derived(facts.end());
            await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                    () -> assertThat(fold(transitions(cluster).values())).isEqualTo(derived));

            NavigableMap<Long, BanTransition> behind = behind(cluster, cursor);
            await("all events")
                .atMost(PATIENCE)
                .until(() -> listening.changes().size() >= behind.size());
            await("all changes")
                .atMost(PATIENCE)
                .until(() -> polling.changes().size() >= behind.size());
            for (Subscriber subscriber : List.of(polling, listening)) {
              assertThat(subscriber.surprises()).isEmpty();
              checkWhole(subscriber.changes(), behind, cursor);
              assertThat(applied(snapshot, subscriber.changes())).isEqualTo(current());
            }
            assertThat(current()).hasSameSizeAs(derived);
            pipeline.requireAlive();
            node.requireAlive();
          }
        }
      }
    }
  }

  private static EmbeddedCluster cluster(Path dir) {
    EmbeddedCluster cluster = EmbeddedCluster.start(dir);
    try (TopicAdmin topics =
        TopicAdmin.connect(cluster.bootstrapServers(), Topics.DEFAULT_PREFIX, Map.of())) {
      topics.create(2, (short) 1);
    }
    return cluster;
  }

  private static List<String> flags(EmbeddedCluster cluster) {
    return List.of(
        "--bootstrap-servers=" + cluster.bootstrapServers(),
        "--schema-registry=" + cluster.registryUrl());
  }

  /** Both went on behind where the further of them is now. */
  private static void awaitMore(Subscriber one, Subscriber other, int more) {
    int goal = Math.max(one.changes().size(), other.changes().size()) + more;
    await()
        .atMost(PATIENCE)
        .until(() -> Math.min(one.changes().size(), other.changes().size()) >= goal);
  }

  /** No gap, no repeat, and each change what the topic has at its cursor. */
  private static void checkWhole(
      List<JsonNode> changes, NavigableMap<Long, BanTransition> behind, String cursor) {
    String topic = cursor.substring(0, cursor.lastIndexOf('.') + 1);
    assertThat(changes.stream().map(change -> change.get("cursor").asText()).toList())
        .isEqualTo(behind.keySet().stream().map(offset -> topic + offset).toList());
    assertThat(changes.stream().map(ChangesIT::told).toList())
        .isEqualTo(
            behind.values().stream().map(t -> t.getKind() + " " + t.getIntervalId()).toList());
  }

  private static String told(JsonNode change) {
    return change.get("kind").asText() + " " + change.get("intervalId").asText();
  }

  /** The snapshot with the changes put on top, each of which finds what it says was there. */
  private static Map<String, JsonNode> applied(JsonNode snapshot, List<JsonNode> changes) {
    Map<String, JsonNode> intervals = byId(snapshot.get("items"));
    for (JsonNode change : changes) {
      String id = change.get("intervalId").asText();
      JsonNode before = bare(change.get("before"));
      assertThat(before).as("before %s", told(change)).isEqualTo(intervals.get(id));
      JsonNode after = bare(change.get("after"));
      if (after == null) {
        intervals.remove(id);
      } else {
        intervals.put(id, after);
      }
    }
    return intervals;
  }

  private Map<String, JsonNode> current() throws IOException, InterruptedException {
    Map<String, JsonNode> current = new TreeMap<>();
    String next = "";
    do {
      JsonNode page = ask("/intervals?limit=1000" + next);
      current.putAll(byId(page.get("items")));
      next = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asText();
    } while (next != null);
    return current;
  }

  private static Map<String, JsonNode> byId(JsonNode items) {
    Map<String, JsonNode> byId = new TreeMap<>();
    items.forEach(item -> byId.put(item.get("id").asText(), bare(item)));
    return byId;
  }

  /** Without what an interval is among others, which no change of itself tells. */
  private static JsonNode bare(JsonNode interval) {
    return interval.isNull()
        ? null
        : ((ObjectNode) interval.deepCopy()).remove(List.of("recurrence", "incident"));
  }

  private JsonNode snapshot() throws IOException, InterruptedException {
    return ask("/intervals?limit=1000");
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    URI uri = URI.create(service.get() + "/api/v1" + path);
    return JSON.readTree(
        HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
  }

  private static Map<String, BanInterval> derived(Map<Subject, List<Evidence>> published) {
    Map<String, BanInterval> derived = new TreeMap<>();
    published.forEach(
        (subject, evidence) ->
            Timeline.derive(subject, evidence, null)
                .forEach(interval -> derived.put(interval.getId(), interval)));
    return derived;
  }

  private static Map<String, BanInterval> fold(Iterable<BanTransition> transitions) {
    Map<String, BanInterval> folded = new TreeMap<>();
    for (BanTransition change : transitions) {
      assertThat(change.getBefore()).isEqualTo(folded.get(change.getIntervalId()));
      if (change.getAfter() == null) {
        folded.remove(change.getIntervalId());
      } else {
        folded.put(change.getIntervalId(), change.getAfter());
      }
    }
    return folded;
  }

  private static NavigableMap<Long, BanTransition> behind(EmbeddedCluster cluster, String cursor) {
    long offset = Long.parseLong(cursor.substring(cursor.lastIndexOf('.') + 1));
    return transitions(cluster).tailMap(offset, false);
  }

  /** All that is committed in the topic, by offset. */
  private static NavigableMap<Long, BanTransition> transitions(EmbeddedCluster cluster) {
    NavigableMap<Long, BanTransition> transitions = new TreeMap<>();
    TopicPartition partition =
        new TopicPartition(Topics.BAN_TRANSITIONS.name(Topics.DEFAULT_PREFIX), 0);
    try (RegistryPort registry = ConfluentRegistry.at(cluster.registryUrl(), Map.of());
        KafkaConsumer<String, BanTransition> consumer =
            new KafkaConsumer<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    cluster.bootstrapServers(),
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed"),
                new StringDeserializer(),
                AvroSerde.of(Topics.BAN_TRANSITIONS, Topics.DEFAULT_PREFIX, registry)
                    .deserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> transitions.put(record.offset(), record.value()));
      }
    }
    return transitions;
  }
}
