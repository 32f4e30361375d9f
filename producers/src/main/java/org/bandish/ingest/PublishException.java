package org.bandish.ingest;

import java.io.IOException;

/** Facts could not be published; the message says why, how many, and what to do. */
public final class PublishException extends IOException {
  private static final long serialVersionUID = 1L;

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
