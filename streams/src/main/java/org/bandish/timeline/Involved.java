package org.bandish.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/** Which of the facts that became public at an instant had to do with a ban. */
record Involved(Subject subject, History history, String id) {
  /**
   * The facts by id: those that belong to the ban, did so from then on, did so as long as they were
   * held to be so, or correct what did; where the ban changed by none of these, all of that
   * instant.
   *
   * @param interval the ban as it is explained
   * @param changes what changed at that instant
   */
  List<Evidence> at(Instant knownAt, BanInterval interval, List<Explanation.Change> changes) {
    List<Evidence> published = published(knownAt, !changes.isEmpty());
    List<String> before = evidence(history.intervalBefore(id, knownAt));
    List<String> after = evidence(history.interval(id, knownAt));
    List<String> explained = evidence(interval);
    List<Evidence> involved =
        published.stream()
            .filter(
                fact ->
                    explained.contains(fact.getId())
                        || after.contains(fact.getId())
                        || (gaveWay(fact, knownAt) && before.contains(fact.getId()))
                        || Scope.corrects(fact).stream().anyMatch(before::contains))
            .toList();
    return involved.isEmpty() && !changes.isEmpty() ? published : involved;
  }

  private static List<String> evidence(BanInterval ban) {
    return ban == null ? List.of() : ban.getEvidence();
  }

  private List<Evidence> published(Instant knownAt, boolean changed) {
    Stream<Evidence> measured =
        history.spans().stream().filter(span -> changed && tells(span, knownAt));
    TreeMap<String, Evidence> published = new TreeMap<>();
    Stream.concat(history.publishedAt(knownAt).stream(), measured)
        .filter(fact -> Reading.concerns(subject, fact) || !Scope.corrects(fact).isEmpty())
        .forEach(
            fact ->
                published.merge(
                    fact.getId(),
                    fact,
                    BinaryOperator.maxBy(
                        Comparator.comparing((Evidence each) -> Published.isKnown(each, knownAt))
                            .thenComparing(Evidence::getDigest))));
    return List.copyOf(published.values());
  }

  /** Whether something became known of a span that was known before. */
  private boolean tells(Evidence fact, Instant knownAt) {
    return endsKnown(fact, knownAt) || goesOn(fact, knownAt) || gaveWay(fact, knownAt);
  }

  private boolean goesOn(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    boolean measured =
        history.isMeasured(knownAt) && Growth.growsTo(span, knownAt.minusMillis(1)) != null;
    return measured || (history.isStepped(knownAt) && Growth.isStep(span, knownAt));
  }

  private static boolean endsKnown(Evidence fact, Instant knownAt) {
    return knownAt.equals(fact.getObservedSpan().getEndKnownSince());
  }

  private static boolean gaveWay(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null && knownAt.equals(span.getHeldTo());
  }
}
