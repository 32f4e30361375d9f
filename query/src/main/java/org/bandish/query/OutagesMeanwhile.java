package org.bandish.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bandish.event.Outage;

/**
 * The outages that overlap [from, to).
 *
 * @param asOf what was known of first later is left out, and so is an end that lay ahead; null:
 *     nothing is
 */
record OutagesMeanwhile(Instant from, Instant to, Instant asOf) {
  private static final Comparator<Outage> ORDER =
      Comparator.comparing(Outage::getStart).thenComparing(Outage::getId);

  /** Those of some outages, by start. */
  List<Outage> of(Collection<Outage> outages) {
    return outages.stream()
        .filter(outage -> outage.getStart().isBefore(to))
        .filter(outage -> outage.getEnd() == null || outage.getEnd().isAfter(from))
        .filter(this::isKnown)
        .map(this::known)
        .sorted(ORDER)
        .toList();
  }

  private boolean isKnown(Outage outage) {
    Instant known = outage.getKnownSince() == null ? outage.getStart() : outage.getKnownSince();
    return asOf == null || !known.isAfter(asOf);
  }

  private Outage known(Outage outage) {
    return asOf == null || outage.getEnd() == null || !outage.getEnd().isAfter(asOf)
        ? outage
        : Outage.newBuilder(outage).setEnd(null).build();
  }
}
