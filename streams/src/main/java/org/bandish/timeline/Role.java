package org.bandish.timeline;

/** What a fact does in the rules of domain section 3. */
enum Role {
  /** An order or ruling that blocks. */
  BLOCK,
  /** An order that throttles. */
  THROTTLE,
  /** An authority's unblock. */
  LIFT,
  /** A court's orders-unblock. */
  RESTORATION_ORDER,
  /** A court's quashing. */
  QUASHING,
  /** A court suspends. */
  STAY,
  /** A court vacates a stay. */
  RESUMPTION,
  /** Moves an expiry. */
  EXTENSION,
  /** A report or measured span of blocking. */
  BLOCKED,
  /** A report or measured span of throttling. */
  THROTTLED,
  /** A report or measured span of access. */
  ACCESSIBLE,
  /**
   * Evidence that moves neither track: a statement, a ruling that upholds, a report of a platform
   * that is down, a withdrawal.
   */
  TELLS;

  /** Block, throttle or orders-block. */
  boolean isInstrument() {
    return this == BLOCK || this == THROTTLE;
  }

  /** Unblock, orders-unblock or quashes. */
  boolean isLift() {
    return this == LIFT || this == RESTORATION_ORDER || this == QUASHING;
  }

  /** A report of blocking or throttling. */
  boolean isBlocking() {
    return this == BLOCKED || this == THROTTLED;
  }

  /** A report of access, blocked or not. */
  boolean isReport() {
    return isBlocking() || this == ACCESSIBLE;
  }

  /** At one instant beginnings come first: orders, resumptions, reports of blocking. */
  boolean isBeginning() {
    return isInstrument() || this == RESUMPTION || isBlocking();
  }

  /**
   * What comes after the beginnings of its instant: lifts, stays, reports of access (and expiries,
   * which are not facts of their own).
   */
  boolean isEnd() {
    return isLift() || this == STAY || this == ACCESSIBLE;
  }
}
