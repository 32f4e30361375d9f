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

  /** {@code subject|asn|day|identity} → what a bucket keeps of one measurement, for ever. */
  public static final String MEASUREMENTS = "measurements";

  /** {@code subject|asn|day} of each day that changed since it was last published. */
  public static final String DIRTY_DAYS = "dirty-days";

  /** How far the days are published again that stood there before spans were drawn. */
  public static final String DAYS_SENT = "signal-days-sent";

  /** {@code subject|asn|metric|time} → NetworkSignal: series of connectivity. */
  public static final String SERIES = "connectivity-series";

  /** {@code subject|asn|metric|day} of each day of a series to be judged anew. */
  public static final String DIRTY_SERIES = "dirty-series-days";

  /** {@code subject|asn|metric|day} → MedianState: where the detector stood before the day. */
  public static final String SERIES_STATES = "series-states";

  /** {@code subject|asn|metric|day} → the drops that ended in it, and one that went on. */
  public static final String SERIES_DROPS = "series-drops";

  /** {@code subject|asn|id|digest} → Evidence: outages as measured sources tell of them. */
  public static final String ANNOTATIONS = "connectivity-annotations";

  /** {@code subject|asn} → last id; its cache flush is the commit hook. */
  public static final String TOUCHED_SERIES = "touched-series";

  /** {@code subject|asn|id|since|until} → Outage: what measured signals say, as last passed on. */
  public static final String PARTS_TOLD = "outage-parts-told";

  /** {@code subject|asn|id|since|until} → Outage: the same in the country's task. */
  public static final String OUTAGE_PARTS = "outage-parts";

  /** {@code subject|asn}, or {@code subject} for all its networks: outages to derive anew. */
  public static final String DIRTY_OUTAGES = "dirty-outages";

  /** {@code subject|asn|outage id} → Outage: the last derivation. */
  public static final String OUTAGES = "outages";

  /** {@code subject|asn|outage id|since|until} → Outage: what was held at which time (hours). */
  public static final String OUTAGE_BELIEFS = "outage-beliefs";

  /** country or {@code subject|asn} → a mark; its cache flush is the commit hook. */
  public static final String TOUCHED_OUTAGES = "touched-outages";

  /** {@code subject|day|asn} → SignalDay: the measured days in the country's task. */
  public static final String DAYS_OF_SUBJECTS = "days-of-subjects";

  /** {@code subject|day} → the last of the days from it on of which spans are to be drawn. */
  public static final String DIRTY_SUBJECTS = "dirty-subjects";

  /** {@code subject|day} → where the detection stood after the day. */
  public static final String WATCHES = "watches";

  /** {@code subject|start} → ObservedSpan as last told; a tilde before the start: by an outage. */
  public static final String SPANS_TOLD = "spans-told";

  static final String STRETCHES_TOLD = "stretches-told";

  /** a day's or an outage's key → a mark; its cache flush is the commit hook. */
  public static final String TOUCHED_SUBJECTS = "touched-subjects";

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
  static final String SIGNALS = "signals";
  static final String WRITE_SIGNAL = "signals-write";
  static final String TOUCH_SERIES = "touched-series-table";
  static final String SERIES_ON_COMMIT = "touched-series-on-commit";
  static final String DAYS = "days-publish";
  static final String DAYS_OUT = "signal-days-out";
  static final String PARTS = "outage-parts-derive";
  static final String PARTS_BY_COUNTRY = "outage-parts-by-country";
  static final String WRITE_PARTS = "outage-parts-write";
  static final String MARK_REPORTS = "outage-reports-mark";
  static final String OUTAGE_MARKS = "touched-outages-marks";
  static final String TOUCH_OUTAGES = "touched-outages-table";
  static final String OUTAGES_ON_COMMIT = "touched-outages-on-commit";
  static final String DERIVE_OUTAGES = "outages-derive";
  static final String OUTAGES_BY_ID = "outages-by-id";
  static final String OUTAGES_OUT = "outages-out";
  static final String PARTS_FAILED = "outage-parts-failures";
  static final String PARTS_FAILED_OUT = "outage-parts-failures-out";
  static final String PARTS_CHANGED = "outage-parts-changed";
  static final String OUTAGES_FAILED = "outages-failures";
  static final String OUTAGES_FAILED_OUT = "outages-failures-out";
  static final String OUTAGES_CHANGED = "outages-changed";
  static final String DAYS_BY_COUNTRY = "signal-days-by-country";
  static final String WRITE_DAYS = "days-write";
  static final String TOUCH_SUBJECTS = "touched-subjects-table";
  static final String SUBJECTS_ON_COMMIT = "touched-subjects-on-commit";
  static final String MARK_EXPLAINED = "explained-days-mark";
  static final String SPAN_MARKS = "touched-subjects-marks";
  static final String DRAW_SPANS = "spans-draw";
  static final String SPANS_CHANGED = "spans-changed";
  static final String SPANS_OUT = "observed-spans-out";
  static final String SPAN_FAILURES = "spans-failures";
  static final String SPAN_FAILURES_OUT = "spans-failures-out";
  static final String FAILURES = "timeline-failures";
  static final String FAILURES_OUT = "dead-letters-out";

  private Names() {}
}
