package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.JsonItems;
import org.bandish.ingest.reading.Numbers;
import org.bandish.ingest.reading.Opening;
import org.bandish.ingest.reading.Shape;
import org.bandish.ingest.reading.Times;

/**
 * Reads OONI's measurements: JSON Lines as in the public archive, single documents, answers of
 * {@code measurements}, {@code measurement_meta} and {@code raw_measurement}; gzipped, and in tar
 * archives. One signal per measurement and platform, at the time of the probe's measurement.
 */
public final class OoniImporter implements Importer {
  /** Endings of the files that a directory gives. */
  public static final Set<String> ENDINGS =
      Set.of("json", "jsonl", "jsonc", "ndjson", "tar", "tgz");

  private static final Set<String> LISTS = Set.of("results");

  private final Fingerprints fingerprints;
  private final Shape shape;
  private final Platforms platforms;
  private final Times times;

  /**
   * An importer.
   *
   * @param registry the platforms, by domain and by name
   * @param clock tells what lies in the future
   */
  public OoniImporter(Registry registry, Clock clock) {
    this(registry, Fingerprints.NONE, clock);
  }

  /**
   * An importer that knows block pages.
   *
   * @param registry the platforms, by domain and by name
   * @param fingerprints held against measurements of pages that OONI has not judged
   * @param clock tells what lies in the future
   */
  public OoniImporter(Registry registry, Fingerprints fingerprints, Clock clock) {
    this.fingerprints = fingerprints;
    this.shape = fingerprints.isEmpty() ? Measurement.SHAPE : Measurement.WITH_PAGES;
    this.platforms = new Platforms(registry);
    this.times = new Times(clock);
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    try (InputStream in = Opening.of(source, sink)) {
      if (in == null) {
        return;
      }
      if (Tar.isTar(in)) {
        Tar.read(source.name(), in, sink, (name, file) -> measurements(name, file, sink));
      } else {
        measurements(source.name(), in, sink);
      }
    }
  }

  private void measurements(String name, InputStream in, Sink sink) throws IOException {
    JsonItems.read(
        in,
        shape,
        LISTS,
        new JsonItems.Taker() {
          @Override
          public void item(int line, JsonNode item, JsonNode envelope) throws IOException {
            take(name, line, item, sink);
          }

          @Override
          public void broken(int line, String reason) throws IOException {
            sink.rejected(Rejected.unreadable(name, line, reason));
          }
        });
  }

  private void take(String source, int line, JsonNode item, Sink sink) throws IOException {
    Measurement measurement = null;
    try {
      measurement = Measurement.of(item, shape);
      signals(source, line, measurement, sink);
    } catch (BadField e) {
      String id = measurement == null ? null : measurement.text("measurement_uid");
      Object plain = measurement == null ? null : measurement.plain();
      sink.rejected(new Rejected(source, line, id, e.field(), e.getMessage(), plain));
    }
  }

  private void signals(String source, int line, Measurement m, Sink sink)
      throws IOException, BadField {
    String country = Numbers.country("probe_cc", m.text("probe_cc"));
    Long asn = Numbers.asn("probe_asn", m.text("probe_asn"));
    String test = m.text("test_name");
    String platform = platforms.of(test, m.text("input"));
    String time = m.text("measurement_start_time");
    Instant at =
        time == null
            ? times.parse("test_start_time", m.text("test_start_time"))
            : times.parse("measurement_start_time", time);
    OoniSignals.Identity identity =
        new OoniSignals.Identity(m.text("measurement_uid"), m.text("report_id"), m.text("input"));
    if (identity.uid() == null && identity.reportId() == null) {
      throw new BadField("measurement_uid", "missing, and no report_id: nothing to know it by");
    }
    List<Judge.Finding> findings = Judge.judge(m, at, fingerprints, country);
    if (findings.isEmpty()) {
      throw new BadField("scores", "missing, and the keys of " + test + " have no rule here");
    }
    for (Judge.Finding finding : findings) {
      String of = finding.part() == null ? platform : platforms.ofPart(platform, finding.part());
      if (of != null) {
        sink.accepted(
            new Accepted(
                source,
                line,
                OoniSignals.of(identity, finding.part(), country, asn, of, at, finding.verdict())));
      }
    }
  }
}
