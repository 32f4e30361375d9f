package org.bandish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a list is asked for and printed; a mixin of every command that prints one. */
public final class Listing {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private Service service;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format;

  /** The forms of an answer. */
  enum Format {
    table,
    json,
    csv
  }

  /** Asks for the list with the command's filters and prints it on its standard output. */
  void print(CommandSpec command, String path, Table table) {
    print(command, path, table, (answer, out) -> table.text(rows(answer), out));
  }

  /**
   * As {@link #print(CommandSpec, String, Table)}.
   *
   * @param text prints the answer where neither JSON nor CSV is asked for
   */
  void print(
      CommandSpec command, String path, Table table, BiConsumer<ObjectNode, PrintWriter> text) {
    ObjectNode answer = service.list(command, path);
    List<JsonNode> rows = rows(answer);
    PrintWriter out = command.commandLine().getOut();
    switch (format) {
      case table -> text.accept(answer, out);
      case csv -> table.csv(rows, out);
      case json -> out.println(pretty(answer));
    }
    out.flush();
    if (rows.isEmpty() && format == Format.table) {
      command.commandLine().getErr().println("bandish: nothing matches");
    }
  }

  private static List<JsonNode> rows(ObjectNode answer) {
    List<JsonNode> rows = new ArrayList<>();
    answer.path("items").forEach(rows::add);
    return rows;
  }

  static String pretty(JsonNode answer) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
