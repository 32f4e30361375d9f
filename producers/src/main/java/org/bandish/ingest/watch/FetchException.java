package org.bandish.ingest.watch;

import java.io.IOException;

/** An API did not answer, or with something that is refused; the message says what and where. */
public final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  public FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
