package org.bandish.timeline;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.IntervalState;
import org.bandish.event.Networks;
import org.bandish.event.ObservedSpan;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.schema.Subject;

/** Writes the bans of a subject as intervals. */
final class Intervals {
  private final Subject subject;
  private final List<Fact> facts;
  private final Instants instants;
  private final Bounds bounds;
  private final Set<String> taken = new HashSet<>();

  Intervals(Subject subject, List<Fact> facts) {
    this.subject = subject;
    this.facts = facts;
    this.instants = new Instants(facts);
    this.bounds = new Bounds(facts, instants, subject.zone());
  }

  /** The intervals, in order of start. */
  List<BanInterval> of(List<Ban> bans) {
    List<BanInterval> intervals = new ArrayList<>();
    for (int i = 0; i < bans.size(); i++) {
      Instant next = i + 1 < bans.size() ? bans.get(i + 1).start() : null;
      intervals.add(interval(bans.get(i), next));
    }
    return intervals;
  }

  private BanInterval interval(Ban ban, Instant next) {
    Bounds.Bracket start = bounds.start(ban);
    Bounds.Bracket end = bounds.end(ban);
    List<Fact> evidence = Identity.evidence(ban, start, end, facts);
    List<String> ids = evidence.stream().map(Fact::id).distinct().toList();
    List<Fact> makers = Identity.makers(ban, evidence);
    ObservedSpan measured = Measured.last(ban, evidence);
    Disclosures disclosure = Disclosures.of(ban, start.bound(), evidence, subject.zone());
    List<PhaseSpan> phases = Phases.of(ban);
    boolean block = phases.stream().anyMatch(phase -> phase.getRestriction() == Restriction.BLOCK);
    BanInterval.Builder interval =
        BanInterval.newBuilder()
            .setId(Identity.id(subject, ban, makers, evidence, taken))
            .setRevision(
                evidence.stream().map(fact -> fact.published().getLatest()).distinct().count())
            .setCountry(subject.country())
            .setRegion(subject.region())
            .setPlatform(subject.platform())
            .setRestriction(block ? Restriction.BLOCK : Restriction.THROTTLE)
            .setState(end == null ? IntervalState.ONGOING : IntervalState.ENDED)
            .setStart(start.bound())
            .setOrdered(Limits.ordered(Phases.ordered(ban)))
            .setObserved(Limits.spans(Phases.observed(ban)))
            .setPhases(Limits.spans(phases))
            .setImposedBy(distinct(ban.instruments(), fact -> List.of(fact.owner())))
            .setImplementedBy(distinct(ban.instruments(), Intervals::implementedBy))
            .setLiftedBy(Limits.names(Endings.liftedBy(ban)))
            .setEnding(Endings.of(ban))
            .setDisclosure(disclosure.disclosure())
            .setAcknowledged(disclosure.acknowledged())
            .setAcknowledgementLagDays(disclosure.lagDays())
            .setEnforcementLagHours(Latencies.enforcementHours(ban, instants))
            .setRestorationLagHours(Latencies.restorationHours(ban, next, facts, instants))
            .setExplainedByOutage(evidence.stream().anyMatch(Fact::isExplainedByOutage))
            .setContested(Disclosures.contested(evidence))
            .setKnownSince(knownSince(makers, evidence))
            .setEvidence(Limits.list(ids))
            .setEvidenceCount(ids.size())
            .setRules(Timeline.RULES);
    if (measured != null) {
      interval.setDetector(measured.getDetector());
      interval.setNetworks(
          new Networks(measured.getNetworksBlocked(), measured.getNetworksObserved()));
    }
    if (end != null) {
      setEnd(interval, start, end);
    }
    return interval.build();
  }

  private void setEnd(BanInterval.Builder interval, Bounds.Bracket start, Bounds.Bracket bracket) {
    Bound end = Bounds.datedEnd(bracket.bound());
    LocalDate from = start.bound().getDate();
    interval.setEnd(end);
    interval.setDays(end.getDate() == null ? null : DAYS.between(from, end.getDate()));
    interval.setMinDays(
        Math.max(0, DAYS.between(bounds.lastDate(start), bounds.firstDate(bracket))));
    interval.setMaxDays(DAYS.between(bounds.firstDate(start), bounds.lastDate(bracket)));
  }

  private static Instant knownSince(List<Fact> makers, List<Fact> evidence) {
    return (makers.isEmpty() ? evidence : makers)
        .stream()
            .map(fact -> fact.first().published().getLatest())
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
  }

  private static Collection<String> implementedBy(Fact fact) {
    return fact.evidence().getBanOrder() != null
        ? fact.evidence().getBanOrder().getImplementedBy()
        : fact.evidence().getCourtRuling().getImplementedBy();
  }

  private static List<String> distinct(List<Fact> facts, Function<Fact, Collection<String>> of) {
    return Limits.names(facts.stream().map(of).flatMap(Collection::stream).distinct().toList());
  }
}
