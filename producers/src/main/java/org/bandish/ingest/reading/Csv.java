package org.bandish.ingest.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table in CSV (RFC 4180) with a header, a row at a time; quoted cells may span lines. */
public final class Csv {
  private static final int LONGEST_ROW = 4 * 1024 * 1024;

  private final BufferedReader in;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private int line = 1;
  private boolean ended;
  private Row first;

  /** The table cannot be read further. */
  public static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    BrokenException(int line, String reason, Throwable cause) {
      super(reason, cause);
      this.line = line;
    }

    /** Where, from 1. */
    public int line() {
      return line;
    }
  }

  /** One row; a cell is without blanks around it. */
  public static final class Row {
    private final int line;
    private final List<String> cells;
    private final Map<String, Integer> columns;

    Row(int line, List<String> cells, Map<String, Integer> columns) {
      this.line = line;
      this.cells = cells;
      this.columns = columns;
    }

    /** Where it begins, from 1. */
    public int line() {
      return line;
    }

    /** A cell, or null if it is empty or there is no such column. */
    public String text(String column) {
      Integer index = columns.get(column);
      String text = index == null || index >= cells.size() ? "" : cells.get(index);
      return text.isEmpty() ? null : text;
    }

    /** A cell that may not be empty. */
    public String required(String column) throws BadField {
      String text = text(column);
      if (text == null) {
        throw new BadField(column, columns.containsKey(column) ? "empty" : "no such column");
      }
      return text;
    }

    /** Cells by column, those that are not empty. */
    public Map<String, Object> plain() {
      return new LinkedHashMap<>(cells());
    }

    /** Cells by column, those that are not empty. */
    public Map<String, String> cells() {
      Map<String, String> plain = new LinkedHashMap<>();
      columns.forEach(
          (column, index) -> {
            if (index < cells.size() && !cells.get(index).isEmpty()) {
              plain.put(column, cells.get(index));
            }
          });
      return plain;
    }

    /** Refuses a row that is longer or shorter than the header. */
    public void requireWidth() throws BadField {
      if (cells.size() != columns.size()) {
        throw new BadField(
            null, cells.size() + " cells, where the header has " + columns.size() + " columns");
      }
    }
  }

  /**
   * Reads the header.
   *
   * @throws BrokenException if the stream cannot be read
   */
  public Csv(InputStream in) throws IOException {
    this(in, null);
  }

  /**
   * Reads the header, if there is one.
   *
   * @param names of the columns where the first row does not begin with the first of them; null:
   *     there is a header
   * @throws BrokenException if the stream cannot be read
   */
  public Csv(InputStream in, List<String> names) throws IOException {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 64 * 1024);
    List<String> first = cells();
    boolean header = names == null || first == null || name(first.get(0)).equals(names.get(0));
    this.first = header ? null : new Row(1, first, columns);
    List<String> titles = header ? first : names;
    if (header && titles != null && titles.stream().anyMatch(title -> title.contains("\n"))) {
      throw new BrokenException(1, "a column's name over several lines: a quote not closed?", null);
    }
    for (int i = 0; titles != null && i < titles.size(); i++) {
      columns.putIfAbsent(name(titles.get(i)), i);
    }
  }

  /**
   * Refuses what is empty, or another table.
   *
   * @param column in lower case
   * @throws BrokenException if there is no first row, or no such column in it
   */
  public void require(String column) throws IOException {
    if (columns.isEmpty()) {
      throw new BrokenException(0, "empty: there is nothing in it", null);
    } else if (!columns.containsKey(column)) {
      throw new BrokenException(1, "no column " + column + ": this is another table", null);
    }
  }

  /** Names of the columns, in lower case. */
  public Set<String> columns() {
    return columns.keySet();
  }

  /**
   * The next row that holds anything, or null at the end.
   *
   * @throws BrokenException if the stream cannot be read, or a cell's quote is never closed
   */
  public Row next() throws IOException {
    if (first != null) {
      Row row = first;
      first = null;
      return row;
    }
    while (!ended) {
      int begins = line;
      List<String> cells = cells();
      if (cells != null && !(cells.size() == 1 && cells.get(0).isEmpty())) {
        return new Row(begins, cells, columns);
      }
    }
    return null;
  }

  private List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int begins = line;
    int size = 0;
    int c = read();
    if (c < 0) {
      ended = true;
      return null;
    }
    for (; c >= 0; c = read()) {
      if (++size > LONGEST_ROW) {
        throw new BrokenException(begins, "a row without end: a quote that is not closed?", null);
      }
      line += c == '\n' ? 1 : 0;
      if (quoted) {
        if (c != '"') {
          cell.append((char) c);
        } else if (peek() == '"') {
          cell.append((char) read());
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        quoted = true;
      } else if (c == ',') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else if (c == '\n') {
        break;
      } else {
        cell.append((char) c);
      }
    }
    if (quoted) {
      throw new BrokenException(begins, "a quote that is not closed", null);
    }
    ended = c < 0;
    cells.add(cell.toString().strip());
    return cells;
  }

  private static String name(String title) {
    return title.replace("\uFEFF", "").toLowerCase(Locale.ROOT);
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw new BrokenException(line, "cannot be read further: " + e.getMessage(), e);
    }
  }

  private int peek() throws IOException {
    in.mark(1);
    int c = in.read();
    if (c >= 0) {
      in.reset();
    }
    return c;
  }
}
