package org.bandish.query;

import java.util.List;

/** The record cannot be read yet. */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotReadyException(List<String> waitingFor) {
    super("waiting for: " + String.join("; ", waitingFor));
  }
}
