package org.bandish.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the words of a command line name: files, directories, and {@code -} for standard input. */
public final class Sources {
  /** Standard input. */
  public static final String STDIN = "-";

  private Sources() {}

  /**
   * The sources named, in the order named; a directory gives its files, sorted by path, those with
   * one of the endings and not hidden. Standard input is kept in a file until the program ends,
   * because sources are read more than once.
   *
   * @param endings without dot and in lower case, such as {@code yaml}; {@code .gz} may follow
   * @throws NoSuchFileException if a name names nothing
   * @throws IOException if a directory cannot be listed or standard input cannot be kept
   */
  public static List<Source> of(List<String> names, Set<String> endings, InputStream stdin)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      if (name.equals(STDIN)) {
        sources.add(kept(stdin));
      } else if (Files.isDirectory(path)) {
        sources.addAll(in(path, endings));
      } else if (Files.exists(path)) {
        sources.add(Source.of(path));
      } else {
        throw new NoSuchFileException(name);
      }
    }
    return sources;
  }

  /** The files of a directory and those below, sorted by path. */
  public static List<Source> in(Path directory, Set<String> endings) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> wanted(directory.relativize(file), endings))
          .sorted()
          .map(Source::of)
          .toList();
    }
  }

  /** The ending of a name without {@code .gz}, in lower case; empty if there is none. */
  public static String ending(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  private static boolean wanted(Path file, Set<String> endings) {
    for (Path part : file) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return endings.contains(ending(file.getFileName().toString()));
  }

  private static Source kept(InputStream stdin) throws IOException {
    Path file = Files.createTempFile("bandish-stdin", null);
    file.toFile().deleteOnExit();
    Files.copy(stdin, file, StandardCopyOption.REPLACE_EXISTING);
    return Source.of("standard input", file);
  }
}
