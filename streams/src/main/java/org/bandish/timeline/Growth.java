package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;

/**
 * When a measured span whose end is not known is seen to go on. One that says on which days it was
 * measured goes on in steps; one of before, with every instant of asking.
 */
final class Growth {
  /**
   * How long after a time that is set a span is seen to go on beyond it: an end may count one
   * minute later, and the last minute measured has to begin behind that.
   */
  static final Duration BEYOND = Duration.ofMinutes(3);

  private final NavigableSet<Instant> set;

  /** Moments of which facts speak, and since when the first that speaks of it was public. */
  private final NavigableMap<Instant, Instant> spoken = new TreeMap<>();

  private final List<Spoken> spans;

  /** A span with the times of which it speaks, and since when it did. */
  private record Spoken(ObservedSpan span, NavigableMap<Instant, Instant> moments) {
    static Spoken of(ObservedSpan span) {
      NavigableMap<Instant, Instant> moments = new TreeMap<>();
      Stream.of(span.getStart(), span.getEnd(), span.getMeasuredTo())
          .filter(Objects::nonNull)
          .forEach(moment -> add(moments, moment, Held.since(span)));
      DaysMeasured.steps(span).forEach(step -> add(moments, step.to(), step.at()));
      return new Spoken(span, moments);
    }
  }

  /** Of all the evidence of a subject. */
  Growth(Collection<Evidence> evidence) {
    this.set = instants(evidence.stream().flatMap(Growth::set));
    for (Evidence fact : evidence) {
      instants(Stream.concat(set(fact), reported(fact)))
          .forEach(moment -> add(spoken, moment, Published.knownAt(fact)));
    }
    this.spans =
        evidence.stream()
            .map(Evidence::getObservedSpan)
            .filter(Objects::nonNull)
            .map(Spoken::of)
            .toList();
  }

  /**
   * Up to when it depends on the instant of asking what a span says that is known at that instant:
   * up to then it is seen to be measured further; null: it says the same at every instant from then
   * on, until its end or one of its days becomes known.
   */
  static Instant growsTo(ObservedSpan span, Instant asOf) {
    Instant to = span.getEnd() != null ? Measured.endKnownSince(span) : span.getMeasuredTo();
    boolean grows =
        to != null
            && !DaysMeasured.areTold(span)
            && Held.at(span, asOf)
            && !Measured.endKnown(span, asOf)
            && to.isAfter(asOf);
    return grows ? to : null;
  }

  /**
   * The last instant from which on a span says the same as at an instant.
   *
   * @param last from which on nothing else changed; null is answered where the span did not either
   */
  static Instant lastChange(ObservedSpan span, Instant last, Instant asOf) {
    if (DaysMeasured.areTold(span)) {
      Instant known = DaysMeasured.lastKnown(span, asOf);
      return known != null && known.isAfter(last) ? known : null;
    }
    Instant to = growsTo(span, last);
    return to != null && to.isAfter(asOf) ? asOf : to;
  }

  /** When an open span is seen to go on beyond a time that is set, and how far it was measured. */
  Stream<Instant> meets(Evidence evidence) {
    ObservedSpan span = evidence.getObservedSpan();
    Stream<Instant> beyond = set.stream().map(instant -> instant.plus(BEYOND));
    return Stream.concat(beyond, Stream.ofNullable(span.getMeasuredTo()))
        .filter(instant -> growsTo(span, instant.minusMillis(1)) != null);
  }

  /**
   * When one more day of an open span became known and may have changed a ban: where another fact
   * that was public speaks of a time between that up to which it was known to be measured before,
   * and that instant.
   */
  Stream<Instant> steps(Evidence evidence) {
    ObservedSpan span = evidence.getObservedSpan();
    List<DaysMeasured.Step> steps =
        DaysMeasured.steps(span).stream().filter(step -> isOpen(span, step.at())).toList();
    if (steps.isEmpty()) {
      return Stream.empty();
    }
    NavigableMap<Instant, Instant> others = new TreeMap<>();
    Instant first = steps.get(0).from().minus(BEYOND);
    Instant last = steps.get(steps.size() - 1).at();
    spans.stream()
        .filter(other -> isBeside(span, other.span()))
        .map(other -> other.moments().subMap(first, true, last, true))
        .forEach(moments -> moments.forEach((moment, known) -> add(others, moment, known)));
    return steps.stream()
        .filter(step -> isSpokenOf(spoken, step) || isSpokenOf(others, step))
        .map(DaysMeasured.Step::at);
  }

  /** Whether a span was known to be measured further from an instant on. */
  static boolean isStep(ObservedSpan span, Instant at) {
    return DaysMeasured.areTold(span)
        && isOpen(span, at)
        && DaysMeasured.to(span, at).isAfter(DaysMeasured.to(span, at.minusMillis(1)));
  }

  /** Whether it was held to be so before already, and what comes after it was not known. */
  private static boolean isOpen(ObservedSpan span, Instant at) {
    return Held.since(span).isBefore(at) && Held.at(span, at) && !Measured.isFinal(span, at);
  }

  private static boolean isSpokenOf(
      NavigableMap<Instant, Instant> moments, DaysMeasured.Step step) {
    return moments.subMap(step.from().minus(BEYOND), true, step.at(), true).values().stream()
        .anyMatch(known -> !known.isAfter(step.at()));
  }

  private static void add(NavigableMap<Instant, Instant> moments, Instant moment, Instant known) {
    moments.merge(moment, known, (one, other) -> one.isBefore(other) ? one : other);
  }

  /**
   * Whether another span was held to be so while this one was, and is not over before it begins.
   */
  private static boolean isBeside(ObservedSpan span, ObservedSpan other) {
    boolean together =
        (span.getHeldTo() == null || Held.since(other).isBefore(span.getHeldTo()))
            && (other.getHeldTo() == null || Held.since(span).isBefore(other.getHeldTo()));
    return together && !other.getId().equals(span.getId());
  }

  private static NavigableSet<Instant> instants(Stream<Moment> moments) {
    return moments
        .flatMap(moment -> Stream.of(moment.getEarliest(), moment.getLatest()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Moment> set(Evidence evidence) {
    BanOrder order = evidence.getBanOrder();
    CourtRuling ruling = evidence.getCourtRuling();
    return Stream.of(
            order == null ? null : order.getEffective(),
            order == null ? null : order.getExpires(),
            ruling == null ? null : ruling.getEffective(),
            ruling == null ? null : ruling.getComplyBy())
        .filter(Objects::nonNull);
  }

  private static Stream<Moment> reported(Evidence evidence) {
    NetworkSignal signal = evidence.getNetworkSignal();
    CourtRuling ruling = evidence.getCourtRuling();
    return Stream.of(
            signal == null ? null : signal.getAt(),
            signal == null ? null : signal.getUntil(),
            ruling == null ? null : ruling.getDecided())
        .filter(Objects::nonNull);
  }
}
