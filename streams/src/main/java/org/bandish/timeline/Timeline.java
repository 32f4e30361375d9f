package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/**
 * From evidence to ban intervals: what is known, swept once in order of time, written as intervals.
 */
public final class Timeline {
  /** The rules' id and version, in every interval; raised when a rule changes. */
  public static final String RULES = "timeline@3";

  private Timeline() {}

  /**
   * The ban intervals of a subject, by start. The same set of evidence in any order and with any
   * duplication gives the same list.
   *
   * @param subject whose bans
   * @param evidence all versions of all facts entered under the subject
   * @param asOf only what was public at this instant counts (its published bracket had ended);
   *     null: all of it
   * @throws IllegalArgumentException if a fact lacks what every fact of its kind has
   */
  public static List<BanInterval> derive(
      Subject subject, Collection<Evidence> evidence, Instant asOf) {
    return Derived.of(subject, evidence, asOf).intervals();
  }
}
