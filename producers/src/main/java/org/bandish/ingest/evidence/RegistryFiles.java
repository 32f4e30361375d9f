package org.bandish.ingest.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Source;

/** The registry of platforms and authorities, from its two files. */
public final class RegistryFiles {
  private static final List<String> NAMES = List.of("platforms.yaml", "authorities.yaml");

  private RegistryFiles() {}

  /** The registry that comes with the program: {@code record/} as it was built. */
  public static Registry embedded() {
    return read(NAMES.stream().map(RegistryFiles::resource).toList());
  }

  /**
   * The registry in a directory.
   *
   * @throws IllegalArgumentException with file, line and reason if an entry breaks a rule or a file
   *     cannot be read
   */
  public static Registry in(Path directory) {
    return read(NAMES.stream().map(name -> Source.of(directory.resolve(name))).toList());
  }

  private static Registry read(List<Source> sources) {
    try {
      EvidenceFiles.Result result =
          EvidenceFiles.read(sources, Registry.empty(), Clock.systemUTC());
      if (!result.rejected().isEmpty()) {
        throw new IllegalArgumentException(
            String.join("\n", result.rejected().stream().map(Rejected::message).toList()));
      }
      return result.registry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source resource(String name) {
    try (InputStream in = RegistryFiles.class.getResourceAsStream("/record/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without record/" + name);
      }
      return Source.bytes(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
