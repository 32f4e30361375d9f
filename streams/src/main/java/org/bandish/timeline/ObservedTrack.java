package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bandish.event.Access;

/**
 * What the network showed (domain 3.3): the lasting reports, and over them the spans that speak for
 * themselves alone.
 */
final class ObservedTrack {
  /** A reported or measured span: the state holds in [from, to). */
  record Span(Instant from, Instant to, Access state, Fact fact) {}

  private static final Comparator<Span> PREVAILS =
      Comparator.comparing(Span::from).thenComparing(span -> span.state() == Access.BLOCKED);

  private final List<Span> spans;
  private final NavigableMap<Instant, Access> reports = new TreeMap<>();
  private final Set<Instant> instruments = new TreeSet<>();
  private Access lasting = Access.UNOBSERVED;

  ObservedTrack(Collection<Fact> facts, Instants instants) {
    this.spans =
        facts.stream()
            .filter(fact -> fact.role().isReport() && !fact.isLasting())
            .map(fact -> new Span(instants.of(fact), instants.untilOf(fact), state(fact), fact))
            .filter(span -> span.from().isBefore(span.to()))
            .toList();
    for (Fact fact : facts) {
      if (fact.isLasting()) {
        reports.merge(instants.of(fact), state(fact), ObservedTrack::last);
      } else if (fact.role().isInstrument()) {
        instruments.add(instants.of(fact));
      }
    }
  }

  static boolean isBanned(Access state) {
    return state == Access.BLOCKED || state == Access.THROTTLED;
  }

  List<Span> spans() {
    return spans;
  }

  /** What the lasting reports say now. */
  Access lasting() {
    return lasting;
  }

  void set(Access state) {
    lasting = state;
  }

  /** A new instrument says that older access says nothing any more. */
  void forgetAccess() {
    lasting = afterInstrument(lasting);
  }

  /** The state of the track at the instant. */
  Access at(Instant instant) {
    return at(instant, lasting);
  }

  /**
   * How long access that holds at the instant goes on: the first instant at which it does not;
   * null: for good. Ends of instruments do not matter: they decide nothing while lasting reports
   * say accessible, and nothing they decide is access.
   */
  Instant accessibleUntil(Instant instant) {
    Access state = lasting;
    for (Instant next : changesAfter(instant)) {
      if (instruments.contains(next)) {
        state = afterInstrument(state);
      }
      state = reports.getOrDefault(next, state);
      if (at(next, state) != Access.ACCESSIBLE) {
        return next;
      }
    }
    return null;
  }

  private Set<Instant> changesAfter(Instant instant) {
    TreeSet<Instant> changes = new TreeSet<>(reports.keySet());
    changes.addAll(instruments);
    spans.forEach(span -> changes.addAll(List.of(span.from(), span.to())));
    return changes.tailSet(instant, false);
  }

  private Access at(Instant instant, Access otherwise) {
    if (spans.isEmpty()) {
      return otherwise;
    }
    return spans.stream()
        .filter(span -> !instant.isBefore(span.from()) && instant.isBefore(span.to()))
        .max(PREVAILS)
        .map(Span::state)
        .orElse(otherwise);
  }

  private static Access afterInstrument(Access state) {
    return state == Access.ACCESSIBLE ? Access.UNOBSERVED : state;
  }

  /** Access that still meets blocking at one instant came after it. */
  private static Access last(Access one, Access other) {
    return one == Access.ACCESSIBLE ? one : other;
  }

  /** What a report says. */
  static Access state(Fact fact) {
    return STATES.get(fact.role());
  }

  private static final Map<Role, Access> STATES =
      Map.of(
          Role.BLOCKED,
          Access.BLOCKED,
          Role.THROTTLED,
          Access.THROTTLED,
          Role.ACCESSIBLE,
          Access.ACCESSIBLE);
}
