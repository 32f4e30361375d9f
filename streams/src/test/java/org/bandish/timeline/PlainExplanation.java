package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * Explanations in their plainest form: for each instant at which something became public all is
 * derived anew, before and after. What {@link Explanation} has to say, letter for letter.
 */
final class PlainExplanation {
  private static final String OPENED = "opened";
  private static final String GONE = "gone";

  private final Subject subject;
  private final History history;
  private final String id;
  private final Instant asOf;
  private final Told told;
  private final Sentences sentences;

  PlainExplanation(Subject subject, Collection<Evidence> evidence, String id, Instant asOf) {
    this.subject = subject;
    this.history = new History(subject, evidence);
    this.id = id;
    this.asOf = asOf;
    this.told = new Told(subject.zone(), UnaryOperator.identity());
    this.sentences = new Sentences(UnaryOperator.identity());
  }

  private Derived derived(Instant instant) {
    return Derived.of(subject, history.evidence(), instant);
  }

  private Derived before(Instant instant) {
    if (!history.isMeasured(instant)) {
      return derived(instant.minusMillis(1));
    }
    Instant set = instant.minus(Growth.BEYOND);
    Instant last = history.instants(null).lower(instant);
    return derived(last.isAfter(set) ? last : set);
  }

  List<Explanation.Step> steps() {
    BanInterval interval = derived(asOf).interval(id);
    if (interval == null) {
      return List.of();
    }
    List<Fact> standing = derived(asOf).facts();
    List<Explanation.Step> steps = new ArrayList<>();
    for (Instant knownAt : history.instants(asOf)) {
      List<Explanation.Change> changes = changesAt(knownAt);
      List<Evidence> facts = involved(knownAt, interval, changes);
      for (Evidence fact : facts) {
        boolean stands = standing.stream().anyMatch(each -> isVersion(fact, each.evidence()));
        steps.add(step(fact, knownAt, changes, facts.size() > 1, stands));
      }
    }
    return steps;
  }

  private static boolean isVersion(Evidence fact, Evidence standing) {
    return fact.getId().equals(standing.getId()) && fact.getDigest().equals(standing.getDigest());
  }

  private List<Reasons.Reason> reasons(Derived derived) {
    return derived.interval(id) == null ? List.of() : Reasons.of(id, derived, told);
  }

  private Explanation.Step step(
      Evidence fact,
      Instant knownAt,
      List<Explanation.Change> changes,
      boolean together,
      boolean stands) {
    ActRule rule = ActRule.of(fact, knownAt);
    String sentence =
        String.join(
            " ",
            sentences.of(fact, knownAt, asOf),
            effect(changes, together) + (stands ? "" : Sentences.since(fact, knownAt, asOf)),
            "(" + rule.id() + ": " + rule.says() + ")");
    return new Explanation.Step(
        fact,
        knownAt,
        rule.effect(),
        rule.id(),
        rule.section(),
        changes,
        sentence,
        Sentences.sources(fact),
        stands);
  }

  private static String effect(List<Explanation.Change> changes, boolean together) {
    if (changes.isEmpty()) {
      return "It changed nothing of this ban.";
    }
    Explanation.Change first = changes.get(0);
    if (first.part().equals(OPENED)) {
      return first.before() == null
          ? "With it the ban was known."
          : "With it the ban that was known as " + first.before() + " goes by this id.";
    }
    if (first.part().equals(GONE)) {
      return first.after() == null
          ? "With it there was no such ban any more."
          : "With it the ban was part of " + first.after() + ".";
    }
    return (together ? "With what else became public then, it changed: " : "It changed: ")
        + changes.stream().map(PlainExplanation::told).collect(Collectors.joining("; "))
        + ".";
  }

  private static String told(Explanation.Change change) {
    String rules = change.rules().isEmpty() ? "" : " (" + String.join(", ", change.rules()) + ")";
    return change.before().equals(change.after())
        ? change.part() + ", in its detail" + rules
        : change.part() + ", from " + change.before() + " to " + change.after() + rules;
  }

  private List<Explanation.Change> changesAt(Instant knownAt) {
    Derived earlier = before(knownAt);
    Derived later = derived(knownAt);
    BanInterval before = earlier.interval(id);
    BanInterval after = later.interval(id);
    if (before == null) {
      return after == null
          ? List.of()
          : List.of(
              new Explanation.Change(
                  OPENED, other(after, earlier.intervals(), later.intervals()), id, List.of()));
    }
    if (after == null) {
      return List.of(
          new Explanation.Change(GONE, id, other(before, later.intervals(), List.of()), List.of()));
    }
    if (before.equals(after)) {
      return List.of();
    }
    List<Reasons.Reason> reasons = newReasons(earlier, later);
    List<Explanation.Change> changes = new ArrayList<>();
    for (Told.Part part : Told.Part.values()) {
      if (!Objects.equals(part.of(before), part.of(after))) {
        changes.add(
            new Explanation.Change(
                part.text(),
                told.of(part, before, after),
                told.of(part, after, before),
                rules(part, reasons)));
      }
    }
    return changes;
  }

  /** The id of a ban at the same time among others, that is not in the list beside; null: none. */
  private static String other(BanInterval ban, List<BanInterval> among, List<BanInterval> beside) {
    return among.stream()
        .filter(each -> begins(each, ban) && begins(ban, each))
        .map(BanInterval::getId)
        .filter(each -> History.find(each, beside) == null)
        .findFirst()
        .orElse(null);
  }

  /** Whether one begins before the other is over. */
  private static boolean begins(BanInterval one, BanInterval other) {
    Instant end = Extent.to(other);
    return end == null || Extent.from(one).isBefore(end);
  }

  /** The later reasons, of decisions only those that were not there before. */
  private List<Reasons.Reason> newReasons(Derived earlier, Derived later) {
    List<Reasons.Reason> had = reasons(earlier);
    return reasons(later).stream()
        .filter(reason -> !(reason.part().equals(Reasons.DECISION) && had.contains(reason)))
        .toList();
  }

  private static List<String> rules(Told.Part part, List<Reasons.Reason> reasons) {
    List<String> given =
        switch (part) {
          case START, ENDING, DISCLOSURE -> List.of(part.text());
          case END -> List.of(part.text(), Reasons.DECISION);
          case OBSERVED -> List.of(Reasons.DECISION);
          case PHASES -> List.of("phase", Reasons.DECISION);
          case ACKNOWLEDGED -> List.of("disclosure");
          default -> List.of();
        };
    return reasons.stream()
        .filter(reason -> given.contains(reason.part()))
        .map(Reasons.Reason::rule)
        .distinct()
        .toList();
  }

  private List<Evidence> involved(
      Instant knownAt, BanInterval interval, List<Explanation.Change> changes) {
    List<Evidence> published = published(knownAt, !changes.isEmpty());
    Set<String> before = evidence(before(knownAt).interval(id));
    Set<String> after = evidence(derived(knownAt).interval(id));
    Set<String> explained = evidence(interval);
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

  private static Set<String> evidence(BanInterval ban) {
    return ban == null ? Set.of() : Set.copyOf(ban.getEvidence());
  }

  private List<Evidence> published(Instant knownAt, boolean changed) {
    TreeMap<String, Evidence> published = new TreeMap<>();
    for (Evidence fact : history.evidence()) {
      boolean then =
          Published.knownAt(fact).equals(knownAt)
              || (changed
                  && (endsKnown(fact, knownAt) || goesOn(fact, knownAt) || gaveWay(fact, knownAt)));
      boolean speaks = Reading.concerns(subject, fact) || !Scope.corrects(fact).isEmpty();
      if (then && speaks) {
        published.merge(
            fact.getId(), fact, (one, other) -> counts(one, other, knownAt) ? one : other);
      }
    }
    return List.copyOf(published.values());
  }

  private boolean goesOn(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null
        && ((history.isMeasured(knownAt) && Growth.growsTo(span, knownAt.minusMillis(1)) != null)
            || (history.isStepped(knownAt) && Growth.isStep(span, knownAt)));
  }

  private static boolean counts(Evidence one, Evidence other, Instant knownAt) {
    boolean known = Published.isKnown(one, knownAt);
    return known == Published.isKnown(other, knownAt)
        ? one.getDigest().compareTo(other.getDigest()) >= 0
        : known;
  }

  private static boolean gaveWay(Evidence fact, Instant knownAt) {
    return fact.getObservedSpan() != null && knownAt.equals(fact.getObservedSpan().getHeldTo());
  }

  private static boolean endsKnown(Evidence fact, Instant knownAt) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null && knownAt.equals(span.getEndKnownSince());
  }
}
