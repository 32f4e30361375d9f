package org.bandish.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;

/**
 * The one loop that publishes. Idempotent, acknowledged by all replicas in sync, each fact under
 * the key of its kind. A fact that was not acknowledged is never taken for sent: the next send or
 * the flush fails. Not for use by several threads.
 */
public final class Publisher implements Outlet, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Producer<String, byte[]> producer;
  private final Admin admin;
  private final RegistryPort registry;
  private final String prefix;
  private final Map<Topic<?>, Serializer<SpecificRecord>> serializers = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicLong unacknowledged = new AtomicLong();

  private Publisher(
      Producer<String, byte[]> producer, Admin admin, RegistryPort registry, String prefix) {
    this.producer = producer;
    this.admin = admin;
    this.registry = registry;
    this.prefix = prefix;
  }

  /**
   * Opens a publisher; connects when first used.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param registry stays the caller's to close
   * @param prefix of the topics' names
   * @throws PublishException if the properties are wrong
   */
  public static Publisher open(Map<String, ?> kafka, RegistryPort registry, String prefix)
      throws PublishException {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
    properties.putAll(kafka);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With several, the first batch of a partition whose leader is only just there can be refused
    // while the second is taken; then the broker refuses the first for ever (KAFKA-14359). Of 30
    // imports right after `topics create` 4 failed so.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    try {
      Admin admin = Admin.create(new HashMap<>(kafka));
      try {
        return new Publisher(
            new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
            admin,
            registry,
            prefix);
      } catch (KafkaException e) {
        admin.close(Duration.ZERO);
        throw e;
      }
    } catch (KafkaException e) {
      throw new PublishException("cannot make a Kafka client: " + deepest(e), e);
    }
  }

  /** Sends what facts may name, so that readers of the topics know it. */
  public void definitions(Registry definitions) throws PublishException {
    for (SpecificRecord platform : definitions.platforms()) {
      send(platform);
    }
    for (SpecificRecord authority : definitions.authorities()) {
      send(authority);
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
  public void send(SpecificRecord fact) throws PublishException {
    requireNoFailure();
    Destination destination = Destination.of(fact);
    String topic = destination.topic().name(prefix);
    byte[] value = bytes(destination.topic(), topic, fact);
    unacknowledged.incrementAndGet();
    try {
      producer.send(
          new ProducerRecord<>(topic, destination.key(), value),
          (metadata, e) -> {
            if (e == null) {
              unacknowledged.decrementAndGet();
            } else {
              failure.compareAndSet(null, e);
            }
          });
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Waits until all that was sent is acknowledged.
   *
   * @throws PublishException if something is not
   */
  @Override
  public void flush() throws PublishException {
    try {
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
    requireNoFailure();
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
    admin.close(PATIENCE);
  }

  private byte[] bytes(Topic<?> topic, String name, SpecificRecord fact) throws PublishException {
    Serializer<SpecificRecord> serializer = serializers.get(topic);
    if (serializer == null) {
      requireTopic(name);
      serializer = serializer(topic);
      serializers.put(topic, serializer);
    }
    try {
      return serializer.serialize(name, fact);
    } catch (RegistryPort.RegistryUnavailableException
        | RegistryPort.IncompatibleSchemaException e) {
      throw new PublishException(e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // a destination's topic has the type of its fact
  private Serializer<SpecificRecord> serializer(Topic<?> topic) {
    return AvroSerde.of((Topic<SpecificRecord>) topic, prefix, registry).serializer();
  }

  /** Brokers that make topics when asked would make them with settings that lose facts. */
  private void requireTopic(String topic) throws PublishException {
    try {
      admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      String reason =
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "there is no topic " + topic + "; create the topics with `bandish topics create`"
              : "cannot ask for topic " + topic + ": " + deepest(e);
      throw new PublishException(reason, e);
    } catch (TimeoutException e) {
      throw new PublishException(
          "no broker answers within " + PATIENCE.toSeconds() + " s; see --bootstrap-servers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted", e);
    }
  }

  private void requireNoFailure() throws PublishException {
    Exception first = failure.get();
    if (first != null) {
      throw new PublishException(
          "the broker did not take "
              + unacknowledged.get()
              + " facts: "
              + deepest(first)
              + "; send all again, what arrived twice changes nothing",
          first);
    }
  }

  private static String deepest(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }
}
