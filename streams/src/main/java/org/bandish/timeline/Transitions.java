package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Subject;

/**
 * What changed between two derivations of one subject. A subscriber who applies the transitions in
 * order (put {@code after} under its id, remove the id where it is null) holds exactly the
 * intervals of the later derivation. An interval that another took up is withdrawn, and the other
 * opened or changed.
 */
public final class Transitions {
  private static final int MOST_CAUSES = 200;

  private Transitions() {}

  /**
   * The transitions from one list of intervals to another: first the withdrawn, then the others by
   * start. Equal lists give none.
   *
   * @param before of the earlier derivation, each id once
   * @param after of the later derivation, each id once
   * @param arrived the evidence that was entered in between
   */
  public static List<BanTransition> between(
      Subject subject,
      Collection<BanInterval> before,
      Collection<BanInterval> after,
      Collection<Evidence> arrived) {
    Map<String, BanInterval> old = byId(before);
    Map<String, BanInterval> now = byId(after);
    List<BanTransition> transitions = new ArrayList<>();
    old.forEach(
        (id, interval) -> {
          if (!now.containsKey(id)) {
            transitions.add(transition(subject, interval, null, arrived));
          }
        });
    now.forEach(
        (id, interval) -> {
          if (!interval.equals(old.get(id))) {
            transitions.add(transition(subject, old.get(id), interval, arrived));
          }
        });
    return transitions;
  }

  private static Map<String, BanInterval> byId(Collection<BanInterval> intervals) {
    Map<String, BanInterval> byId = new LinkedHashMap<>();
    intervals.stream()
        .sorted(Comparator.comparing(Extent::from).thenComparing(BanInterval::getId))
        .forEach(
            interval -> {
              if (byId.put(interval.getId(), interval) != null) {
                throw new IllegalArgumentException("two intervals with id " + interval.getId());
              }
            });
    return byId;
  }

  private static BanTransition transition(
      Subject subject, BanInterval before, BanInterval after, Collection<Evidence> arrived) {
    BanInterval any = after == null ? before : after;
    Collection<Evidence> causes = causes(any, arrived);
    TransitionKind kind = kind(before, after);
    return BanTransition.newBuilder()
        .setSubject(subject.toString())
        .setIntervalId(any.getId())
        .setKind(kind)
        .setBefore(before)
        .setAfter(after)
        .setAt(at(kind, before, after))
        .setKnownAt(
            causes.stream()
                .map(Published::knownAt)
                .max(Comparator.naturalOrder())
                .orElse(any.getKnownSince()))
        .setCausedBy(causes.stream().map(Evidence::getId).distinct().limit(MOST_CAUSES).toList())
        .build();
  }

  private static TransitionKind kind(BanInterval before, BanInterval after) {
    if (before == null) {
      return TransitionKind.OPENED;
    }
    if (after == null) {
      return TransitionKind.WITHDRAWN;
    }
    boolean ended = before.getEnd() != null;
    boolean ends = after.getEnd() != null;
    return ended == ends
        ? TransitionKind.CHANGED
        : ends ? TransitionKind.CLOSED : TransitionKind.REOPENED;
  }

  /** A closed ban at its end, a reopened one where it had ended, a changed one where it differs. */
  private static Instant at(TransitionKind kind, BanInterval before, BanInterval after) {
    return switch (kind) {
      case CLOSED -> Extent.to(after);
      case REOPENED -> Extent.to(before);
      case WITHDRAWN -> Extent.from(before);
      case CHANGED ->
          before.getStart().equals(after.getStart())
                  && after.getEnd() != null
                  && !after.getEnd().equals(before.getEnd())
              ? Extent.to(after)
              : Extent.from(after);
      default -> Extent.from(after);
    };
  }

  /**
   * What arrived and belongs to the interval; all that arrived where nothing does, as when a
   * withdrawal takes an interval's last evidence.
   */
  private static Collection<Evidence> causes(BanInterval interval, Collection<Evidence> arrived) {
    Map<String, Evidence> sorted = new TreeMap<>();
    arrived.forEach(
        evidence -> sorted.put(evidence.getId() + "|" + evidence.getDigest(), evidence));
    List<Evidence> own =
        sorted.values().stream()
            .filter(evidence -> interval.getEvidence().contains(evidence.getId()))
            .toList();
    return own.isEmpty() ? sorted.values() : own;
  }
}
