package org.bandish.query;

/** A query parameter that is unknown or has a value that cannot be read. */
public final class BadParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  public BadParameterException(String parameter, String reason) {
    super(parameter + ": " + reason);
    this.parameter = parameter;
  }

  /** Name of the parameter, as it was written. */
  public String parameter() {
    return parameter;
  }
}
