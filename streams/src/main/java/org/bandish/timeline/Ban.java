package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandish.event.Access;

/** A ban while it is being swept: its steps, its legal ends, and the opening that ends it. */
final class Ban {
  /**
   * The state from an instant on.
   *
   * @param from inclusive
   * @param inForce the instruments in force
   * @param observed the observed track
   */
  record Step(Instant from, List<Fact> inForce, Access observed) {
    boolean isBanned() {
      return !inForce.isEmpty() || ObservedTrack.isBanned(observed);
    }
  }

  /** A step with its end; to null: open. */
  record Stretch(Instant from, Instant to, Step step) {}

  private final Instant start;
  private final List<Fact> resumptions;
  private final List<Step> steps = new ArrayList<>();
  private final List<LegalEnd> ends = new ArrayList<>();
  private final List<Decided> decisions = new ArrayList<>();
  private final Map<String, Fact> instruments = new LinkedHashMap<>();
  private Opening opening;

  /**
   * A ban that begins.
   *
   * @param resumptions the rulings that resumed an instrument at its start
   */
  Ban(Instant start, List<Fact> resumptions) {
    this.start = start;
    this.resumptions = resumptions;
  }

  Instant start() {
    return start;
  }

  void add(Step step) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1).from().equals(step.from())) {
      steps.remove(steps.size() - 1);
    }
    steps.add(step);
    step.inForce().stream()
        .filter(fact -> !instruments.containsKey(fact.id()))
        .sorted(Fact.BY_OPENING)
        .forEach(fact -> instruments.put(fact.id(), fact));
  }

  /** The orders and rulings that began it; empty if it began by blocking alone. */
  List<Fact> legalStart() {
    return Stream.concat(
            resumptions.stream(),
            instruments.values().stream().filter(fact -> fact.instant().equals(start)))
        .toList();
  }

  void add(LegalEnd end) {
    ends.add(end);
  }

  /**
   * Adds what an end decided.
   *
   * @param decision null: nothing was decided
   */
  void add(Decided decision) {
    if (decision != null) {
      decisions.add(decision);
    }
  }

  void open(Opening end) {
    opening = end;
  }

  void bridge() {
    opening = null;
  }

  /** The opening that ends it, so far; null: it goes on. */
  Opening opening() {
    return opening;
  }

  /** When it ended; null: it goes on. */
  Instant end() {
    return opening == null ? null : opening.at();
  }

  /**
   * The instruments that were in force in it, in the order in which they came into force; of one
   * instant, first published first.
   */
  List<Fact> instruments() {
    return List.copyOf(instruments.values());
  }

  /** The ends of instruments and the lifts in it, the end included. */
  List<LegalEnd> ends() {
    return ends.stream().filter(end -> opening == null || !end.at().isAfter(opening.at())).toList();
  }

  /** What the ends of its last instruments decided, and the orders to restore it, in order. */
  List<Decided> decisions() {
    return decisions.stream()
        .filter(decided -> opening == null || !decided.at().isAfter(opening.at()))
        .toList();
  }

  /** Its stretches of one state, in order; they tile it. */
  List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (opening != null && !step.from().isBefore(opening.at())) {
        break;
      }
      Instant to = i + 1 < steps.size() ? steps.get(i + 1).from() : end();
      stretches.add(new Stretch(step.from(), to, step));
    }
    return stretches;
  }
}
