package org.bandish.ingest.ioda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;
import org.bandish.ingest.reading.JsonItems;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Opening;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.reading.Times;

/**
 * Reads IODA: answers of its API in JSON (series of signals, alerts, events) and series in CSV with
 * the columns {@code source, value, asn, name, time}, with or without header, where network 0 is
 * the whole country. What the data do not say, such as the country, the query supplies.
 */
public final class IodaImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS = Set.of("csv", "json");

  private static final Set<String> LISTS = Set.of("data");
  private static final List<String> COLUMNS = List.of("source", "value", "asn", "name", "time");

  private final Query query;
  private final Times times;
  private final IodaJson json;

  /**
   * An importer.
   *
   * @param query what was asked for, by the API's parameters
   * @param clock tells what lies in the future
   */
  public IodaImporter(Query query, Clock clock) {
    this.query = query;
    this.times = new Times(clock);
    this.json = new IodaJson(query, times);
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    try (InputStream in = Opening.of(source, sink)) {
      if (in == null) {
        return;
      }
      if (Opening.isJson(in)) {
        json(source.name(), in, sink);
      } else {
        Csv csv = new Csv(in, COLUMNS);
        csv.require(COLUMNS.get(0));
        csv(source.name(), csv, sink);
      }
    } catch (Csv.BrokenException e) {
      sink.rejected(Rejected.unreadable(source.name(), e.line(), e.getMessage()));
    }
  }

  private void json(String source, InputStream in, Sink sink) throws IOException {
    JsonItems.read(
        in,
        IodaJson.SHAPE,
        LISTS,
        new JsonItems.Taker() {
          @Override
          public void item(int line, JsonNode item, JsonNode envelope) throws IOException {
            try {
              IodaJson.Read read = json.read(item, envelope);
              for (NetworkSignal signal : read.signals()) {
                sink.accepted(new Accepted(source, line, signal));
              }
              for (BadField gap : read.gaps()) {
                sink.rejected(
                    new Rejected(source, line, null, gap.field(), gap.getMessage(), null));
              }
            } catch (BadField e) {
              sink.rejected(
                  new Rejected(source, line, null, e.field(), e.getMessage(), item.toString()));
            }
          }

          @Override
          public void broken(int line, String reason) throws IOException {
            sink.rejected(Rejected.unreadable(source, line, reason));
          }
        });
  }

  private void csv(String source, Csv csv, Sink sink) throws IOException {
    for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
      try {
        row.requireWidth();
        sink.accepted(new Accepted(source, row.line(), signal(row)));
      } catch (BadField e) {
        sink.rejected(
            new Rejected(source, row.line(), null, e.field(), e.getMessage(), row.plain()));
      }
    }
  }

  private NetworkSignal signal(Csv.Row row) throws BadField {
    String datasource = row.required("source");
    ConnectivityMetric metric = Metrics.of("source", datasource);
    double value = Numbers.number("value", row.required("value"));
    if (value < 0) {
      throw new BadField("value", "'" + row.text("value") + "' is negative");
    }
    Long asn = Numbers.asn("asn", row.required("asn"));
    Instant at = times.parse("time", row.text("time"));
    return IodaSignals.value(
        Entity.ofSeries(Entity.asked("country", query), asn), datasource, metric, at, value);
  }
}
