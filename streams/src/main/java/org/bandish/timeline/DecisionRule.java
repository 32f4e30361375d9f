package org.bandish.timeline;

import java.time.Duration;
import org.bandish.event.Access;
import org.bandish.event.Transition;

/**
 * What held from the end of the last instrument on, from the first lasting report after it, at most
 * 60 days later and before any new instrument or resumption (domain 3.3, the table).
 */
enum DecisionRule implements Rule {
  BLOCKED_ALL_ALONG(
      "decision.blocked-all-along",
      "it was reported blocked later, without a word of a new onset: it was blocked all along"),
  RESTORED_LATE(
      "decision.restored-late",
      "its restoration was reported more than 72 hours later: it was blocked until then"),
  OBEYED(
      "decision.obeyed",
      "a new onset, access, a restoration within 72 hours, or nothing was reported after it: the"
          + " ban ended with it");

  /** A restoration later than this was late; within it, it was obedience. */
  static final Duration PROMPT = Duration.ofDays(3);

  private final String id;
  private final String says;

  DecisionRule(String id, String says) {
    this.id = id;
    this.says = says;
  }

  /**
   * The line for a report.
   *
   * @param report the first lasting one
   * @param after how long after the end
   */
  static DecisionRule of(Fact report, Duration after) {
    if (report.role().isBlocking()) {
      return report.states(Transition.ONSET) ? OBEYED : BLOCKED_ALL_ALONG;
    }
    boolean late = report.states(Transition.RESTORATION) && after.compareTo(PROMPT) > 0;
    return late ? RESTORED_LATE : OBEYED;
  }

  /** The state of the observed track from the end on. */
  Access from(Fact report) {
    return switch (this) {
      case BLOCKED_ALL_ALONG -> ObservedTrack.state(report);
      case RESTORED_LATE -> Access.BLOCKED;
      case OBEYED -> Access.UNOBSERVED;
    };
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String section() {
    return "3.3";
  }

  @Override
  public String says() {
    return says;
  }
}
