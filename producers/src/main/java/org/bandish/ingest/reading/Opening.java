package org.bandish.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;

/** How reading a source begins: what cannot be read is told, and never ends the run. */
public final class Opening {
  private static final int HEAD = 1_024;

  private Opening() {}

  /**
   * The source's bytes; null: they cannot be read, which the sink was told.
   *
   * @throws IOException if the sink fails
   */
  public static InputStream of(Source source, Sink sink) throws IOException {
    try {
      return source.open();
    } catch (IOException e) {
      sink.rejected(Rejected.unreadable(source.name(), 0, "cannot be read: " + e.getMessage()));
      return null;
    }
  }

  /**
   * Whether it begins as JSON does, an object or a list; it then stands at its beginning again.
   *
   * @param in supports mark
   */
  public static boolean isJson(InputStream in) throws IOException {
    String text = head(in, HEAD).strip();
    return text.startsWith("{") || text.startsWith("[");
  }

  /**
   * What it begins with, without a byte-order mark; it then stands at its beginning again. Nothing
   * where it cannot be read: whoever reads on is told the same.
   *
   * @param in supports mark
   * @param bytes at most
   */
  static String head(InputStream in, int bytes) throws IOException {
    in.mark(bytes + 1);
    String head;
    try {
      head = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException e) {
      head = "";
    }
    in.reset();
    return head.replace("\uFEFF", "");
  }
}
