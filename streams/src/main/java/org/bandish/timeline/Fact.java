package org.bandish.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.Transition;

/**
 * One piece of evidence that stands, as the rules see it.
 *
 * @param evidence the version in force
 * @param role what it does
 * @param moment when it applies in the world; an orders-unblock with complyBy applies then
 * @param until end of what it speaks for; null: lasting
 * @param owner who decided: directedBy, else the authority or the court; null where nobody did
 * @param names ids it refers to, a superseded one replaced by what supersedes it
 * @param published when it became public itself
 * @param first the first of its chain of supersessions to become public: its name and its time
 *     count in identity and disclosure
 */
record Fact(
    Evidence evidence,
    Role role,
    Moment moment,
    Moment until,
    String owner,
    Set<String> names,
    Moment published,
    First first) {

  /** The fact of a chain of supersessions that became public first. */
  record First(String id, Moment published) {
    /** First published first, ties by id. */
    static final Comparator<First> ORDER =
        Comparator.comparing((First first) -> first.published().getLatest())
            .thenComparing(First::id);
  }

  /** First published first, ties by id: of the fact itself. */
  static final Comparator<Fact> BY_PUBLICATION =
      Comparator.comparing((Fact fact) -> fact.published().getLatest()).thenComparing(Fact::id);

  /** First published first, ties by id: of the first of its chain. */
  static final Comparator<Fact> BY_FIRST_PUBLICATION =
      Comparator.comparing(Fact::first, First.ORDER);

  /** First in force first; of one instant, first published first. */
  static final Comparator<Fact> BY_OPENING =
      Comparator.comparing(Fact::instant).thenComparing(BY_PUBLICATION);

  String id() {
    return evidence.getId();
  }

  /** The instant at which it counts, before ends give way to beginnings. */
  Instant instant() {
    return moment.getEarliest();
  }

  /** A report without until: says what holds until the next report. */
  boolean isLasting() {
    return role.isReport() && until == null;
  }

  /** What a measured span says. */
  boolean isMeasured() {
    return evidence.getObservedSpan() != null;
  }

  /** What looked blocked while connectivity itself failed. */
  boolean isExplainedByOutage() {
    return isMeasured() && evidence.getObservedSpan().getExplainedByOutage();
  }

  /** A report that states the change itself. */
  boolean states(Transition transition) {
    return evidence.getNetworkSignal() != null
        && evidence.getNetworkSignal().getTransition() == transition;
  }
}
