package org.bandish.oracle;

/** What the observed track says. */
enum State {
  UNKNOWN,
  ACCESSIBLE,
  THROTTLED,
  BLOCKED;

  boolean closed() {
    return this == THROTTLED || this == BLOCKED;
  }
}
