package org.bandish.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * What the broker and the registry have in common: a child process that serves one port and one
 * directory.
 */
abstract sealed class EmbeddedServer implements AutoCloseable
    permits EmbeddedBroker, EmbeddedRegistry {
  static final String HOST = "127.0.0.1";
  static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  private static final int TRIES_FOR_A_PORT = 3;

  /** As the operating system words it, in the log that the message ends with. */
  private static final String TAKEN = "Address already in use";

  private final Path dataDir;
  private final int port;
  private final ChildProcess child;

  EmbeddedServer(Path dataDir, int port, ChildProcess child) {
    this.dataDir = dataDir;
    this.port = port;
    this.child = child;
  }

  /**
   * Starts on the port asked for, or for 0 on a free one. Between finding a free port and listening
   * on it another program can take it; a child that dies of that is tried again.
   */
  static <T> T onPort(int wanted, String server, IntFunction<T> start) {
    for (int tries = 1; ; tries++) {
      if (wanted != 0) {
        Ports.requireFree(wanted, server);
      }
      try {
        return start.apply(wanted == 0 ? Ports.free() : wanted);
      } catch (EmbeddedException e) {
        if (!e.getMessage().contains(TAKEN) || tries == TRIES_FOR_A_PORT) {
          throw e;
        }
      }
    }
  }

  /** The directory, absolute, that holds all that the server keeps, and its logs. */
  public final Path dataDir() {
    return dataDir;
  }

  /** The port of the loopback interface. */
  public final int port() {
    return port;
  }

  /** The process number of the child. */
  public final long pid() {
    return child.pid();
  }

  /** Whether the child process runs. */
  public final boolean isAlive() {
    return child.isAlive();
  }

  /** Completes with the exit code when the child ends, whether it was closed, killed or died. */
  public final CompletableFuture<Integer> onExit() {
    return child.onExit();
  }

  /** The tail of the server's log, to show beside an error. */
  public final String lastLogLines() {
    return child.lastLines();
  }

  /**
   * Ends the server in an orderly way, by force when that takes over 15 s, and returns when it has
   * ended.
   */
  @Override
  public final void close() {
    child.close();
  }

  /** Ends the server as a power failure would, and returns when it has ended. */
  public final void kill() {
    child.kill();
  }
}
