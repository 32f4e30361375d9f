package org.bandish.ingest.stop;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;
import org.bandish.ingest.reading.Opening;

/**
 * Reads Access Now's STOP table in CSV. A row about services is a report per platform, one about
 * the whole network a report of connectivity; a row may be both, and of several countries.
 */
public final class StopImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS = Set.of("csv");

  private final Registry registry;
  private final Clock clock;

  /**
   * An importer.
   *
   * @param registry platforms by name
   * @param clock tells what lies in the future
   */
  public StopImporter(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    Rows rows = new Rows(registry, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    try (InputStream in = Opening.of(source, sink)) {
      if (in == null) {
        return;
      }
      Csv csv = new Csv(in);
      csv.require("country");
      for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
        take(source.name(), row, rows, sink);
      }
    } catch (Csv.BrokenException e) {
      sink.rejected(Rejected.unreadable(source.name(), e.line(), e.getMessage()));
    }
  }

  private static void take(String source, Csv.Row row, Rows rows, Sink sink) throws IOException {
    try {
      row.requireWidth();
      Rows.Read read = rows.read(row);
      for (NetworkSignal signal : read.signals()) {
        sink.accepted(new Accepted(source, row.line(), signal));
      }
      for (BadField broken : read.rejected()) {
        reject(source, row, broken, sink);
      }
    } catch (BadField e) {
      reject(source, row, e, sink);
    }
  }

  private static void reject(String source, Csv.Row row, BadField e, Sink sink) throws IOException {
    sink.rejected(new Rejected(source, row.line(), null, e.field(), e.getMessage(), row.plain()));
  }
}
