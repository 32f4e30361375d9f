package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Source;
import org.bandish.schema.Subject;

/**
 * Why an interval is as it is: what each fact behind it changed when it became public, by which
 * rule, and what gave its bounds, phases, ending and disclosure. Pure, like the rules it explains.
 */
public final class Explanation {
  private static final Map<String, Function<BanInterval, Object>> PARTS = parts();

  /**
   * What became of the interval when a fact became public.
   *
   * @param fact what became public
   * @param knownAt when
   * @param effect what facts of its kind do
   * @param rule id of the rule that says so
   * @param section of the domain's rules
   * @param changed what of the interval changed at that instant, by all that became public then;
   *     empty: nothing
   * @param sentence the fact, what it changed and why, to be quoted
   * @param sources where the fact can be read
   */
  public record Step(
      Evidence fact,
      Instant knownAt,
      String effect,
      String rule,
      String section,
      List<String> changed,
      String sentence,
      List<Source> sources) {}

  private final Subject subject;
  private final Collection<Evidence> evidence;
  private final String id;
  private final Instant asOf;
  private final Map<Instant, List<String>> changes = new HashMap<>();

  /**
   * The explanation of one interval.
   *
   * @param evidence all versions of all facts entered under the subject
   * @param id of the interval
   * @param asOf what became public later is left out; null: nothing is
   */
  public Explanation(Subject subject, Collection<Evidence> evidence, String id, Instant asOf) {
    this.subject = subject;
    this.evidence = List.copyOf(evidence);
    this.id = id;
    this.asOf = asOf;
  }

  /** The interval; null if the evidence gives none of that id. */
  public BanInterval interval() {
    return asOf(asOf);
  }

  /** The steps, first published first; empty without an interval. */
  public List<Step> steps() {
    BanInterval interval = interval();
    if (interval == null) {
      return List.of();
    }
    return Known.of(subject, evidence, asOf).stream()
        .filter(fact -> interval.getEvidence().contains(fact.id()))
        .sorted(Comparator.comparing(fact -> Published.knownAt(fact.evidence())))
        .map(fact -> step(fact.evidence()))
        .toList();
  }

  /** What gave its start, end, phases, ending and disclosure; empty without an interval. */
  public List<Reasons.Reason> reasons() {
    BanInterval interval = interval();
    return interval == null ? List.of() : Reasons.of(subject, interval, evidence, asOf);
  }

  /** The step of one fact. */
  public Step step(Evidence fact) {
    Instant knownAt = Published.knownAt(fact);
    List<String> changed = changes.computeIfAbsent(knownAt, this::changedAt);
    ActRule rule = ActRule.of(fact);
    String sentence =
        Sentences.of(fact) + " " + effect(changed) + " (" + rule.id() + ": " + rule.says() + ")";
    return new Step(
        fact,
        knownAt,
        rule.effect(),
        rule.id(),
        rule.section(),
        changed,
        sentence,
        Sentences.sources(fact));
  }

  private static String effect(List<String> changed) {
    return switch (String.join(", ", changed)) {
      case "" -> "It changed nothing of this ban.";
      case "opened" -> "With it the ban was known.";
      case "gone" -> "With it there was no such ban any more.";
      default -> "It changed: " + String.join(", ", changed) + ".";
    };
  }

  private List<String> changedAt(Instant knownAt) {
    BanInterval before = asOf(knownAt.minusMillis(1));
    BanInterval after = asOf(knownAt);
    if (before == null) {
      return after == null ? List.of() : List.of("opened");
    }
    if (after == null) {
      return List.of("gone");
    }
    List<String> changed = new ArrayList<>();
    PARTS.forEach(
        (name, part) -> {
          if (!Objects.equals(part.apply(before), part.apply(after))) {
            changed.add(name);
          }
        });
    return changed;
  }

  private BanInterval asOf(Instant instant) {
    return Timeline.derive(subject, evidence, instant).stream()
        .filter(interval -> interval.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Function<BanInterval, Object>> parts() {
    Map<String, Function<BanInterval, Object>> parts = new LinkedHashMap<>();
    parts.put("start", BanInterval::getStart);
    parts.put("end", BanInterval::getEnd);
    parts.put("restriction", BanInterval::getRestriction);
    parts.put("ordered", BanInterval::getOrdered);
    parts.put("observed", BanInterval::getObserved);
    parts.put("phases", BanInterval::getPhases);
    parts.put("imposedBy", BanInterval::getImposedBy);
    parts.put("implementedBy", BanInterval::getImplementedBy);
    parts.put("liftedBy", BanInterval::getLiftedBy);
    parts.put("ending", BanInterval::getEnding);
    parts.put("disclosure", BanInterval::getDisclosure);
    parts.put("acknowledged", BanInterval::getAcknowledged);
    parts.put("contested", BanInterval::getContested);
    return parts;
  }
}
