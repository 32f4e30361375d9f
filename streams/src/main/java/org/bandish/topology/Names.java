package org.bandish.topology;

/**
 * Names of all operators and stores. They name changelog topics and metrics: renaming a store loses
 * its state.
 */
public final class Names {
  // Stores.
  /** {@code subject|id|digest} → Evidence: all that ever arrived, one entry per subject. */
  public static final String EVIDENCE = "evidence";

  /** What is known of each id of a country; see {@link Ledger}. */
  public static final String IDS = "ids";

  /** {@code subject|id|digest} of each entry made since the subject was last derived. */
  public static final String DIRTY = "dirty";

  /** {@code subject|interval id} → BanInterval: the last derivation. */
  public static final String INTERVALS = "intervals";

  /** country → last digest; its cache flush is the commit hook. */
  public static final String TOUCHED = "touched-countries";

  // Operators, upstream to downstream.
  static final String FACTS = "facts";
  static final String WRITE = "evidence-write";
  static final String ENTRIES = "evidence-entries";
  static final String EVIDENCE_OUT = "evidence-out";
  static final String MARKS = "touched-marks";
  static final String MARK = "touched-mark";
  static final String TOUCH = "touched-table";
  static final String ON_COMMIT = "touched-on-commit";
  static final String DERIVE = "timeline-derive";
  static final String TRANSITIONS = "timeline-transitions";
  static final String TRANSITIONS_OUT = "ban-transitions-out";
  static final String INTERVALS_CHANGED = "timeline-intervals";
  static final String INTERVALS_OUT = "ban-intervals-out";
  static final String STATUS = "timeline-status";
  static final String STATUS_OUT = "platform-status-out";
  static final String RECURRENCE = "timeline-recurrence";
  static final String RECURRENCES_OUT = "recurrences-out";
  static final String FAILURES = "timeline-failures";
  static final String FAILURES_OUT = "dead-letters-out";

  private Names() {}
}
