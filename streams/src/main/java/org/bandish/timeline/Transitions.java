package org.bandish.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Subject;

/**
 * What changed between two derivations of one subject: one transition for each interval that is not
 * as it was. A subscriber who applies the transitions in order (put {@code after} under its id,
 * remove the id where it is null) holds exactly the intervals of the later derivation, whatever
 * their kinds. Which kind a change has says {@link TransitionRule}.
 */
public final class Transitions {
  private static final int MOST_CAUSES = 200;

  private final Subject subject;
  private final Succession succession;
  private final Causes causes;

  private Transitions(Subject subject, Succession succession, Causes causes) {
    this.subject = subject;
    this.succession = succession;
    this.causes = causes;
  }

  /**
   * The transitions from one list of intervals to another: first those that are gone, then the
   * others by start. Equal lists give none.
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
    Transitions transitions =
        new Transitions(subject, new Succession(old, now), new Causes(arrived));
    List<BanTransition> all = new ArrayList<>();
    old.forEach(
        (id, interval) -> {
          if (!now.containsKey(id)) {
            all.add(transitions.of(interval, null));
          }
        });
    now.forEach(
        (id, interval) -> {
          if (!interval.equals(old.get(id))) {
            all.add(transitions.of(old.get(id), interval));
          }
        });
    return all;
  }

  /** A headline's words for a kind, to follow the platform's name: "ban opened". */
  public static String title(TransitionKind kind) {
    return TransitionRule.of(kind).title();
  }

  /** What a kind means, as the end of a sentence about a ban. */
  public static String meaning(TransitionKind kind) {
    return TransitionRule.of(kind).says();
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

  private BanTransition of(BanInterval before, BanInterval after) {
    BanInterval any = after == null ? before : after;
    Turn turn =
        new Turn(
            before,
            after,
            succession.merged(before, after),
            succession.split(before, after),
            before == null || after == null ? List.of() : causes.fresh(before, after),
            subject.zone());
    TransitionRule rule = TransitionRule.of(turn);
    List<Evidence> causing =
        causes.of(before, after, before == null ? List.of() : succession.heirs(before));
    return BanTransition.newBuilder()
        .setSubject(subject.toString())
        .setIntervalId(any.getId())
        .setKind(rule.kind())
        .setBefore(before)
        .setAfter(after)
        .setAt(rule.at(turn))
        .setKnownAt(
            causing.stream()
                .map(Published::lastKnownAt)
                .max(Comparator.naturalOrder())
                .orElse(any.getKnownSince()))
        .setCausedBy(causing.stream().map(Evidence::getId).limit(MOST_CAUSES).toList())
        .build();
  }
}
