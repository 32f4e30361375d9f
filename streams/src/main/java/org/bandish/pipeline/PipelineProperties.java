package org.bandish.pipeline;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.bandish.schema.Topics;
import org.bandish.topology.Meters;

/** Kafka Streams' configuration of the pipeline. */
public final class PipelineProperties {
  private static final String METERS = "bandish.meters";
  private static final int LARGEST_REQUEST = 2 * 1024 * 1024;

  private static final int TRANSACTION_MILLIS = 60_000;

  private PipelineProperties() {}

  /**
   * What the pipeline runs with; the configuration's own client properties override the rest.
   *
   * @param meters where the exception handlers count dead letters
   */
  public static Properties of(PipelineConfig config, Meters meters) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    properties.put(StreamsConfig.POLL_MS_CONFIG, config.poll().toMillis());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    properties.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
    // Kafka Streams gives a transaction 10 s: a subject of many years that is drawn anew may take
    // longer in one commit, and would be aborted and begun again for ever. The broker allows 15
    // min.
    properties.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
    properties.put(topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_REQUEST);
    deadLetters(properties, config);
    properties.put(METERS, meters);
    properties.putAll(config.client());
    return properties;
  }

  private static void deadLetters(Properties properties, PipelineConfig config) {
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.DEAD_LETTERS.name(config.prefix()));
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeserializationLetters.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, ValidationLetters.class);
    properties.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, ProductionLetters.class);
  }

  /** The counters that {@link #of} passes on to what Kafka Streams makes by itself. */
  static Meters meters(Map<String, ?> config) {
    return (Meters) config.get(METERS);
  }
}
