package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;
import org.bandish.ingest.reading.JsonItems;
import org.bandish.ingest.reading.Opening;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.reading.Shape;

/**
 * Reads answers of OONI's aggregation API, CSV or JSON: counts per span, country and network. What
 * the answer does not repeat, such as the country or the test, the query supplies.
 */
public final class AggregationImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS = Set.of("csv", "json");

  private static final Set<String> LISTS = Set.of("result");

  private final Query query;
  private final Aggregates aggregates;

  /**
   * An importer.
   *
   * @param query what was asked for, by the API's parameters
   * @param clock tells what lies in the future
   */
  public AggregationImporter(Registry registry, Query query, Clock clock) {
    this.query = query;
    this.aggregates = new Aggregates(new Platforms(registry), clock);
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
        csv(source.name(), in, sink);
      }
    } catch (Csv.BrokenException e) {
      sink.rejected(Rejected.unreadable(source.name(), e.line(), e.getMessage()));
    }
  }

  private void json(String source, InputStream in, Sink sink) throws IOException {
    JsonItems.read(
        in,
        Shape.whole(),
        LISTS,
        new JsonItems.Taker() {
          @Override
          public void item(int line, JsonNode item, JsonNode envelope) throws IOException {
            Map<String, String> cells = new LinkedHashMap<>();
            item.properties()
                .forEach(
                    field -> {
                      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                        cells.put(field.getKey(), field.getValue().asText());
                      }
                    });
            take(source, line, cells, sink);
          }

          @Override
          public void broken(int line, String reason) throws IOException {
            sink.rejected(Rejected.unreadable(source, line, reason));
          }
        });
  }

  private void csv(String source, InputStream in, Sink sink) throws IOException {
    Csv csv = new Csv(in);
    csv.require("measurement_count");
    for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
      try {
        row.requireWidth();
      } catch (BadField e) {
        sink.rejected(new Rejected(source, row.line(), null, null, e.getMessage(), row.plain()));
        continue;
      }
      take(source, row.line(), row.cells(), sink);
    }
  }

  private void take(String source, int line, Map<String, String> cells, Sink sink)
      throws IOException {
    try {
      sink.accepted(new Accepted(source, line, aggregates.signal(cells, query)));
    } catch (BadField e) {
      sink.rejected(new Rejected(source, line, null, e.field(), e.getMessage(), cells));
    }
  }
}
