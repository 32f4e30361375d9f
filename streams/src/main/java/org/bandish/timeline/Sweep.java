package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bandish.event.Access;

/**
 * Goes once through the instants at which something changes, in order, and finds the bans of one
 * subject. At each instant the beginnings come first, then the legal ends together, then access,
 * then what lapses.
 */
final class Sweep {
  private final Instants instants;
  private final LegalTrack legal = new LegalTrack();
  private final ObservedTrack observed;
  private final Decision decision;
  private final Openings openings;
  private final Map<Instant, List<Fact>> factsAt = new HashMap<>();
  private final Set<String> knownInstruments;
  private final TreeSet<Instant> agenda = new TreeSet<>();
  private final List<Ban> bans = new ArrayList<>();
  private final List<Fact> resuming = new ArrayList<>();
  private List<LegalEnd> endsNow = List.of();
  private Decided decidedNow;
  private Ban current;
  private Access before = Access.UNOBSERVED;

  private Sweep(Collection<Fact> facts) {
    instants = new Instants(facts);
    observed = new ObservedTrack(facts, instants);
    decision = new Decision(facts, instants);
    openings = new Openings(facts, instants, observed.spans());
    knownInstruments =
        facts.stream()
            .filter(fact -> fact.role().isInstrument())
            .map(Fact::id)
            .collect(Collectors.toSet());
    facts.forEach(
        fact -> factsAt.computeIfAbsent(instants.of(fact), key -> new ArrayList<>()).add(fact));
    agenda.addAll(factsAt.keySet());
    observed.spans().forEach(span -> agenda.addAll(List.of(span.from(), span.to())));
  }

  /**
   * The bans that the facts make, in order of start.
   *
   * @param facts in order of publication
   */
  static List<Ban> of(Collection<Fact> facts) {
    Sweep sweep = new Sweep(facts);
    while (!sweep.agenda.isEmpty()) {
      sweep.step(sweep.agenda.pollFirst());
    }
    return sweep.bans;
  }

  private void step(Instant now) {
    List<Fact> facts = factsAt.getOrDefault(now, List.of());
    begin(now, facts);
    if (facts.stream().anyMatch(fact -> fact.role().isBeginning())) {
      enter(now);
    }
    List<LegalEnd> makers = end(now, facts);
    if (!only(facts, fact -> fact.role() == Role.ACCESSIBLE && fact.isLasting()).isEmpty()) {
      observed.set(Access.ACCESSIBLE);
    }
    if (before != Access.ACCESSIBLE) {
      lapse(now, legal.instruments().stream().filter(Instrument::observed).toList());
    }
    leave(now, makers);
    before = observed.at(now);
    if (ObservedTrack.isBanned(before)) {
      legal.instruments().forEach(Instrument::markObserved);
    }
    legal.expiries(instants).filter(now::isBefore).forEach(agenda::add);
  }

  private void begin(Instant now, List<Fact> facts) {
    for (Fact instrument : only(facts, fact -> fact.role().isInstrument())) {
      legal.open(instrument);
      observed.forgetAccess();
    }
    only(facts, fact -> fact.role().isBlocking() && fact.isLasting()).stream()
        .map(ObservedTrack::state)
        .min(Comparator.comparing(state -> state != Access.BLOCKED))
        .ifPresent(observed::set);
    resuming.clear();
    for (Fact ruling : only(facts, fact -> fact.role() == Role.RESUMPTION)) {
      List<Instrument> resumed = legal.resume(ruling);
      if (!resumed.isEmpty()) {
        resuming.add(ruling);
        lapse(now, resumed);
      }
    }
    only(facts, fact -> fact.role() == Role.EXTENSION).forEach(legal::extend);
  }

  private List<LegalEnd> end(Instant now, List<Fact> facts) {
    decidedNow = null;
    boolean wasInForce = legal.isInForce();
    List<LegalEnd> ends =
        legal.end(
            now, only(facts, fact -> fact.role().isLift() || fact.role() == Role.STAY), instants);
    endsNow = ends;
    List<LegalEnd> makers =
        wasInForce ? ends.stream().filter(LegalEnd::ended).toList() : restorationOrders(now, ends);
    boolean last = !legal.isInForce() && !makers.isEmpty();
    if (last && observed.lasting() != Access.ACCESSIBLE) {
      decidedNow = decision.from(now, makers, legal);
      observed.set(decidedNow.state());
    }
    return makers;
  }

  /**
   * Orders to unblock where no order is known: they decide what is blocked by the lasting reports.
   */
  private List<LegalEnd> restorationOrders(Instant now, List<LegalEnd> ends) {
    boolean ordered = goesOn(now) && !current.instruments().isEmpty();
    if (ordered || !ObservedTrack.isBanned(observed.lasting())) {
      return List.of();
    }
    return ends.stream()
        .filter(end -> end.fact().role() == Role.RESTORATION_ORDER)
        .filter(end -> end.fact().names().stream().noneMatch(knownInstruments::contains))
        .toList();
  }

  /**
   * What meets access that lasts is over in fact: what was observed blocked, or is resumed into it.
   */
  private void lapse(Instant now, List<Instrument> candidates) {
    if (!candidates.isEmpty() && observed.at(now) == Access.ACCESSIBLE) {
      Instant until = observed.accessibleUntil(now);
      if (until == null || Duration.between(now, until).compareTo(Opening.MERGE_GAP) >= 0) {
        legal.lapse(candidates);
      }
    }
  }

  private void enter(Instant now) {
    Ban.Step step = stepAt(now);
    if (!step.isBanned()) {
      return;
    }
    if (!goesOn(now)) {
      current = new Ban(now, List.copyOf(resuming));
      bans.add(current);
    }
    current.bridge();
    current.add(step);
  }

  /** Whether a ban is on, or would be the same again after its opening. */
  private boolean goesOn(Instant now) {
    return current != null && (current.opening() == null || current.opening().isShort(now));
  }

  private void leave(Instant now, List<LegalEnd> makers) {
    Ban.Step step = stepAt(now);
    if (step.isBanned()) {
      enter(now);
    } else if (current != null) {
      if (current.opening() == null) {
        current.open(openings.at(now, makers));
      }
      current.add(step);
      if (now.equals(current.start())) {
        bans.remove(current);
        current = bans.isEmpty() ? null : bans.get(bans.size() - 1);
      }
    }
    if (current != null) {
      endsNow.forEach(current::add);
      current.add(decidedNow);
    }
  }

  private Ban.Step stepAt(Instant now) {
    return new Ban.Step(
        now, legal.instruments().stream().map(Instrument::fact).toList(), observed.at(now));
  }

  private static List<Fact> only(List<Fact> facts, Predicate<Fact> which) {
    return facts.isEmpty() ? facts : facts.stream().filter(which).toList();
  }
}
