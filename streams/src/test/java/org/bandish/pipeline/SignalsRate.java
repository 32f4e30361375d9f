package org.bandish.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.ingest.ioda.IodaImporter;
import org.bandish.ingest.ooni.ObservationImporter;
import org.bandish.ingest.reading.Query;
import org.bandish.schema.Topics;
import org.bandish.topology.Meters;

/**
 * How fast measured signals go through the pipeline: read, published, concluded, each by itself, on
 * a real broker and registry. Beside it, in the same run, the least that exactly-once asks for: the
 * same records into one store of Kafka Streams with the same settings, and nothing else. A program,
 * not a test: {@code SignalsRate FOLDER}, with the folder of the samples (Iran's series, Kenya's
 * observations).
 */
public final class SignalsRate {
  private static final int PARTITIONS = 4;

  private final Cluster cluster;
  private final Path dir;

  private SignalsRate(Cluster cluster, Path dir) {
    this.cluster = cluster;
    this.dir = dir;
  }

  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("signals-rate");
    try (Cluster cluster = new Cluster(dir.resolve("cluster"))) {
      new SignalsRate(cluster, dir).run(Path.of(args[0]));
    } finally {
      try (var files = Files.walk(dir)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void run(Path samples) throws Exception {
    List<SpecificRecord> signals = new ArrayList<>();
    double read = seconds(() -> signals.addAll(read(samples)));
    tell("read", signals.size(), read);
    for (String round : List.of("first.", "second.")) {
      double published = seconds(() -> publish(round, signals));
      tell("published", signals.size(), published);
      double kept = store(round);
      tell("one store", signals.size(), kept);
      double concluded = conclude(round);
      tell("concluded", signals.size(), concluded);
      System.out.printf(Locale.ROOT, "%sconcluded : one store = %.2f%n", round, concluded / kept);
    }
  }

  private static List<SpecificRecord> read(Path samples) throws IOException {
    List<SpecificRecord> read = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void accepted(Accepted accepted) {
            read.add(accepted.fact());
          }

          @Override
          public void rejected(Rejected rejected) {}
        };
    Clock clock = Clock.systemUTC();
    Importer ooni = new ObservationImporter(RegistryFiles.embedded(), clock);
    Path kenya = samples.resolve("ooni-telegram-kenya-2023");
    ooni.read(Source.of(kenya.resolve("telegram-every6th-report.csv.gz")), sink);
    ooni.read(Source.of(kenya.resolve("web-connectivity-telegram.org.csv.gz")), sink);
    Source iran = Source.of(samples.resolve("ioda-iran-2019").resolve("signals.csv.gz"));
    new IodaImporter(Query.of("relatedTo=country/IR"), clock).read(iran, sink);
    return read;
  }

  private Void publish(String prefix, List<SpecificRecord> signals) throws IOException {
    try (TopicAdmin topics = cluster.topics(prefix)) {
      topics.create(PARTITIONS, (short) 1);
    }
    Map<String, String> kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
    try (Publisher publisher = Publisher.open(kafka, cluster.registry(), prefix)) {
      for (SpecificRecord signal : signals) {
        publisher.send(signal);
      }
      publisher.flush();
    }
    return null;
  }

  private double store(String prefix) throws Exception {
    String application = prefix + "baseline.";
    Properties properties = PipelineProperties.of(config(prefix), new Meters(meters()));
    properties.put("application.id", application + "pipeline");
    properties.put("state.dir", dir.resolve(application).toString());
    StreamsBuilder builder = new StreamsBuilder();
    builder.table(
        Topics.NETWORK_SIGNALS.name(prefix),
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        Materialized.as("kept"));
    try (KafkaStreams streams = new KafkaStreams(builder.build(), properties)) {
      streams.start();
      return secondsToConclude(streams::state, application, prefix);
    }
  }

  private double conclude(String prefix) throws Exception {
    try (Pipeline pipeline = new Pipeline(config(prefix), cluster.registry(), meters())) {
      pipeline.start();
      return secondsToConclude(pipeline::state, prefix, prefix);
    }
  }

  /** From when the stores are open to when all is committed. */
  private double secondsToConclude(
      Supplier<KafkaStreams.State> state, String application, String prefix) throws Exception {
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> state.get() == KafkaStreams.State.RUNNING);
    return seconds(
        () -> {
          await()
              .pollInterval(Duration.ofMillis(100))
              .until(() -> cluster.isConcluded(application, prefix));
          return null;
        });
  }

  private static ConditionFactory await() {
    return Awaitility.await().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(10));
  }

  private PipelineConfig config(String prefix) {
    return PipelineConfig.of(cluster.bootstrapServers(), dir.resolve(prefix)).withPrefix(prefix);
  }

  private static MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  private static double seconds(Callable<?> work) throws Exception {
    long begun = System.nanoTime();
    work.call();
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
  }

  private static void tell(String what, int signals, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %,d signals in %5.1f s, %,8.0f a second%n",
        what,
        signals,
        seconds,
        signals / seconds);
  }
}
