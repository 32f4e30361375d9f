package org.bandish.ingest.watch;

import java.io.IOException;
import org.bandish.event.Cursor;

/** Where each watch stands. */
public interface Cursors {
  /** The position that was kept last, or null. */
  String position(String importer, String query) throws IOException;

  /** Keeps a position; it is safe when this returns. */
  void keep(Cursor cursor) throws IOException;
}
