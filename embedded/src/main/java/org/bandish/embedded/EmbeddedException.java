package org.bandish.embedded;

import java.util.OptionalInt;

/**
 * Why a broker or a registry could not be started or ended. The message names place and reason and
 * can be shown to a person as it is.
 */
public final class EmbeddedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, closed, so that a caller can add its own advice. */
  public enum Reason {
    /** Something else listens on the port that was asked for; see {@link #port()}. */
    PORT_IN_USE,
    /** The data directory cannot be made, is no directory, or cannot be written to. */
    DIRECTORY_UNUSABLE,
    /** The data directory was written by another version. */
    OTHER_VERSION,
    /** Another running process keeps its data in the same directory. */
    DIRECTORY_IN_USE,
    /** The file system of the data directory has too little room. */
    DISK_FULL,
    /** The registry's program is not where it is looked for. */
    NO_REGISTRY,
    /** The child process ended before it served. */
    CHILD_DIED,
    /** The child process runs and did not serve in time. */
    NOT_SERVING
  }

  private final Reason reason;
  private final int port;

  private EmbeddedException(Reason reason, int port, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.port = port;
  }

  static EmbeddedException of(Reason reason, String message) {
    return new EmbeddedException(reason, 0, message, null);
  }

  static EmbeddedException of(Reason reason, String message, Throwable cause) {
    return new EmbeddedException(reason, 0, message, cause);
  }

  static EmbeddedException portInUse(int port, String server) {
    return new EmbeddedException(
        Reason.PORT_IN_USE,
        port,
        "port " + port + " for the " + server + " is in use by another program",
        null);
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** The port that is in use; empty for every other reason. */
  public OptionalInt port() {
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
