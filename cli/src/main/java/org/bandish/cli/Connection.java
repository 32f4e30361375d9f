package org.bandish.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;
import picocli.CommandLine.Option;

/** Which cluster a command talks to; a mixin of every command that does. */
public final class Connection {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Settings settings;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9092",
      description = "brokers of the cluster (default: ${DEFAULT-VALUE})")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081/apis/ccompat/v7",
      description = "registry with Confluent's API (default: ${DEFAULT-VALUE})")
  private String schemaRegistry;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties: any option by its name, kafka.* and registry.* for the clients")
  @SuppressWarnings("UnusedVariable") // Settings reads it before anything is parsed
  private Path config;

  @Option(
      names = "--prefix",
      defaultValue = Topics.DEFAULT_PREFIX,
      description = "what the topics' names begin with (default: ${DEFAULT-VALUE})")
  private String prefix;

  Connection(Settings settings) {
    this.settings = settings;
  }

  /** Properties for any Kafka client: the brokers, and {@code kafka.*} of file and environment. */
  public Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>(kafkaProperties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** {@code kafka.*} of file and environment: all properties but the brokers. */
  public Map<String, String> kafkaProperties() {
    return settings.client("kafka.");
  }

  /** Host and port of brokers, separated by commas. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Base of the registry's API. */
  public String schemaRegistry() {
    return schemaRegistry;
  }

  /** {@code registry.*} of file and environment. */
  public Map<String, String> registryProperties() {
    return settings.client("registry.");
  }

  /** A registry client, with {@code registry.*} of file and environment; the caller closes it. */
  public RegistryPort registry() {
    return ConfluentRegistry.at(schemaRegistry, registryProperties());
  }

  /**
   * Asks the brokers whether they are there, so that a command fails at once and not after a
   * minute.
   *
   * @throws CannotRunException if none answers
   */
  public void requireBroker() {
    Admin admin = null;
    try {
      admin = Admin.create(kafka());
      admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      String reason = e instanceof TimeoutException ? "nobody answers" : e.getMessage();
      throw new CannotRunException(
          "no broker at "
              + bootstrapServers
              + " ("
              + reason
              + "): is ./bandish up running, or --bootstrap-servers another?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted while asking " + bootstrapServers, e);
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  /** What the topics' names begin with. */
  public String prefix() {
    return prefix;
  }
}
