package org.bandish.query;

/**
 * There is no interval of an id at the time that was asked for; the message says when there was.
 */
public final class NoIntervalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoIntervalException(String message) {
    super(message);
  }
}
