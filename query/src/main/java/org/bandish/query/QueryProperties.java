package org.bandish.query;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/** How a query node speaks with Kafka. */
final class QueryProperties {
  // StreamsConfig's constant is deprecated, since a later release will always do so; 4.3 does not.
  private static final String HANDLE_GLOBAL_EXCEPTIONS =
      "processing.exception.handler.global.enabled";

  private QueryProperties() {}

  /**
   * Of the streams instance.
   *
   * @param stateDir of this cluster and these topics alone
   */
  static Properties streams(QueryConfig config, Path stateDir) {
    Properties props = new Properties();
    props.put(StreamsConfig.APPLICATION_ID_CONFIG, config.prefix() + "query");
    props.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    props.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 0);
    props.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    props.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    props.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    props.put(HANDLE_GLOBAL_EXCEPTIONS, true);
    // Restoring is serial per partition and waits out one long poll each.
    props.put(global(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    props.putAll(config.clientProperties());
    props.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    // Streams' default shows what may yet be aborted.
    props.put(global(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    return props;
  }

  /** Of the client that looks for topics. */
  static Map<String, Object> admin(QueryConfig config) {
    Map<String, Object> props = new HashMap<>();
    props.put(AdminClientConfig.CLIENT_ID_CONFIG, config.prefix() + "query-admin");
    props.putAll(config.clientProperties());
    props.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    return props;
  }

  private static String global(String property) {
    return StreamsConfig.globalConsumerPrefix(property);
  }
}
