package org.bandish.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.schema.Subject;
import org.bandish.timeline.Published;

/** How a subject stands at an instant. */
final class CurrentStatus {
  private CurrentStatus() {}

  static StatusView at(
      Subject subject, List<BanInterval> intervals, Collection<Evidence> evidence, Instant now) {
    Instant last =
        evidence.stream()
            .map(Published::knownAt)
            .filter(known -> !known.isAfter(now))
            .max(Instant::compareTo)
            .orElse(null);
    for (BanInterval interval : intervals) {
      if (Spans.contains(interval, now)) {
        PhaseSpan phase = null;
        for (PhaseSpan span : interval.getPhases()) {
          phase = span.getFrom().isAfter(now) ? phase : span;
        }
        boolean open = phase != null && phase.getPhase() == Phase.NOT_ENFORCED;
        boolean slow = phase != null && phase.getRestriction() == Restriction.THROTTLE;
        return new StatusView(
            subject.country(),
            subject.platform(),
            open
                ? StatusView.State.ACCESSIBLE
                : slow ? StatusView.State.THROTTLED : StatusView.State.BLOCKED,
            phase == null ? null : phase.getPhase(),
            phase == null ? Spans.start(interval) : phase.getFrom(),
            interval.getId(),
            last,
            interval.getNetworks());
      }
    }
    return new StatusView(
        subject.country(),
        subject.platform(),
        StatusView.State.UNKNOWN,
        null,
        null,
        null,
        last,
        null);
  }
}
