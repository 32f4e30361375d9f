package org.bandish.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One server per data directory. The child holds a lock of the operating system on {@code
 * child.lock} for as long as it lives, so a lock never outlives a kill; the file names the child
 * and its parent.
 */
final class DirectoryLock {
  static final String FILE = "child.lock";

  private static final Duration STALE_ENDS_ITSELF = Duration.ofSeconds(12);
  private static final Duration STALE_IS_ENDED = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  /** Far behind the text, so that where locks are mandatory the text can still be read. */
  private static final long LOCKED_BYTE = 1L << 40;

  /**
   * A channel that nothing refers to is closed by the garbage collector, and its lock goes with it.
   */
  private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

  private DirectoryLock() {}

  /**
   * For the child: takes the lock until this JVM ends.
   *
   * @throws EmbeddedException DIRECTORY_IN_USE
   */
  static void hold(Path dataDir, Owner parent) throws IOException {
    FileChannel channel = open(dataDir);
    Instant deadline = Instant.now().plus(Duration.ofSeconds(2));
    while (!locked(channel)) {
      if (Instant.now().isAfter(deadline)) {
        channel.close();
        throw inUse(dataDir, "another process");
      }
      pause();
    }
    HELD.add(channel);
    String text = Owner.of(ProcessHandle.current()) + " " + parent + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  /**
   * For the parent, before it starts a child: passes when no child works in the directory. One
   * whose parent was killed is waited for, and ended by force when it does not end itself.
   *
   * @throws EmbeddedException DIRECTORY_IN_USE when its parent is alive
   */
  static void requireFree(Path dataDir) throws IOException {
    Instant start = Instant.now();
    while (!free(dataDir)) {
      Duration waited = Duration.between(start, Instant.now());
      Optional<Owner[]> owners = owners(dataDir);
      if (owners.flatMap(o -> o[1].process()).isPresent()) {
        throw inUse(dataDir, "process " + owners.orElseThrow()[1].pid());
      }
      if (waited.compareTo(STALE_ENDS_ITSELF) > 0) {
        owners.flatMap(o -> o[0].process()).ifPresent(ProcessHandle::destroyForcibly);
      }
      if (waited.compareTo(STALE_IS_ENDED) > 0) {
        throw inUse(dataDir, "another process");
      }
      pause();
    }
  }

  private static boolean free(Path dataDir) throws IOException {
    if (!Files.exists(dataDir.resolve(FILE))) {
      return true;
    }
    try (FileChannel channel = open(dataDir)) {
      return locked(channel);
    }
  }

  private static FileChannel open(Path dataDir) throws IOException {
    return FileChannel.open(
        dataDir.resolve(FILE),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Child and parent; empty while the child is still writing them. */
  private static Optional<Owner[]> owners(Path dataDir) throws IOException {
    String[] words = Files.readString(dataDir.resolve(FILE)).trim().split(" ", -1);
    return words.length == 2
        ? Optional.of(new Owner[] {Owner.parse(words[0]), Owner.parse(words[1])})
        : Optional.empty();
  }

  private static EmbeddedException inUse(Path dataDir, String by) {
    return EmbeddedException.of(
        EmbeddedException.Reason.DIRECTORY_IN_USE,
        "data directory " + dataDir + " is in use by " + by);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a data directory", e);
    }
  }
}
