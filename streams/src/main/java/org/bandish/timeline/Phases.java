package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderedSpan;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;

/** The parts of a ban: its phases (domain 3.5), its ordered and its observed spans. */
final class Phases {
  private record Key(boolean legal, Access observed, Phase phase, Restriction restriction) {}

  private Phases() {}

  /** The phases; they tile the ban. In a bridged opening the phase before goes on. */
  static List<PhaseSpan> of(Ban ban) {
    List<PhaseSpan> spans = new ArrayList<>();
    Key last = null;
    for (Ban.Stretch stretch : ban.stretches()) {
      Key key = stretch.step().isBanned() ? key(ban, stretch) : last;
      if (key.equals(last)) {
        PhaseSpan before = spans.remove(spans.size() - 1);
        spans.add(
            new PhaseSpan(
                before.getFrom(), stretch.to(), before.getPhase(), before.getRestriction()));
      } else {
        spans.add(new PhaseSpan(stretch.from(), stretch.to(), key.phase(), key.restriction()));
      }
      last = key;
    }
    return spans;
  }

  /** The stretches with an instrument in force, each with all that were in force in it. */
  static List<OrderedSpan> ordered(Ban ban) {
    List<OrderedSpan> spans = new ArrayList<>();
    for (Ban.Stretch stretch : ban.stretches()) {
      if (!stretch.step().inForce().isEmpty()) {
        List<String> ids = new ArrayList<>();
        Instant from = stretch.from();
        if (!spans.isEmpty() && stretch.from().equals(spans.get(spans.size() - 1).getTo())) {
          OrderedSpan before = spans.remove(spans.size() - 1);
          from = before.getFrom();
          ids.addAll(before.getInstruments());
        }
        stretch.step().inForce().stream()
            .sorted(Fact.BY_OPENING)
            .map(Fact::id)
            .filter(id -> !ids.contains(id))
            .forEach(ids::add);
        spans.add(new OrderedSpan(from, stretch.to(), ids));
      }
    }
    return spans;
  }

  /** The stretches in which something was observed; silence is left out. */
  static List<ObservedPart> observed(Ban ban) {
    List<ObservedPart> parts = new ArrayList<>();
    for (Ban.Stretch stretch : ban.stretches()) {
      Access state = stretch.step().observed();
      if (state != Access.UNOBSERVED) {
        ObservedPart before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        boolean goesOn =
            before != null && stretch.from().equals(before.getTo()) && before.getState() == state;
        if (goesOn) {
          parts.remove(parts.size() - 1);
        }
        parts.add(
            new ObservedPart(goesOn ? before.getFrom() : stretch.from(), stretch.to(), state));
      }
    }
    return parts;
  }

  private static Key key(Ban ban, Ban.Stretch stretch) {
    boolean legal = !stretch.step().inForce().isEmpty();
    Access observed = stretch.step().observed();
    boolean block =
        observed == Access.BLOCKED
            || stretch.step().inForce().stream().anyMatch(fact -> fact.role() == Role.BLOCK);
    boolean ended = ban.ends().stream().anyMatch(end -> !end.at().isAfter(stretch.from()));
    Phase phase = PhaseRule.of(legal, observed, ended).phase();
    return new Key(legal, observed, phase, block ? Restriction.BLOCK : Restriction.THROTTLE);
  }
}
