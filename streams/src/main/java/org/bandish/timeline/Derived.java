package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/**
 * One derivation with what it went through.
 *
 * @param facts that stood, first published first
 * @param bans by start
 * @param intervals the same bans as intervals, in the same order
 */
record Derived(List<Fact> facts, List<Ban> bans, List<BanInterval> intervals) {
  static final Derived NOTHING = new Derived(List.of(), List.of(), List.of());

  /** As {@link Timeline#derive}. */
  static Derived of(Subject subject, Collection<Evidence> evidence, Instant asOf) {
    List<Fact> facts = Known.of(subject, evidence, asOf);
    List<Ban> bans = Sweep.of(facts);
    return new Derived(facts, bans, new Intervals(subject, facts).of(bans));
  }

  /** The interval of an id; null: there is none. */
  BanInterval interval(String id) {
    return History.find(id, intervals);
  }

  /** The ban of an interval of this derivation. */
  Ban ban(BanInterval interval) {
    return bans.get(intervals.indexOf(interval));
  }
}
