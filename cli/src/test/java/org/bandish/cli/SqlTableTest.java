package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of SQL beside the contract of the lists they are made of. */
class SqlTableTest {
  @ParameterizedTest
  @CsvSource({
    "STATUS, Status",
    "RECURRENCES, Recurrence",
    "INCIDENTS, Incident",
    "OUTAGES, Outage"
  })
  void shouldHaveEveryFieldThatTheContractRequires(SqlTable table, String schema)
      throws IOException {
    try (InputStream contract = SqlTable.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode schemas = new YAMLMapper().readTree(contract).at("/components/schemas");
      List<String> fields = new ArrayList<>();
      schemas.at("/" + schema + "/required").forEach(field -> fields.add(field.asText()));

      List<String> columns = new ArrayList<>();
      table.structure().get(0).fieldNames().forEachRemaining(columns::add);

      assertThat(columns.stream().map(name -> name.replaceFirst("\\..*", "")).distinct())
          .containsExactlyElementsOf(fields);
    }
  }
}
