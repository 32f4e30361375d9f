package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;

/** The facts of the record, as they are published. */
public final class RecordOfPakistan {
  private static final Path RECORD = Path.of("..", "record");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  private RecordOfPakistan() {}

  /** In the order of its files. */
  public static List<SpecificRecord> facts() throws IOException {
    EvidenceFiles.Result read =
        EvidenceFiles.read(RECORD.resolve("pakistan"), RegistryFiles.in(RECORD), CLOCK);
    assertThat(read.rejected()).isEmpty();
    return List.copyOf(read.facts());
  }
}
