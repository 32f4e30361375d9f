package org.bandish.topology;

import java.util.List;
import org.bandish.event.Evidence;

/**
 * What one fact did to the ledger.
 *
 * @param added entries that were not there before
 * @param removed keys of the entries that it took away; there is one of either at least
 */
record Entries(List<Evidence> added, List<String> removed) {
  /** Any value that is not null: the table of touched countries is a hook, nobody reads it. */
  String mark() {
    return added.isEmpty() ? removed.get(0) : added.get(0).getDigest();
  }
}
