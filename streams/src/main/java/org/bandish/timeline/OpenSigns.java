package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** When, by what is known of a subject, it was lifted or observed to be accessible. */
final class OpenSigns {
  private final List<Fact> facts;
  private final Instants instants;

  private OpenSigns(List<Fact> facts) {
    this.facts = facts;
    this.instants = new Instants(facts);
  }

  /**
   * By what is public.
   *
   * @param asOf what became public later is left out; null: nothing is
   */
  static OpenSigns of(Subject subject, Collection<Evidence> evidence, Instant asOf) {
    return new OpenSigns(Known.of(subject, evidence, asOf));
  }

  /** When the last of the facts became public or was measured; null: there is none. */
  Instant lastPublished() {
    return facts.stream()
        .map(fact -> fact.isMeasured() ? Measured.last(fact) : fact.published().getLatest())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The first lift or observation of access in [from, to]; null: none. */
  Instant firstIn(Instant from, Instant to) {
    return facts.stream()
        .filter(fact -> fact.role().isLift() || fact.role() == Role.ACCESSIBLE)
        .map(instants::of)
        .filter(instant -> !instant.isBefore(from) && !instant.isAfter(to))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
