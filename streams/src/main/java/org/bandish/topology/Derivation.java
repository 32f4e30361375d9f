package org.bandish.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Recurrence;
import org.bandish.schema.Subject;
import org.bandish.timeline.Recurrences;
import org.bandish.timeline.Statuses;
import org.bandish.timeline.Timeline;
import org.bandish.timeline.Transitions;

/** From the ledger of one subject and its last intervals to what is concluded now. */
public final class Derivation {
  /** An oversized value would stop a transactional pipeline for good. */
  static final int LARGEST_VALUE = 900 * 1024;

  /** {@code Timeline.derive}, or another in a test. */
  @FunctionalInterface
  public interface Derive {
    List<BanInterval> derive(Subject subject, Collection<Evidence> evidence, Instant asOf);
  }

  private final Derive derive;
  private final String rules;

  /** By the rules of {@link Timeline}. */
  public Derivation(Derive derive) {
    this(derive, Timeline.RULES);
  }

  /**
   * By other rules.
   *
   * @param rules their id and version, as {@code derive} writes it into intervals
   */
  public Derivation(Derive derive, String rules) {
    this.derive = derive;
    this.rules = rules;
  }

  String rules() {
    return rules;
  }

  /**
   * Concludes anew. Whatever fails in it fails for this subject alone: its intervals stay, and its
   * status says why.
   *
   * @param before intervals of the last derivation
   * @param evidence all entries of the subject
   * @param arrived entries made since the last derivation
   */
  Conclusions conclude(
      Subject subject,
      List<BanInterval> before,
      Collection<Evidence> evidence,
      Collection<Evidence> arrived) {
    try {
      List<BanInterval> after = derive.derive(subject, evidence, null);
      List<BanTransition> changes = Transitions.between(subject, before, after, arrived);
      changes.forEach(Derivation::checkSize);
      PlatformStatus status = Statuses.of(subject, after, evidence);
      return new Conclusions(
          after, changes, status, changes.isEmpty() ? List.of() : recurrence(subject, after), null);
    } catch (RuntimeException e) {
      return failed(subject, before, e);
    } catch (StackOverflowError e) {
      return failed(subject, before, new IllegalStateException("evidence nests too deep", e));
    }
  }

  private static Conclusions failed(
      Subject subject, List<BanInterval> before, RuntimeException failure) {
    PlatformStatus status =
        PlatformStatus.newBuilder(Statuses.of(subject, before, List.of()))
            .setError(failure.toString())
            .build();
    return new Conclusions(before, List.of(), status, List.of(), failure);
  }

  private static List<Recurrence> recurrence(Subject subject, List<BanInterval> intervals) {
    return Collections.singletonList(
        intervals.isEmpty() ? null : Recurrences.of(subject, intervals));
  }

  private static void checkSize(BanTransition change) {
    int size = Binary.of(change).length;
    if (size > LARGEST_VALUE) {
      throw new IllegalStateException(
          "the change of " + change.getIntervalId() + " has " + size + " bytes, too many");
    }
  }
}
