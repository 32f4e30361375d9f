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
  private static final String NEW_LINE = "\r\n";

  private IntervalCsv() {}

  /** A header and a line for each ban. */
  static String of(List<Ban> bans) {
    StringBuilder csv = new StringBuilder(header()).append(NEW_LINE);
    for (Ban ban : bans) {
      Map<String, Object> json = IntervalJson.of(ban);
      List<String> cells = new ArrayList<>();
      IntervalColumn.ALL.forEach(column -> cells.add(quoted(cell(column.of(json)))));
      csv.append(String.join(",", cells)).append(NEW_LINE);
    }
    return csv.toString();
  }

  private static String header() {
    return IntervalColumn.ALL.stream().map(IntervalColumn::name).collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).collect(Collectors.joining(";"));
    }
    return value == null ? "" : value.toString();
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
