package org.bandish.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/** Which of the facts that became public at an instant had to do with a ban. */
record Involved(Subject subject, History history, String id) {
  /**
   * The facts by id: those that belong to the ban, did so from then on, or correct what did; where
   * the ban changed by none of these, all of that instant.
   *
   * @param interval the ban as it is explained
   * @param changes what changed at that instant
   */
  List<Evidence> at(Instant knownAt, BanInterval interval, List<Explanation.Change> changes) {
    List<Evidence> published = published(knownAt, !changes.isEmpty());
    Set<String> before = evidence(history.before(knownAt).interval(id));
    Set<String> after = evidence(history.interval(id, knownAt));
    Set<String> explained = evidence(interval);
    List<Evidence> involved =
        published.stream()
            .filter(
                fact ->
                    explained.contains(fact.getId())
                        || after.contains(fact.getId())
                        || Scope.corrects(fact).stream().anyMatch(before::contains))
            .toList();
    return involved.isEmpty() && !changes.isEmpty() ? published : involved;
  }

  private static Set<String> evidence(BanInterval ban) {
    return ban == null ? Set.of() : Set.copyOf(ban.getEvidence());
  }

  private List<Evidence> published(Instant knownAt, boolean changed) {
    TreeMap<String, Evidence> published = new TreeMap<>();
    for (Evidence fact : history.evidence()) {
      boolean then =
          Published.knownAt(fact).equals(knownAt)
              || (changed && (endsKnown(fact, knownAt) || goesOn(fact, knownAt)));
      boolean speaks = Reading.concerns(subject, fact) || !Scope.corrects(fact).isEmpty();
      if (then && speaks) {
        published.merge(
            fact.getId(),
            fact,
            (one, other) -> one.getDigest().compareTo(other.getDigest()) >= 0 ? one : other);
      }
    }
    return List.copyOf(published.values());
  }

  private boolean goesOn(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null
        && history.isMeasured(knownAt)
        && Measured.growsTo(span, knownAt.minusMillis(1)) != null;
  }

  private static boolean endsKnown(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null && knownAt.equals(span.getEndKnownSince());
  }
}
