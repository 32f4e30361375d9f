package org.bandish.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.query.Ban;

/**
 * Intervals as a Parquet file, with the columns of the CSV in their own types. DuckDB writes it;
 * its native code is loaded with the first file that is asked for, so that a service nobody asks
 * for one starts without it.
 */
final class IntervalParquet {
  private final Json json;

  IntervalParquet(Json json) {
    this.json = json;
  }

  /**
   * Writes the intervals.
   *
   * @param use handed the file, whose name is gone when this returns; who has it open keeps it
   * @throws Problems.NotImplementedException if this machine has no native code of DuckDB
   */
  // One at a time: each holds native memory that no heap limits.
  synchronized void write(List<Ban> bans, Consumer<Path> use) {
    try {
      Path directory = Files.createTempDirectory("bandish-export");
      try {
        Path rows = directory.resolve("rows.jsonl");
        Path file = directory.resolve("intervals.parquet");
        write(bans, rows);
        copy(rows, file, directory);
        use.accept(file);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no Parquet file could be written", e);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB wrote no Parquet file", e);
    } catch (LinkageError e) {
      throw new Problems.NotImplementedException(
          "Parquet cannot be written on this machine: "
              + e.getMessage()
              + "; format=csv and format=jsonl hold the same intervals");
    }
  }

  private void write(List<Ban> bans, Path rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(rows, StandardCharsets.UTF_8)) {
      for (Ban ban : bans) {
        Map<String, Object> interval = IntervalJson.of(ban);
        Map<String, Object> row = new LinkedHashMap<>();
        IntervalColumn.ALL.forEach(column -> row.put(column.name(), column.of(interval)));
        out.write(json.text(row));
        out.write('\n');
      }
    }
  }

  private static void copy(Path rows, Path file, Path directory) throws SQLException {
    String columns =
        IntervalColumn.ALL.stream()
            .map(column -> quoted(column.name()) + ": " + quoted(column.type().sql()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // Everything needed is built in: nothing is fetched from anywhere.
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET memory_limit = '256MB'");
      statement.execute("SET threads = 1");
      statement.execute("SET temp_directory = " + quoted(directory.toString()));
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "COPY (SELECT * FROM read_json("
              + quoted(rows.toString())
              + ", format = 'newline_delimited', columns = "
              + columns
              + ")) TO "
              + quoted(file.toString())
              + " (FORMAT parquet)");
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
