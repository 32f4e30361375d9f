package org.bandish.timeline;

import java.time.Instant;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.PhaseSpan;

/** The instants from which and to which an interval counts, where its bounds are brackets. */
final class Extent {
  private Extent() {}

  /** Where its first phase begins; inclusive. */
  static Instant from(BanInterval interval) {
    List<PhaseSpan> phases = interval.getPhases();
    return phases.isEmpty() ? interval.getStart().getEarliest() : phases.get(0).getFrom();
  }

  /** Where its last phase ends; exclusive; null while no end is known. */
  static Instant to(BanInterval interval) {
    if (interval.getEnd() == null) {
      return null;
    }
    List<PhaseSpan> phases = interval.getPhases();
    Instant to = phases.isEmpty() ? null : phases.get(phases.size() - 1).getTo();
    return to == null ? interval.getEnd().getEarliest() : to;
  }
}
