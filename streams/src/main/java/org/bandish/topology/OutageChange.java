package org.bandish.topology;

import java.util.Collections;
import java.util.List;
import org.bandish.event.Outage;

/**
 * A change of what is known of an outage, or a derivation that failed.
 *
 * @param outage null: it is no more
 * @param failure null: the derivation did not fail
 */
record OutageChange(Outage outage, RuntimeException failure) implements Concluded {
  /** The outage, which may be null; nothing where the derivation failed. */
  List<Outage> outages() {
    return failure == null ? Collections.singletonList(outage) : List.of();
  }
}
