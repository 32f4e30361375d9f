package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.event.BanOrder;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Destination;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.pipeline.TopicAdmin;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bandish ingest} against a real broker and a real registry. */
class IngestIT {
  private static final Path RECORD = Path.of("..", "record");
  private static EmbeddedCluster cluster;

  @TempDir private static Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    cluster = EmbeddedCluster.start(data);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldPublishTheRecordFactByFactUnderTheKeyOfItsKind() throws IOException {
    create("record.");
    EvidenceFiles.Result record =
        EvidenceFiles.read(RECORD, RegistryFiles.embedded(), Clock.systemUTC());

    assertThat(ingest("record.", RECORD.toString())).as(err.toString()).isZero();

    assertThat(out.toString()).startsWith("accepted ").contains(", duplicates 0, rejected 0");
    List<SpecificRecord> published = new ArrayList<>();
    for (Topic<? extends SpecificRecord> topic :
        List.of(
            Topics.BAN_ORDERS, Topics.COURT_RULINGS, Topics.STATEMENTS, Topics.ACCESS_REPORTS)) {
      for (ConsumerRecord<String, ? extends SpecificRecord> sent : all("record.", topic)) {
        assertThat(sent.key()).isEqualTo("PK");
        published.add(sent.value());
      }
    }
    List<SpecificRecord> reports =
        record.facts().stream()
            .filter(fact -> !Destination.of(fact).topic().equals(Topics.NETWORK_SIGNALS))
            .toList();
    assertThat(published).containsExactlyInAnyOrderElementsOf(reports);
    assertThat(all("record.", Topics.PLATFORMS))
        .extracting(ConsumerRecord::key)
        .contains("x", "youtube");
    assertThat(all("record.", Topics.AUTHORITIES))
        .extracting(ConsumerRecord::key)
        .contains("pta", "moi");
  }

  @Test
  void shouldPublishTheGoodFactsOfABadFileAndExitWithThree() throws IOException {
    create("bad.");
    String facts =
        """
        - {type: platform, id: orkut, name: Orkut, aliases: [{name: orkut.com}]}
        - {type: ban-order, id: a, country: BR, platforms: [ORKUT.com], authority: anatel, action: block, effective: 2010}
        - {type: ban-order, id: b, country: BR, platforms: [orkut], authority: nobody, action: block, effective: 2010}
        - {type: network-signal, id: c, country: BR, platform: orkut, asn: 28573, source: ooni, at: 2010-01-01T00:00Z, blocked: 1}
        """;
    Path file = Files.writeString(data.resolve("facts.yaml"), facts);

    assertThat(ingest("bad.", file.toString())).isEqualTo(3);

    assertThat(out.toString()).isEqualToIgnoringNewLines("accepted 3, duplicates 0, rejected 1");
    assertThat(err.toString()).contains("facts.yaml:3: b: authority: unknown authority 'nobody'");
    ConsumerRecord<String, BanOrder> order = all("bad.", Topics.BAN_ORDERS).get(0);
    assertThat(order.value().getPlatforms()).containsExactly("orkut");
    ConsumerRecord<String, NetworkSignal> signal = all("bad.", Topics.NETWORK_SIGNALS).get(0);
    assertThat(signal.key()).isEqualTo("BR/orkut|28573");
    assertThat(all("bad.", Topics.PLATFORMS)).extracting(ConsumerRecord::key).contains("orkut");
  }

  @Test
  void shouldExitWithOneWhenTheTopicsAreMissing() {
    assertThat(ingest("missing.", RECORD.toString())).isEqualTo(1);

    assertThat(err.toString())
        .contains("there is no topic missing.platforms")
        .contains("`bandish topics create`");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldExitWithOneWhenTheRegistryIsAway() {
    create("alone.");

    assertThat(
            run(
                "ingest",
                "--bootstrap-servers=" + cluster.bootstrapServers(),
                "--schema-registry=http://127.0.0.1:1",
                "--prefix=alone.",
                RECORD.toString()))
        .isEqualTo(1);

    assertThat(err.toString()).contains("schema registry, registering alone.platforms-value");
    assertThat(out.toString()).isEmpty();
  }

  private static void create(String prefix) {
    try (TopicAdmin topics = TopicAdmin.connect(cluster.bootstrapServers(), prefix, Map.of())) {
      topics.create(2, (short) 1);
    }
  }

  private int ingest(String prefix, String file) {
    return run(
        "ingest",
        "--bootstrap-servers=" + cluster.bootstrapServers(),
        "--schema-registry=" + cluster.registryUrl(),
        "--prefix=" + prefix,
        file);
  }

  private int run(String... args) {
    return Bandish.commandLine(Map.of(), args)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  /** Everything in the topic, from its beginning to its end at this moment. */
  private static <T extends SpecificRecord> List<ConsumerRecord<String, T>> all(
      String prefix, Topic<T> topic) {
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    try (RegistryPort registry = ConfluentRegistry.at(cluster.registryUrl(), Map.of());
        KafkaConsumer<String, T> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringDeserializer(),
                AvroSerde.of(topic, prefix, registry).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name(prefix)).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
