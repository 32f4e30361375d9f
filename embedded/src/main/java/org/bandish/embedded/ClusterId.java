package org.bandish.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;

/** The name that a broker's directory gives its cluster, the same at every start. */
final class ClusterId {
  private static final String FILE = "cluster.id";

  private ClusterId() {}

  /**
   * The id in the directory, made up the first time; a kill in the middle leaves none or a whole
   * one.
   */
  static String of(Path dataDir) throws IOException {
    Path file = dataDir.resolve(FILE);
    if (!Files.exists(file)) {
      Path draft = Files.createTempFile(dataDir, FILE, ".draft");
      Files.writeString(draft, Uuid.randomUuid() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).trim();
  }
}
