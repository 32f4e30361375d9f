package org.bandish.cli;

import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish sql}: asks for the lists that a query reads, and runs it here. */
@Command(
    name = "sql",
    description = {
      "A query in DuckDB's SQL over the tables intervals, status, recurrences, incidents,"
          + " outages and evidence.",
      "DESCRIBE intervals shows its columns; a name with a dot stands in double quotes."
    })
final class SqlCommand implements Runnable {
  @Mixin private Service service;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "QUERY", description = "as in: SELECT platform, days FROM intervals")
  private String query;

  @Option(names = "--region", description = "of the intervals: as in PK-PB; * for all")
  private String region;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Listing.Format format;

  @Override
  public void run() {
    try (SqlDatabase database = new SqlDatabase()) {
      for (SqlTable table : database.tables(query)) {
        load(database, table);
      }
      SqlOutput.print(database.ask(query), format, spec.commandLine());
    } catch (SQLException e) {
      throw new CannotRunException("SQL: " + SqlOutput.told(e), e);
    }
  }

  private void load(SqlDatabase database, SqlTable table) throws SQLException {
    if (table == SqlTable.INTERVALS) {
      String asked = Service.and("", "format", "parquet");
      asked = region == null ? asked : Service.and(asked, "region", region);
      service.get(spec, table.path(), asked, body -> database.load(table, body));
    } else {
      database.load(table, service.list(spec, table.path()).path("items"));
    }
  }
}
