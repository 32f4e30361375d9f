package org.bandish.ingest;

/** Told how far reading has come. */
public interface Progress {
  /** Nobody looks. */
  Progress NONE = (source, bytes) -> {};

  /**
   * More was read.
   *
   * @param source name of the source
   * @param bytes since the last call, as they lie in the file: compressed where the file is
   */
  void read(String source, long bytes);
}
