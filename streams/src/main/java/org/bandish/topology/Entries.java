package org.bandish.topology;

import java.util.List;
import org.bandish.event.Evidence;

/**
 * What one fact added to the ledger.
 *
 * @param added entries that were not there before; never empty
 */
record Entries(List<Evidence> added) {
  /** Any value that is not null: the table of touched countries is a hook, nobody reads it. */
  String mark() {
    return added.get(0).getDigest();
  }
}
