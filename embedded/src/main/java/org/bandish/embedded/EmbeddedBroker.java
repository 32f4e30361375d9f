package org.bandish.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * A Kafka broker, itself its controller, on the loopback interface. What was written to a directory
 * is there at the next start on it.
 */
public final class EmbeddedBroker extends EmbeddedServer {
  private static final String FORMAT = "1";
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private EmbeddedBroker(Path dataDir, int port, ChildProcess child) {
    super(dataDir, port, child);
  }

  /**
   * Starts a broker and returns once it answers clients.
   *
   * @param dataDir made if it is not there
   * @param port of the loopback interface, or 0 for a free one
   * @throws EmbeddedException with its {@link EmbeddedException.Reason}; nothing is left running
   */
  public static EmbeddedBroker start(Path dataDir, int port) {
    DataDirectory directory = DataDirectory.prepare(dataDir, version());
    String clusterId = clusterId(directory);
    return onPort(port, "broker", chosen -> start(directory, clusterId, chosen));
  }

  private static EmbeddedBroker start(DataDirectory directory, String clusterId, int port) {
    ChildProcess child =
        ChildProcess.start(
            "broker",
            System.getProperty("java.class.path"),
            List.of(
                "-Xms128m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dlogback.configurationFile=org/bandish/embedded/broker-logback.xml",
                BrokerMain.class.getName(),
                directory.path().toString(),
                String.valueOf(port),
                String.valueOf(Ports.free()),
                Owner.of(ProcessHandle.current()).toString()),
            directory.log("broker"));
    child.awaitServing(() -> Ports.accepts(port) && answers(port, clusterId), START_TIMEOUT);
    return new EmbeddedBroker(directory.path(), port, child);
  }

  /** What {@code bootstrap.servers} takes: {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return HOST + ":" + port();
  }

  private static String clusterId(DataDirectory directory) {
    try {
      return ClusterId.of(directory.path());
    } catch (IOException e) {
      throw EmbeddedException.of(
          EmbeddedException.Reason.DIRECTORY_UNUSABLE,
          "data directory " + directory.path() + ": " + e.getMessage(),
          e);
    }
  }

  static String version() {
    return "broker format " + FORMAT + ", kafka " + AppInfoParser.getVersion();
  }

  /** By the cluster's own id: on a port found free, another broker may have been quicker. */
  private static boolean answers(int port, String clusterId) {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            HOST + ":" + port,
            AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
            false);
    try (Admin admin = Admin.create(config)) {
      return admin
          .describeCluster()
          .clusterId()
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .equals(clusterId);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
