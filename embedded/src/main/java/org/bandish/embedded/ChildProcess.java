package org.bandish.embedded;

import static org.bandish.embedded.EmbeddedException.Reason.CHILD_DIED;
import static org.bandish.embedded.EmbeddedException.Reason.NOT_SERVING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A JVM that ends with this one. Its standard input is a pipe whose other end this process holds
 * ({@link Lifeline}); interrupts and hang-ups of the terminal are this process's to handle and do
 * not reach it, so that what runs on top of a server can end before the server does.
 */
final class ChildProcess {
  private static final Duration ORDERLY_END = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long LOG_KEPT_BYTES = 8L << 20;
  private static final int LAST_LINES = 20;

  private final String name;
  private final Path log;
  private final Process process;

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts {@code java} of this runtime.
   *
   * @param name for people, as in "broker"
   * @param arguments flags, main class and its arguments
   * @param log gets standard output and error, appended; a long one is put aside as {@code .1}
   *     first
   */
  static ChildProcess start(String name, String classPath, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>(immuneToTerminal());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", classPath);
    // A debugger or agent meant for the parent would fight it for its port.
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    builder.redirectErrorStream(true);
    try {
      roll(log);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ChildProcess(name, log, builder.start());
    } catch (IOException e) {
      throw EmbeddedException.of(
          CHILD_DIED, "the " + name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * A JVM leaves alone a signal that is ignored when it starts, and a POSIX shell is what can have
   * it so.
   */
  private static List<String> immuneToTerminal() {
    return Files.isExecutable(Path.of("/bin/sh"))
        ? List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"")
        : List.of();
  }

  /**
   * Returns once {@code serving} holds.
   *
   * @throws EmbeddedException CHILD_DIED, or NOT_SERVING after {@code timeout}; either way the
   *     child is gone
   */
  void awaitServing(BooleanSupplier serving, Duration timeout) {
    Instant deadline = Instant.now().plus(timeout);
    try {
      while (!serving.getAsBoolean()) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw EmbeddedException.of(
              CHILD_DIED,
              "the %s ended with exit code %d%s".formatted(name, process.exitValue(), lastLines()));
        }
        if (Instant.now().isAfter(deadline)) {
          throw EmbeddedException.of(
              NOT_SERVING,
              "the %s did not serve within %d s%s"
                  .formatted(name, timeout.toSeconds(), lastLines()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
      throw EmbeddedException.of(NOT_SERVING, "interrupted while the " + name + " was starting", e);
    } catch (RuntimeException e) {
      kill();
      throw e;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code when the child ends, for whatever reason. */
  CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Ends the child in an orderly way, and by force when that takes over 15 s. Harmless on one that
   * has ended.
   */
  void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (!ended(ORDERLY_END)) {
      kill();
    }
  }

  /** Ends the child at once, as a power failure would. */
  void kill() {
    process.destroyForcibly();
    if (!ended(ORDERLY_END)) {
      throw EmbeddedException.of(
          NOT_SERVING, "the " + name + ", process " + pid() + ", cannot be ended");
    }
  }

  /**
   * The tail of the log, each line on its own, with where to read on; empty where nothing was
   * logged.
   */
  String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return "; its log " + log + " ends:\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "; its log " + log + " cannot be read: " + e.getMessage();
    }
  }

  private boolean ended(Duration timeout) {
    boolean interrupted = Thread.interrupted();
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return !process.isAlive();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void roll(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
