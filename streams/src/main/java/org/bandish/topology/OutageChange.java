package org.bandish.topology;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bandish.detect.Belief;
import org.bandish.event.Outage;

/**
 * A change of what is known of an outage, or of when it was held, or a derivation that failed.
 *
 * @param outages what is known of it now, which may be null: it is no more; none: nothing of this
 * @param beliefs what was held and what is now: none, one, or two that began at one moment
 * @param failure null: the derivation did not fail
 */
record OutageChange(List<Outage> outages, List<Belief> beliefs, RuntimeException failure)
    implements Concluded {
  /**
   * What is known now.
   *
   * @param outage null: it is no more
   */
  static OutageChange of(Outage outage) {
    return new OutageChange(Collections.singletonList(outage), List.of(), null);
  }

  /** When it was held; either may be null. */
  static OutageChange of(Belief before, Belief after) {
    List<Belief> both = Stream.of(before, after).filter(Objects::nonNull).toList();
    return new OutageChange(List.of(), both, null);
  }

  static OutageChange failed(RuntimeException failure) {
    return new OutageChange(List.of(), List.of(), failure);
  }
}
