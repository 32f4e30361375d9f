package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of an answer as text that lines up, or as CSV (RFC 4180). */
final class Table {
  private static final String GAP = "  ";

  private final List<String> titles = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();

  /**
   * A table of these columns.
   *
   * @param columns each {@code path} or {@code title=path}, the path with dots into the row; of
   *     several, with bars between them, the first that is there
   */
  Table(String... columns) {
    for (String column : columns) {
      int equals = column.indexOf('=');
      titles.add(column.substring(0, equals < 0 ? column.length() : equals));
      paths.add(column.substring(equals + 1));
    }
  }

  /** A table of rows that are arrays, with a value for each of these titles. */
  static Table ofArrays(List<String> titles) {
    Table table = new Table();
    for (String title : titles) {
      table.paths.add(Integer.toString(table.titles.size()));
      table.titles.add(title);
    }
    return table;
  }

  /** Prints rows that line up, under their titles; no row: nothing. */
  void text(List<JsonNode> rows, PrintWriter out) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>(List.of(titles));
    rows.forEach(row -> lines.add(cells(row, "-")));
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(other -> width(other.get(column))).max().orElse(0);
        text.append(line.get(i)).append(" ".repeat(width - width(line.get(i)))).append(GAP);
      }
      out.println(text.toString().stripTrailing());
    }
  }

  /** Prints rows as CSV, under their titles. */
  void csv(List<JsonNode> rows, PrintWriter out) {
    out.print(String.join(",", titles.stream().map(Table::quoted).toList()) + "\r\n");
    for (JsonNode row : rows) {
      out.print(String.join(",", cells(row, "").stream().map(Table::quoted).toList()) + "\r\n");
    }
  }

  private List<String> cells(JsonNode row, String absent) {
    return paths.stream().map(path -> cell(at(row, path), absent)).toList();
  }

  private static JsonNode at(JsonNode row, String path) {
    int bar = path.indexOf('|');
    JsonNode value =
        row.at("/" + path.substring(0, bar < 0 ? path.length() : bar).replace('.', '/'));
    return bar >= 0 && value.isMissingNode() ? at(row, path.substring(bar + 1)) : value;
  }

  private static String cell(JsonNode value, String absent) {
    if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return absent;
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(cell(part, absent)));
      return String.join(" ", parts);
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
