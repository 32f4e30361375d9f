package org.bandish.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bandish.event.Outage;

/**
 * A change of what is known of an outage, or a derivation that failed.
 *
 * @param before null: it is new, or what was before does not matter
 * @param outage null: it is no more
 * @param failure null: the derivation did not fail
 */
record OutageChange(Outage before, Outage outage, RuntimeException failure) implements Concluded {
  static OutageChange of(Outage before, Outage outage) {
    return new OutageChange(before, outage, null);
  }

  static OutageChange failed(RuntimeException failure) {
    return new OutageChange(null, null, failure);
  }

  /** The outage, which may be null; nothing where the derivation failed. */
  List<Outage> outages() {
    return failure == null ? Collections.singletonList(outage) : List.of();
  }

  /** What there was and what there is; either may be missing. */
  List<Outage> both() {
    List<Outage> both = new ArrayList<>();
    both.add(before);
    both.add(outage);
    both.removeIf(Objects::isNull);
    return both;
  }
}
