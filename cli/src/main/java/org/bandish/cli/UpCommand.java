package org.bandish.cli;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bandish up}: everything on this machine, with the record in it. */
@Command(
    name = "up",
    description = "Start everything on this machine and load the record. Ctrl-C ends it.")
final class UpCommand implements Runnable {
  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "of the query service and page; 0: a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      description = "of the broker; 0: a free one (default: ${DEFAULT-VALUE})")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      defaultValue = "8081",
      description = "of the schema registry; 0: a free one (default: ${DEFAULT-VALUE})")
  private int registryPort;

  @Option(
      names = "--data-dir",
      defaultValue = ".bandish",
      description = "what outlives the process (default: ${DEFAULT-VALUE})")
  private Path dataDir;

  @Option(
      names = "--record",
      defaultValue = "${sys:bandish.home:-.}/record",
      description = "evidence to load (default: that of the project)")
  private Path record;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    requirePort("--port", port);
    requirePort("--kafka-port", kafkaPort);
    requirePort("--registry-port", registryPort);
    Places places =
        new Places(port, kafkaPort, registryPort, dataDir.toAbsolutePath().normalize(), record);
    LocalStack stack = new LocalStack(places, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
    Logs.alsoTo(places.data().resolve("logs").resolve("bandish.log"));
    stack.run(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private void requirePort(String option, int number) {
    if (number < 0 || number > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), option + " " + number + ": a port is 0 to " + LARGEST_PORT);
    }
  }
}
