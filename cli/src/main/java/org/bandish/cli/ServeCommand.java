package org.bandish.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.bandish.schema.WaitingRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bandish serve}: pipeline and query service on a cluster that is there. */
@Command(name = "serve", description = "Pipeline and query service on an existing cluster.")
final class ServeCommand implements Runnable {
  @Mixin private Connection connection;

  @Option(
      names = "--role",
      defaultValue = "all",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Role role;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on; 0.0.0.0: all (default: ${DEFAULT-VALUE})")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "of the query service; 0: a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data-dir",
      defaultValue = ".bandish",
      description = "for state that can be rebuilt (default: ${DEFAULT-VALUE})")
  private Path dataDir;

  @Spec private CommandSpec spec;

  /** What an instance does. */
  enum Role {
    pipeline,
    query,
    all
  }

  @Override
  public void run() {
    connection.requireBroker();
    Started started = new Started();
    Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end"));
    WaitingRegistry registry = started.add(new WaitingRegistry(connection.registry()));
    Services services = new Services(connection, registry, dataDir, started);
    if (role != Role.pipeline) {
      int listening = services.query(host, port, Clock.systemUTC());
      spec.commandLine().getOut().println("http http://" + host + ":" + listening);
    }
    if (role != Role.query) {
      services.pipeline();
    }
    spec.commandLine().getOut().flush();
    untilKilled();
  }

  private static void untilKilled() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
