package org.bandish.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** What a query answered, or why it did not, as text. */
final class SqlOutput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SqlOutput() {}

  /** Prints an answer on the command's standard output. */
  static void print(SqlDatabase.Answer answer, Listing.Format format, CommandLine command) {
    Table table = Table.ofArrays(answer.columns());
    PrintWriter out = command.getOut();
    switch (format) {
      case table -> table.text(answer.rows(), out);
      case csv -> table.csv(answer.rows(), out);
      case json -> out.println(Listing.pretty(object(answer)));
    }
    out.flush();
    if (answer.rows().isEmpty() && format == Listing.Format.table) {
      command.getErr().println("bandish: nothing matches");
    }
  }

  private static ObjectNode object(SqlDatabase.Answer answer) {
    ObjectNode object = JSON.createObjectNode();
    object.putArray("items");
    answer
        .rows()
        .forEach(
            row -> {
              ObjectNode item = object.withArray("items").addObject();
              for (int i = 0; i < row.size(); i++) {
                item.set(answer.columns().get(i), row.get(i));
              }
            });
    return object;
  }

  /** What DuckDB says, without its drawing of the query, which one line cannot hold. */
  static String told(SQLException e) {
    String message = e.getMessage().replaceFirst("(?s)\\R+LINE \\d+:.*", "");
    if (!message.startsWith("Catalog Error: Table with name")) {
      return message;
    }
    // It guesses among its own catalogue; the tables that were not read are not in it.
    return message.lines().findFirst().orElse(message)
        + " The tables are "
        + Arrays.stream(SqlTable.values()).map(SqlTable::sql).collect(Collectors.joining(", "));
  }
}
