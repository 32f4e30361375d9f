package org.bandish.ingest;

import java.io.IOException;

/** Turns one source into facts. It concludes nothing: what the source says, the fact says. */
public interface Importer {
  /**
   * Reads the source to its end. What is wrong with a fact is told to the sink and keeps no other
   * fact out; so is a source that cannot be read further.
   *
   * @throws IOException if the sink cannot take more; never for what the source holds
   */
  void read(Source source, Sink sink) throws IOException;
}
