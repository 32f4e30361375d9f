package org.bandish.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The schemas as they were released, one folder {@code v1}, {@code v2}… with a file per topic. */
record Released(Path folder) {
  /** Where the repository keeps them. */
  static final Released KEPT = new Released(Path.of("src/main/resources/released"));

  private static final SchemaFormatter FORMAT = SchemaFormatter.getInstance("json/pretty");

  /** Names of the versions, oldest first. */
  List<String> versions() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(version -> version.getFileName().toString())
          .sorted(Comparator.comparingInt(Released::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The released schema of a topic; null if the topic is younger than the version. */
  Schema schema(String version, Topic<?> topic) {
    Path file = folder.resolve(version).resolve(topic.suffix() + ".avsc");
    try {
      return Files.exists(file) ? new Schema.Parser().parse(Files.readString(file)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the topics that the version has a schema of. */
  List<String> topics(String version) {
    try (Stream<Path> files = Files.list(folder.resolve(version))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.avsc$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the current schemas as a new version.
   *
   * @throws IllegalStateException if it exists (what was released stays as it was), or is not the
   *     next one
   */
  void release(String version) {
    List<String> known = new ArrayList<>(Files.exists(folder) ? versions() : List.of());
    String next = "v" + (known.size() + 1);
    if (!version.equals(next)) {
      throw new IllegalStateException(
          "cannot release " + version + ": released are " + known + ", the next is " + next);
    }
    try {
      Path target = Files.createDirectories(folder.resolve(version));
      for (Topic<?> topic : Samples.topics().toList()) {
        Files.writeString(
            target.resolve(topic.suffix() + ".avsc"), FORMAT.format(topic.schema()) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(String version) {
    return Integer.parseInt(version.substring(1));
  }
}
