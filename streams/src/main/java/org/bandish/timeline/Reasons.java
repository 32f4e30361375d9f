package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Evidence;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Transition;
import org.bandish.schema.Subject;

/** What gave an interval its bounds, phases, ending and disclosure. */
public final class Reasons {
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
   * @param part start, end, phase, ending or disclosure
   * @param rule id of the rule
   * @param section of the domain's rules
   * @param sentence to be quoted; dates and times are local to the subject
   * @param evidence ids of the facts that gave it
   */
  public record Reason(
      String part, String rule, String section, String sentence, List<String> evidence) {}

  private final ZoneId zone;
  private final BanInterval interval;
  private final Map<String, Fact> facts;
  private final List<Reason> reasons = new ArrayList<>();

  private Reasons(ZoneId zone, BanInterval interval, Map<String, Fact> facts) {
    this.zone = zone;
    this.interval = interval;
    this.facts = facts;
  }

  /** The reasons, start first. */
  static List<Reason> of(
      Subject subject, BanInterval interval, Collection<Evidence> evidence, Instant asOf) {
    Map<String, Fact> facts =
        Known.of(subject, evidence, asOf).stream()
            .collect(Collectors.toMap(Fact::id, Function.identity()));
    Reasons reasons = new Reasons(subject.zone(), interval, facts);
    reasons.add(
        "start", reasons.startRule(), reasons.told(interval.getStart()), interval.getStart());
    reasons.end();
    interval.getPhases().forEach(reasons::phase);
    if (interval.getEnding() != null) {
      EndingRule ending = EndingRule.of(interval.getEnding());
      reasons.add("ending", ending, "Its ending is " + ending.ending(), interval.getEnd());
    }
    DisclosureRule disclosure = DisclosureRule.of(interval.getDisclosure());
    reasons.add("disclosure", disclosure, reasons.disclosure(disclosure), null);
    return List.copyOf(reasons.reasons);
  }

  private void add(String part, Rule rule, String fact, Bound bound) {
    reasons.add(
        new Reason(
            part,
            rule.id(),
            rule.section(),
            fact + ": " + rule.says() + ".",
            bound == null ? List.of() : bound.getEvidence()));
  }

  private void end() {
    Bound end = interval.getEnd();
    if (end == null) {
      add("end", BoundRule.END_UNKNOWN, "It goes on", null);
      return;
    }
    add("end", endRule(), told(end), end);
    if (end.getDate() == null) {
      add("end", BoundRule.END_WITHOUT_DATE, "The day of its end is not known", end);
    }
  }

  private void phase(PhaseSpan span) {
    String to = span.getTo() == null ? " on" : " to " + local(span.getTo());
    add(
        "phase",
        PHASES.get(span.getPhase()),
        "From " + local(span.getFrom()) + to + " it is " + span.getPhase(),
        null);
  }

  private BoundRule startRule() {
    List<Fact> set = set(interval.getStart());
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
    List<Fact> set = set(interval.getEnd());
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

  private List<Fact> set(Bound bound) {
    return bound.getEvidence().stream().map(facts::get).filter(Objects::nonNull).toList();
  }

  private String told(Bound bound) {
    boolean start = bound.equals(interval.getStart());
    String verb = start ? "It began" : "It ended";
    if (Duration.between(bound.getEarliest(), bound.getLatest()).isZero()) {
      return verb + " at " + local(bound.getEarliest());
    }
    return verb + " between " + local(bound.getEarliest()) + " and " + local(bound.getLatest());
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

  private String local(Instant instant) {
    return instant.atZone(zone).toLocalDateTime().toString().replace("T00:00", "");
  }
}
