package org.bandish.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.event.BanOrder;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Subject;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** Random orders, lifts and reports of some subjects, one after the other until it is ended. */
final class FactFlow implements AutoCloseable {
  private static final int MILLIS_BETWEEN = 25;
  private static final List<String> COUNTRIES = List.of("PK", "TR", "BR");
  private static final List<String> PLATFORMS = List.of("x", "tiktok", "youtube", "telegram");

  private final Random random = new Random(4);
  private final RegistryPort registry;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<Subject, List<Evidence>> published = new TreeMap<>();

  /** What the producer gave up, to be sent again. */
  private final Queue<ProducerRecord<String, byte[]>> givenUp = new ConcurrentLinkedQueue<>();

  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> flow;

  FactFlow(EmbeddedCluster cluster) {
    registry = ConfluentRegistry.at(cluster.registryUrl(), Map.of());
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    flow = pace.scheduleWithFixedDelay(this::next, 0, MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
  }

  /** How many facts flowed so far. */
  int count() {
    return count.get();
  }

  /** Ends the flow; all that was published, which is on the broker then. */
  Map<Subject, List<Evidence>> end() throws InterruptedException, ExecutionException {
    if (flow.isDone()) {
      flow.get();
    }
    pace.shutdown();
    if (!pace.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a fact has been on its way for a minute");
    }
    producer.flush();
    for (ProducerRecord<String, byte[]> record : givenUp) {
      producer.send(record).get();
    }
    return published;
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close();
    registry.close();
  }

  private void next() {
    publish("f" + count.get(), Subject.national(one(COUNTRIES), one(PLATFORMS)));
    count.incrementAndGet();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void publish(String id, Subject subject) {
    LocalDate day = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(4_000));
    Moment moment = Moments.parse(day.toString(), Countries.zoneOf(subject.country()));
    Evidence.Builder evidence =
        Evidence.newBuilder().setSubject(subject.toString()).setId(id).setDigest("d");
    int kind = random.nextInt(10);
    if (kind < 7) {
      BanOrder order = order(id, subject, moment, kind < 4);
      send(Topics.BAN_ORDERS, subject, order);
      evidence.setKind(EvidenceKind.BAN_ORDER).setBanOrder(order);
    } else {
      NetworkSignal report = report(id, subject, moment, kind < 9);
      send(Topics.ACCESS_REPORTS, subject, report);
      evidence.setKind(EvidenceKind.NETWORK_SIGNAL).setNetworkSignal(report);
    }
    published.computeIfAbsent(subject, s -> new ArrayList<>()).add(evidence.build());
  }

  private static BanOrder order(String id, Subject subject, Moment moment, boolean block) {
    return BanOrder.newBuilder()
        .setId(id)
        .setCountry(subject.country())
        .setPlatforms(List.of(subject.platform()))
        .setAuthority("regulator")
        .setAction(block ? OrderAction.BLOCK : OrderAction.UNBLOCK)
        .setEffective(moment)
        .build();
  }

  private static NetworkSignal report(String id, Subject subject, Moment at, boolean blocked) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry(subject.country())
        .setPlatform(subject.platform())
        .setSource(SignalSource.REPORT)
        .setAt(at)
        .setBlocked(blocked ? 1.0 : 0.0)
        .setDown(0.0)
        .setOk(blocked ? 0.0 : 1.0)
        .build();
  }

  private <T extends SpecificRecord> void send(Topic<T> topic, Subject subject, T fact) {
    String name = topic.name(Topics.DEFAULT_PREFIX);
    byte[] value =
        AvroSerde.of(topic, Topics.DEFAULT_PREFIX, registry).serializer().serialize(name, fact);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(name, subject.country(), value);
    var unused =
        producer.send(
            record,
            (sent, failure) -> {
              if (failure != null) {
                givenUp.add(record);
              }
            });
  }
}
