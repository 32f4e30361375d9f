package org.bandish.ingest;

import java.io.IOException;
import java.util.List;

/**
 * A run of an importer over sources that define nothing themselves: reads, publishes, counts.
 *
 * @param registry what facts name
 */
public record Ingest(Importer importer, Registry registry) {
  /**
   * Publishes what facts may name, then the facts, and waits for every acknowledgement.
   *
   * @param publisher null: nothing is sent
   * @throws IOException if something could not be published; all of it may then be sent again
   */
  public Tally run(
      List<Source> sources, Publisher publisher, Tally.Rejections rejections, Progress progress)
      throws IOException {
    Tally tally = new Tally(publisher == null ? Outlet.NONE : publisher, rejections);
    if (publisher != null) {
      publisher.definitions(registry);
    }
    for (Source source : sources) {
      importer.read(source.watchedBy(progress), tally);
    }
    if (publisher != null) {
      publisher.flush();
    }
    return tally;
  }
}
