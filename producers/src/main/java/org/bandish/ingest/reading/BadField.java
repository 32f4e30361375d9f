package org.bandish.ingest.reading;

/** A record breaks a rule: which field, and why. */
public final class BadField extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * A broken rule.
   *
   * @param field as the source calls it; null if no field is meant
   * @param reason in words
   */
  public BadField(String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
  }

  /** As the source calls it; null if no field is meant. */
  public String field() {
    return field;
  }
}
