package org.bandish.ingest.ooni;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Opening;
import org.bandish.ingest.reading.Times;

/**
 * Reads OONI's columnar observations in CSV: a row per lookup, connection, session or request, many
 * of which are one measurement. One signal per measurement; accepted and rejected facts come after
 * the last row, in the order of the measurements' ids.
 */
public final class ObservationImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS = Set.of("csv");

  private static final int MOST = 50_000;

  private final Platforms platforms;
  private final Times times;
  private final int most;

  /**
   * An importer.
   *
   * @param clock tells what lies in the future
   */
  public ObservationImporter(Registry registry, Clock clock) {
    this(registry, clock, MOST);
  }

  ObservationImporter(Registry registry, Clock clock, int most) {
    this.platforms = new Platforms(registry);
    this.times = new Times(clock);
    this.most = most;
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    try (Folds folds = new Folds(most)) {
      try (InputStream in = Opening.of(source, sink)) {
        if (in == null) {
          return;
        }
        Csv csv = new Csv(in);
        if (!csv.columns().contains("measurement_uid")) {
          sink.rejected(
              new Rejected(
                  source.name(),
                  1,
                  null,
                  "measurement_uid",
                  "no such column: these are no observations",
                  csv.columns()));
          return;
        }
        rows(source.name(), csv, folds, sink);
      } catch (Csv.BrokenException e) {
        sink.rejected(Rejected.unreadable(source.name(), e.line(), e.getMessage()));
      }
      folds.finish(observation -> take(source.name(), observation, sink));
    }
  }

  private static void rows(String source, Csv csv, Folds folds, Sink sink) throws IOException {
    for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
      try {
        row.requireWidth();
        folds.add(ObservationTable.of(row));
      } catch (BadField e) {
        sink.rejected(
            new Rejected(
                source,
                row.line(),
                row.text("measurement_uid"),
                e.field(),
                e.getMessage(),
                row.plain()));
      }
    }
  }

  private void take(String source, Observation observation, Sink sink) throws IOException {
    try {
      sink.accepted(new Accepted(source, observation.line(), signal(observation)));
    } catch (BadField e) {
      Map<String, Object> plain = new LinkedHashMap<>();
      for (int i = 0; i < ObservationTable.FIELDS.size(); i++) {
        plain.put(ObservationTable.FIELDS.get(i), observation.field(i));
      }
      sink.rejected(
          new Rejected(
              source,
              observation.line(),
              observation.field(ObservationTable.UID),
              e.field(),
              e.getMessage(),
              plain));
    }
  }

  private NetworkSignal signal(Observation observation) throws BadField {
    String input = observation.field(ObservationTable.INPUT);
    String host = observation.field(ObservationTable.HOST);
    return OoniSignals.of(
        new OoniSignals.Identity(
            observation.field(ObservationTable.UID),
            observation.field(ObservationTable.REPORT),
            input),
        null,
        Numbers.country("probe_cc", observation.field(ObservationTable.COUNTRY)),
        Numbers.asn("probe_asn", observation.field(ObservationTable.ASN)),
        platforms.of(observation.field(ObservationTable.TEST), input == null ? host : input),
        times.parse("measurement_start_time", observation.field(ObservationTable.TIME)),
        observation.verdict());
  }
}
