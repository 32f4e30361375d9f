package org.bandish.ingest.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.bandish.ingest.Outlet;
import org.bandish.ingest.Progress;
import org.bandish.ingest.Publisher;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Source;
import org.bandish.ingest.Tally;

/**
 * A run over evidence files: reads, publishes, counts.
 *
 * @param registry what facts may name besides what the files define
 * @param clock tells what lies in the future
 */
public record EvidenceIngest(Registry registry, Clock clock) {
  /**
   * Publishes all that facts may name, then the facts, and waits for every acknowledgement.
   *
   * @param publisher null: nothing is sent
   * @throws IOException if something could not be published; all of it may then be sent again
   */
  public Tally run(
      List<Source> sources, Publisher publisher, Tally.Rejections rejections, Progress progress)
      throws IOException {
    EvidenceImporter importer = EvidenceImporter.of(registry, sources, clock);
    Tally tally = new Tally(publisher == null ? Outlet.NONE : publisher, rejections);
    if (publisher != null) {
      publisher.definitions(importer.registry());
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
