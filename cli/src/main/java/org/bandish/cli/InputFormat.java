package org.bandish.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bandish.ingest.Importer;
import org.bandish.ingest.Ingest;
import org.bandish.ingest.Progress;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;
import org.bandish.ingest.Tally;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.EvidenceIngest;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.ingest.ioda.IodaImporter;
import org.bandish.ingest.ooni.AggregationImporter;
import org.bandish.ingest.ooni.Fingerprints;
import org.bandish.ingest.ooni.ObservationImporter;
import org.bandish.ingest.ooni.OoniImporter;
import org.bandish.ingest.radar.RadarImporter;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.stop.StopImporter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The list of importers: what {@code --format} may be. A new source has its line here. */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lambdas hold nothing that changes
enum InputFormat {
  EVIDENCE(
      "evidence",
      EvidenceFiles.endings(),
      (registry, given, clock) ->
          (sources, publisher, rejections, progress) ->
              new EvidenceIngest(registry, clock).run(sources, publisher, rejections, progress)),
  OONI(
      "ooni",
      OoniImporter.ENDINGS,
      (registry, given, clock) ->
          run(registry, new OoniImporter(registry, given.fingerprints(), clock))),
  OONI_AGGREGATION(
      "ooni-aggregation",
      AggregationImporter.ENDINGS,
      (registry, given, clock) ->
          run(registry, new AggregationImporter(registry, given.query(), clock))),
  OONI_OBSERVATIONS(
      "ooni-observations",
      ObservationImporter.ENDINGS,
      (registry, given, clock) -> run(registry, new ObservationImporter(registry, clock))),
  IODA(
      "ioda",
      IodaImporter.ENDINGS,
      (registry, given, clock) -> run(registry, new IodaImporter(given.query(), clock))),
  RADAR(
      "radar",
      RadarImporter.ENDINGS,
      (registry, given, clock) -> run(registry, new RadarImporter(clock))),
  STOP(
      "stop",
      StopImporter.ENDINGS,
      (registry, given, clock) -> run(registry, new StopImporter(registry, clock)));

  /**
   * What the sources do not say themselves.
   *
   * @param query what they answer
   * @param fingerprints of block pages
   */
  record Given(Query query, Fingerprints fingerprints) {}

  /** Makes the importer ready to run. */
  private interface Maker {
    Run make(Registry registry, Given given, Clock clock);
  }

  /** Reads and publishes all sources; with publisher null nothing is sent. */
  private interface Run {
    Tally over(
        List<Source> sources, Publisher publisher, Tally.Rejections rejections, Progress progress)
        throws IOException;
  }

  private final String word;
  private final Set<String> endings;
  private final Maker maker;

  InputFormat(String word, Set<String> endings, Maker maker) {
    this.word = word;
    this.endings = endings;
    this.maker = maker;
  }

  /**
   * Reads and publishes all sources.
   *
   * @param given what the sources do not say themselves
   * @param publisher null: nothing is sent
   */
  Tally run(
      List<Source> sources,
      Given given,
      Publisher publisher,
      Tally.Rejections rejections,
      Progress progress,
      Clock clock)
      throws IOException {
    return maker
        .make(RegistryFiles.embedded(), given, clock)
        .over(sources, publisher, rejections, progress);
  }

  /** Endings of the files that a directory gives. */
  Set<String> endings() {
    return endings;
  }

  @Override
  public String toString() {
    return word;
  }

  private static Run run(Registry registry, Importer importer) {
    return new Ingest(importer, registry)::run;
  }

  /** Reads the word on the command line. */
  static final class Words implements ITypeConverter<InputFormat> {
    @Override
    public InputFormat convert(String word) {
      return Arrays.stream(values())
          .filter(format -> format.word.equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + word + "' is not one of " + Arrays.toString(values())));
    }
  }
}
