package org.bandish.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.RejectsFile;
import org.bandish.ingest.Tally;

/** Says what was rejected; all of it, or the first when a file keeps the rest. */
final class Rejections implements Tally.Rejections, AutoCloseable {
  private static final int SAID = 20;

  /** Without a file all are said, up to where nobody reads on: measurements come by the million. */
  private static final int SAID_WITHOUT_FILE = 1_000;

  private final PrintWriter err;
  private final Path path;
  private final RejectsFile file;
  private long unsaid;
  private long said;

  /**
   * Begins.
   *
   * @param path where to keep what is rejected, or null
   * @throws CannotRunException if it cannot be written
   */
  Rejections(PrintWriter err, Path path) {
    this.err = err;
    this.path = path;
    try {
      this.file = path == null ? null : new RejectsFile(path);
    } catch (IOException e) {
      throw new CannotRunException("--rejects " + path + ": cannot be written: " + e, e);
    }
  }

  @Override
  public void rejected(Rejected rejected) throws IOException {
    if (file != null) {
      file.rejected(rejected);
    }
    if (said >= (file == null ? SAID_WITHOUT_FILE : SAID)) {
      unsaid++;
    } else {
      said++;
      err.println(rejected.message());
    }
  }

  /** Says where to find those that were not said. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (unsaid > 0) {
      String where = path == null ? ", which --rejects FILE would keep" : " in " + path;
      err.println("and " + unsaid + " more" + where);
    }
  }
}
