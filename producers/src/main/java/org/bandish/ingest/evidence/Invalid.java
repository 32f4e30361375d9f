package org.bandish.ingest.evidence;

/** A rule is broken: where and why. */
final class Invalid extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String field;

  /**
   * A broken rule.
   *
   * @param line from 1
   * @param field or null if no field is meant
   * @param reason in words
   */
  Invalid(int line, String field, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.field = field;
  }

  int line() {
    return line;
  }

  String field() {
    return field;
  }
}
