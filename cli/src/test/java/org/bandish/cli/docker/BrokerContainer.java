package org.bandish.cli.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka in a container, configured by the variables of the image {@code apache/kafka}, one node
 * that is broker and controller.
 */
final class BrokerContainer extends GenericContainer<BrokerContainer> {
  private static final String CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qk";
  private static final Duration START = Duration.ofMinutes(2);

  private final int port = freePort();

  BrokerContainer() {
    super(DockerImageName.parse(System.getProperty("bandish.kafka.image")));
    if (getDockerImageName().endsWith(":local")) {
      withImagePullPolicy(name -> false);
    }
    // The same port inside and outside, so that what the broker advertises is known before it
    // starts.
    setPortBindings(List.of(port + ":" + port));
    withExposedPorts(port);
    waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\n", 1).withStartupTimeout(START));
  }

  @Override
  protected void configure() {
    withEnv(settings());
  }

  String bootstrapServers() {
    return getHost() + ":" + port;
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("CLUSTER_ID", CLUSTER_ID),
        Map.entry("KAFKA_NODE_ID", "1"),
        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:9093"),
        Map.entry(
            "KAFKA_LISTENERS", "PLAINTEXT://0.0.0.0:" + port + ",CONTROLLER://127.0.0.1:9093"),
        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://" + bootstrapServers()),
        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
        Map.entry(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("KAFKA_LOG_DIRS", "/var/lib/kafka/data"),
        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4"),
        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
        Map.entry("KAFKA_MESSAGE_MAX_BYTES", "2097152"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
