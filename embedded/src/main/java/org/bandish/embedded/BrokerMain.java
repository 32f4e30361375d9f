package org.bandish.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The broker's own JVM: formats the directory the first time, serves until the lifeline or a signal
 * ends it.
 */
final class BrokerMain {
  private BrokerMain() {}

  /** {@code DATA_DIR PORT CONTROLLER_PORT PARENT}, the last as {@code pid@start}. */
  public static void main(String[] args) throws Exception {
    Lifeline.hold(System.in);
    Path directory = Path.of(args[0]);
    DirectoryLock.hold(directory, Owner.parse(args[3]));
    BrokerSettings settings =
        new BrokerSettings(
            directory.resolve("data"), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    serve(settings, ClusterId.of(directory));
  }

  private static void serve(BrokerSettings settings, String clusterId) throws Exception {
    Properties properties = settings.toProperties();
    format(settings.data(), clusterId);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
    try {
      server.startup();
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(1);
    }
    server.awaitShutdown();
  }

  private static void format(Path data, String clusterId) throws IOException {
    Formatter formatter = new Formatter();
    formatter.setClusterId(clusterId);
    formatter.setNodeId(BrokerSettings.NODE_ID);
    formatter.setControllerListenerName(BrokerSettings.CONTROLLER);
    formatter.setMetadataLogDirectory(data.toString());
    formatter.addDirectory(data.toString());
    formatter.setIgnoreFormatted(true);
    formatter.setReleaseVersion(MetadataVersion.latestProduction());
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot format " + data, e);
    }
  }
}
