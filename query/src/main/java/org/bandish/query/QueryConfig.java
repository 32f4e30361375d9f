package org.bandish.query;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a query node finds its cluster.
 *
 * @param bootstrapServers host:port list of the brokers
 * @param registryUrl base of Confluent's registry API
 * @param prefix of every topic, for example {@code bandish.}; also of the application's id
 * @param stateDir where the node keeps what it can build anew at any time
 * @param clientProperties any Kafka client property (TLS, SASL); wins over the node's own choices
 * @param registryProperties any property of the registry client
 */
public record QueryConfig(
    String bootstrapServers,
    String registryUrl,
    String prefix,
    Path stateDir,
    Map<String, ?> clientProperties,
    Map<String, ?> registryProperties) {

  public QueryConfig {
    clientProperties = Map.copyOf(clientProperties);
    registryProperties = Map.copyOf(registryProperties);
  }

  /** Names the cluster alone: client properties may hold secrets. */
  @Override
  public String toString() {
    return "QueryConfig[bootstrapServers="
        + bootstrapServers
        + ", registryUrl="
        + registryUrl
        + ", prefix="
        + prefix
        + ", stateDir="
        + stateDir
        + ", "
        + clientProperties.size()
        + " client properties, "
        + registryProperties.size()
        + " registry properties]";
  }
}
