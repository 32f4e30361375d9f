package org.bandish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A DuckDB in memory for one query. Its native code is loaded with it. */
final class SqlDatabase implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What DuckDB takes {@code SHOW TABLES} to name. */
  private static final String ALL_TABLES = "\"tables\"";

  private final Connection connection;

  /**
   * Opens an empty one.
   *
   * @throws CannotRunException if this machine has no native code of DuckDB
   */
  SqlDatabase() throws SQLException {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (LinkageError e) {
      throw new CannotRunException("SQL cannot be run on this machine: " + e.getMessage(), e);
    }
  }

  /** An answer: unique names of columns, and rows that are arrays with a value for each. */
  record Answer(List<String> columns, List<JsonNode> rows) {}

  /**
   * The tables that a query reads.
   *
   * @throws SQLException if it is not exactly one query
   */
  Set<SqlTable> tables(String query) throws SQLException {
    JsonNode parsed = parse(query);
    if (parsed.path("error_type").asText().equals("not implemented")) {
      throw new SQLException("only queries are run: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE");
    } else if (parsed.path("error").asBoolean()) {
      throw new SQLException(parsed.path("error_message").asText());
    } else if (parsed.path("statements").size() != 1) {
      throw new SQLException(
          "one query is run at a time, and there are " + parsed.path("statements").size());
    }
    List<String> names = parsed.findValuesAsText("table_name");
    Set<SqlTable> tables = EnumSet.allOf(SqlTable.class);
    tables.removeIf(table -> names.stream().noneMatch(table.sql()::equalsIgnoreCase));
    return names.contains(ALL_TABLES) ? EnumSet.allOf(SqlTable.class) : tables;
  }

  private JsonNode parse(String query) throws SQLException {
    try (PreparedStatement parse =
        connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      parse.setString(1, query);
      try (ResultSet result = parse.executeQuery()) {
        result.next();
        return json(result.getString(1));
      }
    }
  }

  /** Makes a table of the items of a list. */
  void load(SqlTable table, JsonNode items) throws SQLException {
    String sql =
        "CREATE TABLE %s AS SELECT unnest(from_json(?::JSON, '%s'), max_depth := 2)"
            .formatted(table.sql(), table.structure());
    try (PreparedStatement create = connection.prepareStatement(sql)) {
      create.setString(1, table.rows(items).toString());
      create.execute();
    }
  }

  /** Makes a table of a Parquet file. */
  void load(SqlTable table, InputStream parquet) throws IOException {
    Path file = Files.createTempFile("bandish-sql", ".parquet");
    try {
      Files.copy(parquet, file, StandardCopyOption.REPLACE_EXISTING);
      String name = file.toString().replace("'", "''");
      execute("CREATE TABLE " + table.sql() + " AS SELECT * FROM read_parquet('" + name + "')");
    } catch (SQLException e) {
      throw new IOException("no Parquet file came: " + e.getMessage(), e);
    } finally {
      Files.delete(file);
    }
  }

  /** Answers a query that from now on can reach nothing but the tables. Times are in UTC. */
  Answer ask(String query) throws SQLException {
    execute("SET TimeZone = 'UTC'");
    execute("SET temp_directory = ''");
    execute("SET enable_external_access = false");
    execute("SET lock_configuration = true");
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<JsonNode> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return new Answer(columns(result.getMetaData()), rows);
    }
  }

  private static List<String> columns(ResultSetMetaData data) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String name = data.getColumnLabel(i);
      for (int again = 1; columns.contains(name); again++) {
        name = data.getColumnLabel(i) + "_" + again;
      }
      columns.add(name);
    }
    return columns;
  }

  private static ArrayNode row(ResultSet result) throws SQLException {
    ArrayNode row = JSON.createArrayNode();
    ResultSetMetaData data = result.getMetaData();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      Object value = result.getObject(i);
      boolean isJson = value != null && data.getColumnTypeName(i).equals("JSON");
      row.add(isJson ? json(value.toString()) : node(value));
    }
    return row;
  }

  private static JsonNode node(Object value) throws SQLException {
    if (value instanceof Array array) {
      ArrayNode list = JSON.createArrayNode();
      for (Object element : (Object[]) array.getArray()) {
        list.add(node(element));
      }
      return list;
    } else if (value instanceof OffsetDateTime time) {
      return TextNode.valueOf(time.toInstant().toString());
    }
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    return plain ? JSON.valueToTree(value) : TextNode.valueOf(value.toString());
  }

  private static JsonNode json(String text) throws SQLException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("no JSON: " + text, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
