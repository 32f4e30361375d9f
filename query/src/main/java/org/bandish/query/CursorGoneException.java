package org.bandish.query;

/** A cursor that leads nowhere: of another topic, or beyond the end of this one. */
public final class CursorGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CursorGoneException(String message) {
    super(message);
  }
}
