package org.bandish.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.bandish.schema.ConfluentRegistry;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topics;
import picocli.CommandLine.Option;

/** Which cluster a command talks to; a mixin of every command that does. */
public final class Connection {
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
    Map<String, Object> properties = new HashMap<>(settings.client("kafka."));
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** A registry client, with {@code registry.*} of file and environment; the caller closes it. */
  public RegistryPort registry() {
    return ConfluentRegistry.at(schemaRegistry, settings.client("registry."));
  }

  /** What the topics' names begin with. */
  public String prefix() {
    return prefix;
  }
}
