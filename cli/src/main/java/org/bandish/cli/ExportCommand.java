package org.bandish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bandish export}: the record as a file. */
@Command(name = "export", description = "The bans as a file, every column.")
@SuppressWarnings("UnusedVariable") // picocli reads the filters
final class ExportCommand implements Runnable {
  @Mixin private Service service;
  @Mixin private IntervalFilters filters;
  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "csv", description = "${COMPLETION-CANDIDATES}")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", description = "default: standard output")
  private Path out;

  /** What the service writes. */
  enum Format {
    csv,
    jsonl,
    parquet
  }

  @Override
  public void run() {
    if (format == Format.parquet && out == null) {
      throw new ParameterException(
          spec.commandLine(), "--out: Parquet is no text for standard output; name a file");
    }
    String query = Service.and(Service.query(spec), "format", format.name());
    service.get(spec, "/export", query, out == null ? this::print : this::write);
  }

  private void print(InputStream body) throws IOException {
    spec.commandLine().getOut().print(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    spec.commandLine().getOut().flush();
  }

  /** All or nothing: a broken connection leaves no half a file under the name. */
  private void write(InputStream body) {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try {
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotRunException("--out " + out + ": cannot be written: " + e, e);
    }
  }
}
