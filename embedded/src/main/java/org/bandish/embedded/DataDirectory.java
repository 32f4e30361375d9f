package org.bandish.embedded;

import static org.bandish.embedded.EmbeddedException.Reason.DIRECTORY_UNUSABLE;
import static org.bandish.embedded.EmbeddedException.Reason.DISK_FULL;
import static org.bandish.embedded.EmbeddedException.Reason.OTHER_VERSION;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A server's directory: {@code VERSION}, {@code child.lock}, {@code data/} and {@code logs/}.
 *
 * @param path absolute
 */
record DataDirectory(Path path) {
  static final String VERSION_FILE = "VERSION";

  private static final long MIB = 1L << 20;
  private static final long ROOM_MIB = 512;

  /**
   * Makes the directory if it is not there, and waits for a stale child to leave it.
   *
   * @param version what writes here, compared whole with what wrote here before
   * @throws EmbeddedException DIRECTORY_UNUSABLE, DIRECTORY_IN_USE, DISK_FULL or OTHER_VERSION
   */
  static DataDirectory prepare(Path dir, String version) {
    return prepare(dir, version, ROOM_MIB);
  }

  /**
   * The same.
   *
   * @param needed free disk space, MiB
   */
  static DataDirectory prepare(Path dir, String version, long needed) {
    DataDirectory directory = new DataDirectory(dir.toAbsolutePath().normalize());
    try {
      directory.make();
      DirectoryLock.requireFree(directory.path);
      directory.requireRoom(needed);
      directory.requireVersion(version);
      return directory;
    } catch (IOException e) {
      throw EmbeddedException.of(
          DIRECTORY_UNUSABLE, "data directory " + directory.path + ": " + reason(e), e);
    }
  }

  Path data() {
    return path.resolve("data");
  }

  Path log(String server) {
    return path.resolve("logs").resolve(server + ".log");
  }

  private void make() throws IOException {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw EmbeddedException.of(
          DIRECTORY_UNUSABLE, "data directory " + path + " is a file, not a directory");
    }
    Files.createDirectories(path);
    Files.delete(Files.createTempFile(path, "write", ".probe"));
  }

  private void requireRoom(long needed) throws IOException {
    long room = Files.getFileStore(path).getUsableSpace() / MIB;
    if (room < needed) {
      throw EmbeddedException.of(
          DISK_FULL,
          "data directory %s has %d MiB of free disk space, at least %d MiB are needed"
              .formatted(path, room, needed));
    }
  }

  private void requireVersion(String version) throws IOException {
    Path file = path.resolve(VERSION_FILE);
    if (Files.exists(file)) {
      String found = Files.readString(file).trim();
      if (!found.equals(version)) {
        throw otherVersion("was written by version '" + found + "', this is '" + version + "'");
      }
    } else if (hasEntries(data())) {
      throw otherVersion("holds data but no file " + VERSION_FILE + " that says whose");
    } else {
      writeVersion(file, version);
    }
    Files.createDirectories(data());
    Files.createDirectories(path.resolve("logs"));
  }

  /** In one step: a kill in the middle leaves no half a version. */
  private void writeVersion(Path file, String version) throws IOException {
    Path draft = Files.createTempFile(path, "version", ".draft");
    Files.writeString(draft, version + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private EmbeddedException otherVersion(String what) {
    return EmbeddedException.of(
        OTHER_VERSION,
        "data directory " + path + " " + what + "; use another directory, or that version");
  }

  private static boolean hasEntries(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.findAny().isPresent();
    }
  }

  private static String reason(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "AccessDeniedException" -> "no permission to write there";
      case "FileAlreadyExistsException" ->
          ((FileSystemException) e).getFile() + " is a file, not a directory";
      default -> String.valueOf(e.getMessage());
    };
  }
}
