package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Source;
import org.bandish.event.StatementKind;
import org.bandish.event.Transition;

/** What gave an interval its bounds, what its ends decided, phases, ending and disclosure. */
public final class Reasons {
  /** The part of a reason that says what an end decided. */
  static final String DECISION = "decision";

  private static final Map<Phase, PhaseRule> PHASES =
      Map.of(
          Phase.ENFORCED, PhaseRule.ENFORCED,
          Phase.ORDERED, PhaseRule.ORDERED,
          Phase.NOT_ENFORCED, PhaseRule.NOT_ENFORCED,
          Phase.UNORDERED, PhaseRule.UNORDERED,
          Phase.DEFIED, PhaseRule.DEFIED);

  /**
   * One reason.
   *
   * @param part start, end, decision, phase, ending or disclosure
   * @param rule id of the rule
   * @param section of the domain's rules
   * @param sentence to be quoted; dates and times are local to the subject
   * @param evidence ids of the facts that gave it
   * @param sources where those facts can be read, each once
   */
  public record Reason(
      String part,
      String rule,
      String section,
      String sentence,
      List<String> evidence,
      List<Source> sources) {}

  private final Told told;
  private final BanInterval interval;
  private final Map<String, Fact> facts;
  private final List<Reason> reasons = new ArrayList<>();

  private Reasons(Told told, BanInterval interval, Map<String, Fact> facts) {
    this.told = told;
    this.interval = interval;
    this.facts = facts;
  }

  /**
   * The reasons, start first.
   *
   * @param id of an interval of the derivation
   */
  static List<Reason> of(String id, Derived derived, Told told) {
    BanInterval interval = derived.interval(id);
    // What a measured span says first is what an explanation tells of it.
    Map<String, Fact> facts =
        derived.facts().stream()
            .collect(Collectors.toMap(Fact::id, Function.identity(), (first, later) -> first));
    Reasons reasons = new Reasons(told, interval, facts);
    Bound start = interval.getStart();
    reasons.add("start", reasons.startRule(), "It began " + told.when(start), start.getEvidence());
    reasons.end();
    Ban ban = derived.ban(interval);
    ban.decisions().forEach(reasons::decision);
    interval.getPhases().forEach(phase -> reasons.phase(phase, ban));
    if (interval.getEnding() != null) {
      EndingRule ending = EndingRule.of(interval.getEnding());
      List<String> acts = Endings.evidence(ban);
      reasons.add(
          "ending",
          ending,
          "Its ending is " + ending.ending(),
          acts.isEmpty() ? interval.getEnd().getEvidence() : acts);
    }
    DisclosureRule disclosure = DisclosureRule.of(interval.getDisclosure());
    reasons.add("disclosure", disclosure, reasons.disclosure(disclosure), reasons.telling());
    return List.copyOf(reasons.reasons);
  }

  private void add(String part, Rule rule, String fact, List<String> evidence) {
    List<Source> sources =
        facts(evidence).stream()
            .flatMap(each -> Sentences.sources(each.evidence()).stream())
            .distinct()
            .toList();
    String sentence = fact + ": " + rule.says() + ".";
    reasons.add(new Reason(part, rule.id(), rule.section(), sentence, evidence, sources));
  }

  private void end() {
    Bound end = interval.getEnd();
    if (end == null) {
      add("end", BoundRule.END_UNKNOWN, "It goes on", List.of());
      return;
    }
    add("end", endRule(), "It ended " + told.when(end), end.getEvidence());
    if (end.getDate() == null) {
      add("end", BoundRule.END_WITHOUT_DATE, "The day of its end is not known", end.getEvidence());
    }
  }

  private void decision(Decided decided) {
    String when =
        decided.endedInstrument() ? "when the last order ended" : "when it was ordered restored";
    add(
        DECISION,
        decided.rule(),
        "What held from " + told.local(decided.at()) + " on, " + when,
        decided.evidence());
  }

  private void phase(PhaseSpan span, Ban ban) {
    String to = span.getTo() == null ? " on" : " to " + told.local(span.getTo());
    add(
        "phase",
        PHASES.get(span.getPhase()),
        "From " + told.local(span.getFrom()) + to + " it is " + span.getPhase(),
        instruments(ban, span.getFrom()));
  }

  /** The instruments in force at an instant; none where none is. */
  private static List<String> instruments(Ban ban, Instant at) {
    return ban.stretches().stream()
        .filter(stretch -> stretch.from().equals(at))
        .flatMap(stretch -> stretch.step().inForce().stream())
        .map(Fact::id)
        .toList();
  }

  private BoundRule startRule() {
    List<Fact> set = facts(interval.getStart().getEvidence());
    if (set.size() > 1) {
      return BoundRule.START_AFTER_ACCESS;
    }
    Fact fact = set.isEmpty() ? null : set.get(0);
    if (fact == null || fact.role() == Role.ACCESSIBLE) {
      return BoundRule.START_AFTER_SPAN;
    }
    if (!fact.role().isReport()) {
      return BoundRule.START_BY_ACT;
    }
    return fact.states(Transition.ONSET) ? BoundRule.START_BY_ONSET : BoundRule.START_BY_REPORT;
  }

  private BoundRule endRule() {
    List<Fact> set = facts(interval.getEnd().getEvidence());
    if (set.size() != 1) {
      return BoundRule.END_BEFORE_ACCESS;
    }
    Fact fact = set.get(0);
    if (!fact.role().isReport()) {
      return BoundRule.END_BY_ACT;
    }
    if (fact.isLasting()) {
      return fact.states(Transition.RESTORATION)
          ? BoundRule.END_BY_RESTORATION
          : BoundRule.END_BEFORE_ACCESS;
    }
    return BoundRule.END_BY_SPAN;
  }

  private List<Fact> facts(List<String> ids) {
    return ids.stream().map(facts::get).filter(Objects::nonNull).toList();
  }

  private String disclosure(DisclosureRule rule) {
    return rule.disclosure() == Disclosure.ACKNOWLEDGED_LATER
        ? "It was acknowledged on "
            + interval.getAcknowledged()
            + ", "
            + interval.getAcknowledgementLagDays()
            + " days after it began"
        : "It is " + rule.disclosure();
  }

  /** The order or acknowledgement that told of it first; none if nothing did. */
  private List<String> telling() {
    Stream<String> instruments =
        interval.getOrdered().stream().flatMap(span -> span.getInstruments().stream());
    Stream<String> acknowledgements =
        facts(interval.getEvidence()).stream().filter(Reasons::acknowledges).map(Fact::id);
    Map<String, Fact> telling = new LinkedHashMap<>();
    Stream.concat(instruments, acknowledgements)
        .map(facts::get)
        .filter(Objects::nonNull)
        .filter(fact -> interval.getDisclosure() != Disclosure.ANNOUNCED || isAnnounced(fact))
        .forEach(fact -> telling.put(fact.id(), fact));
    return telling.values().stream()
        .min(Fact.BY_FIRST_PUBLICATION)
        .map(fact -> List.of(fact.id()))
        .orElse(List.of());
  }

  private static boolean isAnnounced(Fact fact) {
    return fact.role().isInstrument()
        && (fact.evidence().getBanOrder() == null || fact.evidence().getBanOrder().getAnnounced());
  }

  private static boolean acknowledges(Fact fact) {
    return fact.evidence().getStatement() != null
        && fact.evidence().getStatement().getKind() == StatementKind.ACKNOWLEDGES;
  }
}
