package org.bandish.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Source;
import org.bandish.ingest.Sources;
import org.bandish.ingest.Tally;
import org.bandish.ingest.ooni.Fingerprints;
import org.bandish.ingest.reading.Query;
import org.bandish.schema.RegistryPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bandish ingest}: reads files, rejects what breaks a rule, publishes the rest. */
@Command(name = "ingest", description = "Publish the facts of files; exit 3 if some are rejected.")
final class IngestCommand implements Callable<Integer> {
  @Mixin private Connection connection;
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      defaultValue = "evidence",
      converter = InputFormat.Words.class,
      description = "how the files are written (default: ${DEFAULT-VALUE})")
  private InputFormat format;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      defaultValue = "",
      description = "what the files answer, such as probe_cc=IQ&test_name=signal")
  private String query;

  @Option(
      names = "--fingerprints",
      paramLabel = "PATH",
      description = "OONI's list of block pages, a CSV file or a directory; with --format ooni")
  private Path fingerprints;

  @Option(names = "--rejects", paramLabel = "FILE", description = "keep what is rejected, as JSONL")
  private Path rejects;

  @Option(names = "--dry-run", description = "only check; needs no cluster")
  private boolean dryRun;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "file, directory, or - ; also .gz")
  private List<String> files;

  @Override
  public Integer call() throws IOException {
    List<Source> sources = sources();
    Tally tally;
    try (Rejections rejections = new Rejections(spec.commandLine().getErr(), rejects);
        Bar bar = Bar.over(sources)) {
      tally = dryRun ? run(sources, null, rejections, bar) : publish(sources, rejections, bar);
    }
    spec.commandLine().getOut().println(tally);
    return tally.rejected() == 0 ? 0 : Bandish.SOME_REJECTED;
  }

  private Tally publish(List<Source> sources, Rejections rejections, Bar bar) throws IOException {
    connection.requireBroker();
    try (RegistryPort registry = connection.registry();
        Publisher publisher = Publisher.open(connection.kafka(), registry, connection.prefix())) {
      return run(sources, publisher, rejections, bar);
    }
  }

  private Tally run(List<Source> sources, Publisher to, Rejections rejections, Bar bar)
      throws IOException {
    InputFormat.Given given = new InputFormat.Given(Query.of(query), fingerprints());
    return format.run(sources, given, to, rejections, bar, Clock.systemUTC());
  }

  private Fingerprints fingerprints() {
    if (fingerprints == null) {
      return Fingerprints.NONE;
    } else if (format != InputFormat.OONI) {
      throw new CannotRunException("--fingerprints is for --format ooni, not for " + format);
    }
    try {
      return Fingerprints.read(fingerprints);
    } catch (NoSuchFileException e) {
      throw new CannotRunException("no such file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CannotRunException(e.getMessage(), e);
    }
  }

  private List<Source> sources() throws IOException {
    try {
      List<Source> sources = Sources.of(files, format.endings(), System.in);
      if (sources.isEmpty()) {
        throw new CannotRunException("no file to read in " + String.join(", ", files));
      }
      return sources;
    } catch (NoSuchFileException e) {
      throw new CannotRunException("no such file: " + e.getMessage(), e);
    }
  }
}
