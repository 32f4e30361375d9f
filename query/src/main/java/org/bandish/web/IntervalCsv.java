package org.bandish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandish.query.Ban;

/**
 * Intervals as RFC 4180 says: one line each, lists joined with {@code ;}, spans left out but for
 * their phases. A value that a spreadsheet would take for a formula is none: ids begin with letters
 * or digits.
 */
final class IntervalCsv {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "revision",
          "country",
          "region",
          "platform",
          "restriction",
          "state",
          "start.earliest",
          "start.latest",
          "start.date",
          "start.precision",
          "end.earliest",
          "end.latest",
          "end.date",
          "end.precision",
          "scheduledEnd.date",
          "days",
          "minDays",
          "maxDays",
          "phases",
          "imposedBy",
          "implementedBy",
          "liftedBy",
          "ending",
          "disclosure",
          "acknowledged",
          "acknowledgementLagDays",
          "responseLagDays",
          "enforcementLagHours",
          "restorationLagHours",
          "recurrence.ordinal",
          "recurrence.gapDays",
          "recurrence.previous",
          "networks.blocked",
          "networks.observed",
          "explainedByOutage",
          "contested",
          "incident",
          "knownSince",
          "evidence",
          "rules",
          "detector");

  private static final String NEW_LINE = "\r\n";

  private IntervalCsv() {}

  /** A header and a line for each ban. */
  static String of(List<Ban> bans) {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append(NEW_LINE);
    for (Ban ban : bans) {
      Map<String, Object> json = IntervalJson.of(ban);
      List<String> cells = new ArrayList<>();
      COLUMNS.forEach(column -> cells.add(quoted(cell(json, column))));
      csv.append(String.join(",", cells)).append(NEW_LINE);
    }
    return csv.toString();
  }

  private static String cell(Map<String, Object> json, String column) {
    Object value = json;
    for (String name : column.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(IntervalCsv::element).collect(Collectors.joining(";"));
    }
    return value == null ? "" : value.toString();
  }

  private static String element(Object element) {
    return element instanceof Map<?, ?> span
        ? span.get("phase") + "@" + span.get("from")
        : element.toString();
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
