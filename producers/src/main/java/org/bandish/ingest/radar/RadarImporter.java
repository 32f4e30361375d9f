package org.bandish.ingest.radar;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Set;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.JsonItems;
import org.bandish.ingest.reading.Opening;
import org.bandish.ingest.reading.Times;

/** Reads answers of Cloudflare Radar in JSON: outage annotations and traffic anomalies. */
public final class RadarImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS = Set.of("json");

  private static final Set<String> LISTS = Set.of("result", "annotations", "trafficAnomalies");

  private final Outages outages;

  /**
   * An importer.
   *
   * @param clock tells what lies in the future
   */
  public RadarImporter(Clock clock) {
    this.outages = new Outages(new Times(clock));
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    try (InputStream in = Opening.of(source, sink)) {
      if (in == null) {
        return;
      }
      JsonItems.read(
          in,
          Outages.SHAPE,
          LISTS,
          new JsonItems.Taker() {
            @Override
            public void item(int line, JsonNode item, JsonNode envelope) throws IOException {
              take(source.name(), line, item, sink);
            }

            @Override
            public void broken(int line, String reason) throws IOException {
              sink.rejected(Rejected.unreadable(source.name(), line, reason));
            }
          });
    }
  }

  private void take(String source, int line, JsonNode item, Sink sink) throws IOException {
    try {
      for (NetworkSignal signal : outages.read(item)) {
        sink.accepted(new Accepted(source, line, signal));
      }
    } catch (BadField e) {
      String id = item.path("id").asText(item.path("uuid").asText(null));
      sink.rejected(new Rejected(source, line, id, e.field(), e.getMessage(), item.toString()));
    }
  }
}
