package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application as it was packaged, in a process of its own. */
public final class Application {
  /** The project's folder; tests run in the module's. */
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private Application() {}

  /** What a command left behind. */
  public record Run(int code, String out, String err) {}

  /** Runs a command to its end. */
  public static Run run(Path dir, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(dir, "run", ".out");
    Path err = Files.createTempFile(dir, "run", ".err");
    Process process =
        command(dir, "-Xmx256m", arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended: %s", List.of(arguments)).isTrue();
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A command that is not yet started, with an environment that names no cluster. */
  public static ProcessBuilder command(Path dir, String heap, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dbandish.home=" + HOME);
    command.add("-Dbandish.registry.home=" + HOME.resolve("embedded/target/registry"));
    command.add("-jar");
    command.add(HOME.resolve("cli/target/app/lib/bandish-cli.jar").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("BANDISH_"));
    return builder;
  }

  /** Ends a process as Ctrl-C does, and by force where that takes more than half a minute. */
  public static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
