package org.bandish.topology;

/** A fact that may not enter the ledger. Thrown before anything of it is stored or forwarded. */
public final class InvalidFactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidFactException(String reason) {
    super(reason);
  }

  InvalidFactException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
