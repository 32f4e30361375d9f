package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Source;
import org.bandish.schema.Subject;

/**
 * Why an interval is as it is: what each fact behind it changed when it became public, by which
 * rule, and what gave its bounds, phases, ending and disclosure. Pure, like the rules it explains.
 */
public final class Explanation {
  private static final String OPENED = "opened";
  private static final String GONE = "gone";

  /**
   * One part of the interval that changed.
   *
   * @param part the field; {@code opened} where the interval was not there before, {@code gone}
   *     where it is not any more
   * @param before what it said before, in words; null where there was no interval
   * @param after what it says from then on, in words; null where there is none
   * @param rules ids of the rules that gave it, beside that of the fact; may be empty
   */
  public record Change(String part, String before, String after, List<String> rules) {}

  /**
   * What became of the interval when a fact became public.
   *
   * @param fact what became public
   * @param knownAt when
   * @param effect what facts of its kind do
   * @param rule id of the rule that says so
   * @param section of the domain's rules
   * @param changes what of the interval changed at that instant, by all that became public then;
   *     empty: nothing
   * @param sentence the fact, what it changed and why, to be quoted
   * @param sources where the fact can be read
   * @param stands whether it still counts: not withdrawn, superseded or published anew, and of what
   *     was measured: not shown otherwise by what became public later
   */
  public record Step(
      Evidence fact,
      Instant knownAt,
      String effect,
      String rule,
      String section,
      List<Change> changes,
      String sentence,
      List<Source> sources,
      boolean stands) {

    /** The parts that changed. */
    public List<String> changed() {
      return changes.stream().map(Change::part).toList();
    }
  }

  private final Subject subject;
  private final History history;
  private final String id;
  private final Instant asOf;
  private final Told told;
  private final Sentences sentences;

  /** The explanation of one interval, with ids for names. */
  public Explanation(Subject subject, Collection<Evidence> evidence, String id, Instant asOf) {
    this(subject, new History(subject, evidence), id, asOf, UnaryOperator.identity());
  }

  /**
   * The explanation of one interval.
   *
   * @param history of the subject
   * @param id of the interval
   * @param asOf what became public later is left out; null: nothing is
   * @param names what the authority of an id is called; what is no id stays as it is
   */
  public Explanation(
      Subject subject, History history, String id, Instant asOf, UnaryOperator<String> names) {
    this.subject = subject;
    this.history = history;
    this.id = id;
    this.asOf = asOf;
    this.told = new Told(subject.zone(), names);
    this.sentences = new Sentences(names);
  }

  /** The interval; null if the evidence gives none of that id. */
  public BanInterval interval() {
    return history.interval(id, asOf);
  }

  /**
   * The steps, first published first; empty without an interval. A fact that no longer stands is
   * among them where it belonged to the interval when it became public.
   */
  public List<Step> steps() {
    BanInterval interval = interval();
    if (interval == null) {
      return List.of();
    }
    Map<String, Evidence> standing = new HashMap<>();
    history.derivedAsOf(asOf).facts().forEach(fact -> standing.put(fact.id(), fact.evidence()));
    List<Step> steps = new ArrayList<>();
    for (Instant knownAt : history.instants(asOf)) {
      List<Change> changes = changesAt(knownAt);
      List<Evidence> facts = new Involved(subject, history, id).at(knownAt, interval, changes);
      for (Evidence fact : facts) {
        boolean stands = isVersion(fact, standing.get(fact.getId()));
        steps.add(step(fact, knownAt, changes, facts.size() > 1, stands));
      }
    }
    return steps;
  }

  /** A span whose end is not known yet stands as one that goes on, and is the same version. */
  private static boolean isVersion(Evidence fact, Evidence standing) {
    return standing != null && fact.getDigest().equals(standing.getDigest());
  }

  /** What gave its start, end, phases, ending and disclosure; empty without an interval. */
  public List<Reasons.Reason> reasons() {
    return reasons(history.derivedAsOf(asOf));
  }

  private List<Reasons.Reason> reasons(Derived derived) {
    return derived.interval(id) == null ? List.of() : Reasons.of(id, derived, told);
  }

  private Step step(
      Evidence fact, Instant knownAt, List<Change> changes, boolean together, boolean stands) {
    ActRule rule = ActRule.of(fact, knownAt);
    String sentence =
        String.join(
            " ",
            sentences.of(fact, knownAt, asOf),
            effect(changes, together) + (stands ? "" : Sentences.since(fact, knownAt, asOf)),
            "(" + rule.id() + ": " + rule.says() + ")");
    return new Step(
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

  private static String effect(List<Change> changes, boolean together) {
    if (changes.isEmpty()) {
      return "It changed nothing of this ban.";
    }
    Change first = changes.get(0);
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
        + changes.stream().map(Explanation::told).collect(Collectors.joining("; "))
        + ".";
  }

  private static String told(Change change) {
    String rules = change.rules().isEmpty() ? "" : " (" + String.join(", ", change.rules()) + ")";
    return change.before().equals(change.after())
        ? change.part() + ", in its detail" + rules
        : change.part() + ", from " + change.before() + " to " + change.after() + rules;
  }

  private List<Change> changesAt(Instant knownAt) {
    BanInterval before = history.intervalBefore(id, knownAt);
    BanInterval after = history.interval(id, knownAt);
    if (before == null && after == null) {
      return List.of();
    }
    Derived earlier = history.before(knownAt);
    Derived later = history.derivedAsOf(knownAt);
    if (before == null) {
      String other = other(after, earlier.intervals(), later.intervals());
      return List.of(new Change(OPENED, other, id, List.of()));
    }
    if (after == null) {
      return List.of(new Change(GONE, id, other(before, later.intervals(), List.of()), List.of()));
    }
    List<Told.Part> parts =
        Stream.of(Told.Part.values())
            .filter(part -> !Objects.equals(part.of(before), part.of(after)))
            .toList();
    // most facts only confirm a ban: the reasons are looked for where there is a change
    List<Reasons.Reason> reasons = parts.isEmpty() ? List.of() : newReasons(earlier, later);
    return parts.stream()
        .map(
            part ->
                new Change(
                    part.text(),
                    told.of(part, before, after),
                    told.of(part, after, before),
                    rules(part, reasons)))
        .toList();
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
}
