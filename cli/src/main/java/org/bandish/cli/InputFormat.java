package org.bandish.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bandish.ingest.Progress;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Source;
import org.bandish.ingest.Tally;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.EvidenceIngest;
import org.bandish.ingest.evidence.RegistryFiles;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The list of importers: what {@code --format} may be. A new source has its line here. */
enum InputFormat {
  EVIDENCE("evidence") {
    @Override
    Set<String> endings() {
      return EvidenceFiles.endings();
    }

    @Override
    Tally run(
        List<Source> sources,
        Publisher publisher,
        Tally.Rejections rejections,
        Progress progress,
        Clock clock)
        throws IOException {
      return new EvidenceIngest(RegistryFiles.embedded(), clock)
          .run(sources, publisher, rejections, progress);
    }
  };

  private final String word;

  InputFormat(String word) {
    this.word = word;
  }

  /**
   * Reads and publishes all sources.
   *
   * @param publisher null: nothing is sent
   */
  abstract Tally run(
      List<Source> sources,
      Publisher publisher,
      Tally.Rejections rejections,
      Progress progress,
      Clock clock)
      throws IOException;

  /** Endings of the files that a directory gives. */
  abstract Set<String> endings();

  @Override
  public String toString() {
    return word;
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
