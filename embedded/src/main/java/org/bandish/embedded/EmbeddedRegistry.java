package org.bandish.embedded;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A schema registry with the Confluent API on the loopback interface. Schemas and their ids outlive
 * it in its directory.
 */
public final class EmbeddedRegistry extends EmbeddedServer {
  private static final String FORMAT = "1";
  private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
  private static final int ANSWER_MILLIS = 5000;

  private EmbeddedRegistry(Path dataDir, int port, ChildProcess child) {
    super(dataDir, port, child);
  }

  /**
   * Starts a registry and returns once it answers clients.
   *
   * @param dataDir made if it is not there
   * @param port of the loopback interface, or 0 for a free one
   * @throws EmbeddedException with its {@link EmbeddedException.Reason}; nothing is left running
   */
  public static EmbeddedRegistry start(Path dataDir, int port) {
    RegistryHome home = RegistryHome.find();
    DataDirectory directory = DataDirectory.prepare(dataDir, version(home));
    return onPort(port, "registry", chosen -> start(home, directory, chosen));
  }

  private static EmbeddedRegistry start(RegistryHome home, DataDirectory directory, int port) {
    ChildProcess child =
        ChildProcess.start(
            "registry",
            home.runner() + File.pathSeparator + RegistryHome.ownCode(),
            List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.http.host=" + HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + database(directory),
                RegistryMain.class.getName(),
                directory.path().toString(),
                Owner.of(ProcessHandle.current()).toString(),
                MAIN_CLASS),
            directory.log("registry"));
    child.awaitServing(() -> Ports.accepts(port) && answers(port), START_TIMEOUT);
    return new EmbeddedRegistry(directory.path(), port, child);
  }

  /** The base of the Confluent API, without a slash at its end. */
  public String url() {
    return url(port());
  }

  static String version(RegistryHome home) {
    String program =
        home.runner().getFileName().toString().replaceAll("apicurio-registry-app-|-runner.jar", "");
    return "registry format " + FORMAT + ", apicurio " + program;
  }

  /**
   * WRITE_DELAY=0: H2 otherwise keeps half a second of acknowledged schemas in memory, and a kill
   * would lose ids already on a topic.
   */
  private static String database(DataDirectory directory) {
    return "jdbc:h2:file:" + directory.data().resolve("registry") + ";WRITE_DELAY=0";
  }

  private static String url(int port) {
    return "http://" + HOST + ":" + port + "/apis/ccompat/v7";
  }

  private static boolean answers(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(url(port) + "/subjects").toURL().openConnection(java.net.Proxy.NO_PROXY);
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
