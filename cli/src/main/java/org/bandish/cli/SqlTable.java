package org.bandish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/**
 * A list of the service as a table. Its columns are those of the contract's JSON under their own
 * names, also where the list is empty; a dot leads into an object.
 */
enum SqlTable {
  /** Comes as Parquet, which has its own columns. */
  INTERVALS("/export", ""),
  STATUS(
      "/status",
      "country VARCHAR, platform VARCHAR, state VARCHAR, phase VARCHAR, since TIMESTAMPTZ,"
          + " interval VARCHAR, lastEvidence TIMESTAMPTZ, networks.blocked BIGINT,"
          + " networks.observed BIGINT"),
  RECURRENCES(
      "/recurrences",
      "country VARCHAR, platform VARCHAR, count BIGINT, totalDays BIGINT, longestDays BIGINT,"
          + " shortestDays BIGINT, meanDays DOUBLE, medianDays DOUBLE, gapsDays BIGINT[],"
          + " authorities VARCHAR[], authorityKinds VARCHAR[], shareOfLast365Days DOUBLE,"
          + " daysSinceLast BIGINT, current VARCHAR, intervals VARCHAR[]"),
  INCIDENTS(
      "/incidents",
      "id VARCHAR, country VARCHAR, from TIMESTAMPTZ, to TIMESTAMPTZ, platforms VARCHAR[],"
          + " intervals VARCHAR[]"),
  OUTAGES(
      "/outages",
      "id VARCHAR, country VARCHAR, region VARCHAR, asn BIGINT, start TIMESTAMPTZ,"
          + " end TIMESTAMPTZ, severity DOUBLE, sources VARCHAR[], evidence VARCHAR[]"),
  /** The fields that differ by type are in {@code fact}. */
  EVIDENCE(
      "/evidence",
      "id VARCHAR, type VARCHAR, country VARCHAR, region VARCHAR, platforms VARCHAR[],"
          + " published VARCHAR, knownAt TIMESTAMPTZ, sources JSON, fact JSON") {
    @Override
    JsonNode value(ObjectNode item, String column) {
      if (column.equals("fact")) {
        return item;
      }
      boolean ofOne = column.equals("platforms") && item.hasNonNull("platform");
      return ofOne ? item.arrayNode().add(item.get("platform")) : super.value(item, column);
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private final String columns;

  SqlTable(String path, String columns) {
    this.path = path;
    this.columns = columns;
  }

  /** Where the service has it, below the base of the API. */
  String path() {
    return path;
  }

  /** As queries call it. */
  String sql() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The types of the columns by their names, as DuckDB's {@code from_json} takes them. */
  ArrayNode structure() {
    ObjectNode structure = JSON.createObjectNode();
    for (String column : columns.split(", ", -1)) {
      String[] words = column.split(" ", -1);
      String type = words[1];
      if (type.endsWith("[]")) {
        structure.putArray(words[0]).add(type.substring(0, type.length() - 2));
      } else {
        structure.put(words[0], type);
      }
    }
    return JSON.createArrayNode().add(structure);
  }

  /** The rows of the table, whose fields are its columns, from the items of the list. */
  ArrayNode rows(JsonNode items) {
    ArrayNode rows = JSON.createArrayNode();
    for (JsonNode item : items) {
      ObjectNode row = rows.addObject();
      for (Map.Entry<String, JsonNode> column : structure().get(0).properties()) {
        row.set(column.getKey(), value((ObjectNode) item, column.getKey()));
      }
    }
    return rows;
  }

  JsonNode value(ObjectNode item, String column) {
    JsonNode value = item.at("/" + column.replace('.', '/'));
    return value.isMissingNode() ? item.nullNode() : value;
  }
}
