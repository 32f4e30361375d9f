package org.bandish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.query.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record as a Parquet file, read back by a database. */
class ParquetExportTest {
  private static Service service;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    service = new Service(Ledger.ofRecord().queries());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private HttpResponse<Path> download(String query) throws IOException, InterruptedException {
    return service
        .client()
        .send(
            service.request("/api/v1/export?format=parquet" + query).build(),
            BodyHandlers.ofFile(Files.createTempFile(directory, "bans", ".parquet")));
  }

  /** Rows of text; {@code bans} stands for the file. */
  private static List<List<String>> rows(Path file, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql.replace("bans", "'" + file + "'"))) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void shouldHoldTheColumnsOfTheCsvWithTypes() throws Exception {
    HttpResponse<Path> answer = download("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/vnd.apache.parquet");
    String header =
        service.get("/api/v1/export?format=csv").body().lines().findFirst().orElseThrow();
    List<List<String>> columns = rows(answer.body(), "DESCRIBE SELECT * FROM bans");
    assertThat(columns).extracting(column -> column.get(0)).containsExactly(header.split(",", -1));
    assertThat(columns)
        .extracting(column -> column.get(0) + " " + column.get(1))
        .contains(
            "id VARCHAR",
            "start.earliest TIMESTAMP WITH TIME ZONE",
            "start.date DATE",
            "days BIGINT",
            "imposedBy VARCHAR[]",
            "contested BOOLEAN");
  }

  @Test
  void shouldHoldEveryBanWithItsValues() throws Exception {
    Path file = download("").body();

    List<JsonNode> bans = service.items("/api/v1/intervals?limit=1000");
    List<List<String>> rows =
        rows(
            file,
            "SELECT id, \"start.date\", days, coalesce(array_to_string(imposedBy, ';'), ''), contested FROM bans");
    assertThat(rows)
        .containsExactlyElementsOf(
            bans.stream()
                .map(
                    ban -> {
                      List<String> imposedBy = new ArrayList<>();
                      ban.get("imposedBy").forEach(who -> imposedBy.add(who.asText()));
                      List<String> row = new ArrayList<>();
                      row.add(ban.get("id").asText());
                      row.add(ban.at("/start/date").asText());
                      row.add(ban.get("days").isNull() ? null : ban.get("days").asText());
                      row.add(String.join(";", imposedBy));
                      row.add(ban.get("contested").asText());
                      return row;
                    })
                .toList());
    assertThat(
            rows(
                file,
                "SELECT epoch_ms(\"start.earliest\"), \"end.date\", responseLagDays FROM bans"
                    + " WHERE platform = 'x' AND days > 400"))
        .containsExactly(
            List.of(
                Long.toString(Instant.parse("2024-02-16T19:00:00Z").toEpochMilli()),
                "2025-05-07",
                "61"));
  }

  @Test
  void shouldFilterAsEveryExportDoes() throws Exception {
    assertThat(rows(download("&platform=youtube&minDays=1000").body(), "SELECT days FROM bans"))
        .containsExactly(List.of("1218"));
    assertThat(rows(download("&platform=nobody").body(), "SELECT count(*) FROM bans"))
        .containsExactly(List.of("0"));
  }

  @Test
  void shouldNameAnUnchangedFileTheSameAndNotSendItAgain() throws Exception {
    String tag = download("").headers().firstValue("ETag").orElseThrow();

    assertThat(download("").headers().firstValue("ETag")).hasValue(tag);
    assertThat(
            service
                .send(service.request("/api/v1/export?format=parquet").header("If-None-Match", tag))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void shouldLeaveNoFileBehind() throws Exception {
    download("");

    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("bandish-export"));
    }
  }
}
