package org.bandish.web;

import java.util.List;
import java.util.Map;

/**
 * A column of intervals as a table: one for each field, spans left out but for their phases.
 *
 * @param name path of the field in the contract's JSON
 */
record IntervalColumn(String name, Type type) {
  /** What a column holds. */
  enum Type {
    TEXT("VARCHAR"),
    TEXTS("VARCHAR[]"),
    NUMBER("BIGINT"),
    TRUTH("BOOLEAN"),
    DATE("DATE"),
    INSTANT("TIMESTAMPTZ");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** As SQL calls it. */
    String sql() {
      return sql;
    }
  }

  /** All columns, in order. */
  static final List<IntervalColumn> ALL =
      List.of(
          new IntervalColumn("id", Type.TEXT),
          new IntervalColumn("revision", Type.NUMBER),
          new IntervalColumn("country", Type.TEXT),
          new IntervalColumn("region", Type.TEXT),
          new IntervalColumn("platform", Type.TEXT),
          new IntervalColumn("restriction", Type.TEXT),
          new IntervalColumn("state", Type.TEXT),
          new IntervalColumn("start.earliest", Type.INSTANT),
          new IntervalColumn("start.latest", Type.INSTANT),
          new IntervalColumn("start.date", Type.DATE),
          new IntervalColumn("start.precision", Type.TEXT),
          new IntervalColumn("end.earliest", Type.INSTANT),
          new IntervalColumn("end.latest", Type.INSTANT),
          new IntervalColumn("end.date", Type.DATE),
          new IntervalColumn("end.precision", Type.TEXT),
          new IntervalColumn("scheduledEnd.date", Type.DATE),
          new IntervalColumn("days", Type.NUMBER),
          new IntervalColumn("minDays", Type.NUMBER),
          new IntervalColumn("maxDays", Type.NUMBER),
          new IntervalColumn("phases", Type.TEXTS),
          new IntervalColumn("imposedBy", Type.TEXTS),
          new IntervalColumn("implementedBy", Type.TEXTS),
          new IntervalColumn("liftedBy", Type.TEXTS),
          new IntervalColumn("ending", Type.TEXT),
          new IntervalColumn("disclosure", Type.TEXT),
          new IntervalColumn("acknowledged", Type.DATE),
          new IntervalColumn("acknowledgementLagDays", Type.NUMBER),
          new IntervalColumn("responseLagDays", Type.NUMBER),
          new IntervalColumn("enforcementLagHours", Type.NUMBER),
          new IntervalColumn("restorationLagHours", Type.NUMBER),
          new IntervalColumn("recurrence.ordinal", Type.NUMBER),
          new IntervalColumn("recurrence.gapDays", Type.NUMBER),
          new IntervalColumn("recurrence.previous", Type.TEXT),
          new IntervalColumn("networks.blocked", Type.NUMBER),
          new IntervalColumn("networks.observed", Type.NUMBER),
          new IntervalColumn("explainedByOutage", Type.TRUTH),
          new IntervalColumn("contested", Type.TRUTH),
          new IntervalColumn("incident", Type.TEXT),
          new IntervalColumn("knownSince", Type.INSTANT),
          new IntervalColumn("evidence", Type.TEXTS),
          new IntervalColumn("rules", Type.TEXT),
          new IntervalColumn("detector", Type.TEXT));

  /**
   * What an interval has in the column: text, number, truth value or a list of texts; null:
   * nothing.
   *
   * @param interval as the contract writes it
   */
  Object of(Map<String, Object> interval) {
    Object value = interval;
    for (String part : name.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value instanceof List<?> list
        ? list.stream().map(IntervalColumn::element).toList()
        : value;
  }

  private static String element(Object element) {
    return element instanceof Map<?, ?> span
        ? span.get("phase") + "@" + span.get("from")
        : element.toString();
  }
}
