package org.bandish.ingest;

import java.io.IOException;

/** Where an importer puts what it reads, in the order of the source. */
public interface Sink {
  void accepted(Accepted accepted) throws IOException;

  void rejected(Rejected rejected) throws IOException;
}
