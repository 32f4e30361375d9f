package org.bandish.ingest.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Authority;
import org.bandish.event.Platform;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.Sources;

/** Reads evidence files whole, for those who want the facts and no broker. */
public final class EvidenceFiles {
  /**
   * What was read.
   *
   * @param facts orders, rulings, signals and statements, in the order of the sources
   * @param rejected what broke a rule
   * @param registry what the facts may name: as given, and what the sources define
   */
  public record Result(List<SpecificRecord> facts, List<Rejected> rejected, Registry registry) {}

  private EvidenceFiles() {}

  /** Endings of the names of evidence files, without dot; {@code .gz} may follow. */
  public static Set<String> endings() {
    return Format.ENDINGS;
  }

  /**
   * Reads a file, or all evidence files of a directory, sorted by path.
   *
   * @throws IOException if the path names nothing or cannot be listed
   */
  public static Result read(Path fileOrDirectory, Registry registry, Clock clock)
      throws IOException {
    List<Source> sources =
        Files.isDirectory(fileOrDirectory)
            ? Sources.in(fileOrDirectory, Format.ENDINGS)
            : List.of(Source.of(fileOrDirectory));
    return read(sources, registry, clock);
  }

  /** Reads the sources in order. */
  public static Result read(List<Source> sources, Registry registry, Clock clock)
      throws IOException {
    EvidenceImporter importer = EvidenceImporter.of(registry, sources, clock);
    List<SpecificRecord> facts = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void accepted(Accepted accepted) {
            if (!(accepted.fact() instanceof Platform || accepted.fact() instanceof Authority)) {
              facts.add(accepted.fact());
            }
          }

          @Override
          public void rejected(Rejected broken) {
            rejected.add(broken);
          }
        };
    for (Source source : sources) {
      importer.read(source, sink);
    }
    return new Result(List.copyOf(facts), List.copyOf(rejected), importer.registry());
  }
}
