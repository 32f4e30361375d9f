package org.bandish.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.bandish.detect.Detector;
import org.bandish.detect.Detectors;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;
import org.bandish.pipeline.PipelineConfig;
import org.bandish.pipeline.PipelineProperties;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;
import org.bandish.timeline.OutageBeliefs;

/** The pipeline's topology in Kafka's own test driver, which commits after every record. */
final class River implements AutoCloseable {
  static final String PREFIX = "test.";

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RegistryPort registry = ConfluentRegistry.inMemory();
  private final TopologyTestDriver driver;
  private final Path state;
  private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

  River() {
    this(new Derivation(OrdersAlone::derive, OrdersAlone.RULES));
  }

  River(Derivation.Derive derive) {
    this(new Derivation(derive));
  }

  River(Derivation derivation) {
    this(derivation, OutageBeliefs::of);
  }

  River(Derivation.Derive derive, MergeOutages merge) {
    this(new Derivation(derive), merge, Detectors.DEFAULT);
  }

  River(Derivation derivation, MergeOutages merge) {
    this(derivation, merge, Detectors.DEFAULT);
  }

  River(Derivation derivation, MergeOutages merge, Detector detector) {
    try {
      state = Files.createTempDirectory("river");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Under exactly-once the driver forgets what a handler sends while no record is processed.
    PipelineConfig config =
        PipelineConfig.of("nowhere:1", state)
            .withPrefix(PREFIX)
            .withClient(Map.of("processing.guarantee", "at_least_once"));
    Properties properties = PipelineProperties.of(config, new Meters(meters));
    driver =
        new TopologyTestDriver(
            PipelineTopology.build(
                properties, PREFIX, registry, meters, derivation, merge, detector),
            properties,
            clock);
  }

  River publish(BanOrder fact) {
    return publish(Topics.BAN_ORDERS, fact.getCountry(), fact);
  }

  River publish(CourtRuling fact) {
    return publish(Topics.COURT_RULINGS, fact.getCountry(), fact);
  }

  River publish(Statement fact) {
    return publish(Topics.STATEMENTS, fact.getCountry(), fact);
  }

  River publish(NetworkSignal fact) {
    return publish(Topics.ACCESS_REPORTS, fact.getCountry(), fact);
  }

  River publish(ObservedSpan fact) {
    return publish(Topics.OBSERVED_SPANS, fact.getCountry(), fact);
  }

  /** A measured signal under its key. */
  River measure(NetworkSignal signal) {
    return publish(Topics.NETWORK_SIGNALS, Keys.series(signal), signal);
  }

  <T extends SpecificRecord> River publish(Topic<T> topic, String key, T fact) {
    byte[] value =
        AvroSerde.of(topic, PREFIX, registry).serializer().serialize(topic.name(PREFIX), fact);
    return publishBytes(topic, key, value);
  }

  /** A value that a producer with another schema wrote. */
  River publishForeign(Topic<?> topic, String key, GenericRecord fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(fact.getSchema()).write(fact, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return publishBytes(topic, key, encoded(topic, fact.getSchema(), out.toByteArray()));
  }

  /** The bytes as the content of a value of the topic. */
  byte[] encoded(Topic<?> topic, byte[] content) {
    return encoded(topic, topic.schema(), content);
  }

  private byte[] encoded(Topic<?> topic, Schema schema, byte[] content) {
    int id = registry.register(topic.registrySubject(PREFIX), schema);
    return ByteBuffer.allocate(5 + content.length).put((byte) 0).putInt(id).put(content).array();
  }

  /** One second of transport time after the last. */
  River publishBytes(Topic<?> topic, String key, byte[] value) {
    clock = clock.plus(Duration.ofSeconds(1));
    driver
        .createInputTopic(topic.name(PREFIX), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, clock);
    return this;
  }

  <V> KeyValueStore<String, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** Lets the time of the machine pass. */
  void await(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** What was written to the topic since last read, in order. */
  <T extends SpecificRecord> List<TestRecord<String, T>> read(Topic<T> topic) {
    List<TestRecord<String, T>> read = new ArrayList<>();
    var output =
        driver.createOutputTopic(
            topic.name(PREFIX),
            new StringDeserializer(),
            AvroSerde.of(topic, PREFIX, registry).deserializer());
    while (!output.isEmpty()) {
      read.add(output.readRecord());
    }
    return read;
  }

  <T extends SpecificRecord> List<T> values(Topic<T> topic) {
    List<T> values = new ArrayList<>();
    read(topic).forEach(record -> values.add(record.value()));
    return values;
  }

  /** A compacted topic as it stands when all written since last read is applied. */
  <T extends SpecificRecord> Map<String, T> table(Topic<T> topic) {
    Map<String, T> table = new TreeMap<>();
    read(topic)
        .forEach(
            record -> {
              if (record.value() == null) {
                table.remove(record.key());
              } else {
                table.put(record.key(), record.value());
              }
            });
    return table;
  }

  List<TestRecord<String, byte[]>> deadLetters() {
    List<TestRecord<String, byte[]>> read = new ArrayList<>();
    var output =
        driver.createOutputTopic(
            Topics.DEAD_LETTERS.name(PREFIX),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    while (!output.isEmpty()) {
      read.add(output.readRecord());
    }
    return read;
  }

  static String header(TestRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
    registry.close();
    try (var files = Files.walk(state)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
