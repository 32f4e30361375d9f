package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Precision;

/**
 * What a measured span says (domain 3.3): it speaks for the time in which it was measured; where no
 * change of its state is known, it is a lasting report from its last minute on. As of an earlier
 * day it had been measured as far as was known then. A span that an outage explains moves neither
 * track: it is evidence that what looked blocked then did not count.
 */
final class Measured {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Measured() {}

  /** The span's facts; none of them names another. */
  static List<Fact> facts(Evidence evidence, Instant asOf, Set<String> names, Fact.First first) {
    ObservedSpan span = evidence.getObservedSpan();
    Instant start = span.getStart();
    Instant to = measuredTo(span, asOf);
    if (span.getExplainedByOutage() || endKnown(span, asOf)) {
      return List.of(fact(evidence, start, to, names, first));
    }
    List<Fact> facts = new ArrayList<>();
    if (to != null && to.isAfter(start)) {
      facts.add(fact(evidence, start, to, names, first));
    }
    Instant last = to == null ? start : to.minus(MINUTE);
    facts.add(fact(evidence, last.isAfter(start) ? last : start, null, names, first));
    return facts;
  }

  /**
   * The span as long as its end is not known: it goes on until the next of its subject that is.
   * Only measurements that were published late show a change before an earlier one. A span that
   * says on which days it was measured needs no such reading: each of its rows is what was held to
   * be so in one time, and the next span is known only with what ends this one.
   *
   * @param known what is known of the subject by then
   */
  static Evidence untilNext(Evidence evidence, Collection<Evidence> known, Instant asOf) {
    ObservedSpan span = evidence.getObservedSpan();
    boolean goesOn = span != null && span.getEnd() != null && !endKnown(span, asOf);
    if (!goesOn || span.getExplainedByOutage() || DaysMeasured.areTold(span)) {
      return evidence;
    }
    return known.stream()
        .map(Evidence::getObservedSpan)
        .filter(next -> next != null && !next.getExplainedByOutage())
        .filter(next -> next.getStart().isAfter(span.getStart()))
        .map(ObservedSpan::getStart)
        .min(Comparator.naturalOrder())
        .map(next -> ObservedSpan.newBuilder(span).setEnd(next).setEndKnownSince(null).build())
        .map(ended -> Evidence.newBuilder(evidence).setObservedSpan(ended).build())
        .orElse(evidence);
  }

  /**
   * Whether a span says already what a report says that derives from measurements: of all the time
   * of which the report speaks, and was known no later. What an outage explains says it whenever it
   * was known: such a report says no more than measurements that do not count.
   *
   * @param asOf what became known later of the span does not count; null: all does
   */
  static boolean says(ObservedSpan span, NetworkSignal report, Instant published, Instant asOf) {
    Instant from = report.getAt().getEarliest();
    Instant to = report.getUntil() == null ? from : report.getUntil().getEarliest();
    Instant end = measuredTo(span, asOf);
    return state(span).isReport()
        && state(span) == Reading.role(report)
        && (span.getExplainedByOutage() || !span.getKnownSince().isAfter(published))
        && !from.isBefore(span.getStart())
        && (end == null || (from.isBefore(end) && !to.isAfter(end)));
  }

  /** The restriction that was measured last in a ban; null: none was measured. */
  static ObservedSpan last(Ban ban, Collection<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.isMeasured() && fact.role().isBlocking())
        .filter(fact -> isAfter(fact.until(), ban.start()))
        .map(fact -> fact.evidence().getObservedSpan())
        .filter(span -> ban.end() == null || span.getStart().isBefore(ban.end()))
        .max(Comparator.comparing(ObservedSpan::getStart).thenComparing(ObservedSpan::getId))
        .orElse(null);
  }

  /** A fact without until goes on. */
  private static boolean isAfter(Moment until, Instant start) {
    return until == null || until.getLatest().isAfter(start);
  }

  /** Up to when a measured fact was measured, or when it became known if that was later. */
  static Instant last(Fact fact) {
    Moment to = fact.until() == null ? fact.moment() : fact.until();
    Instant published = Published.knownAt(fact.evidence());
    return to.getLatest().isAfter(published) ? to.getLatest() : published;
  }

  /**
   * The span as it was known, and nothing of it that became known later. Of one that was held to be
   * so no longer, as it was known last.
   *
   * @param asOf null: as it is known by now
   */
  static ObservedSpan known(ObservedSpan span, Instant asOf) {
    Instant then = Held.last(span, asOf);
    if (then == null) {
      return span;
    }
    ObservedSpan.Builder known =
        ObservedSpan.newBuilder(span).setMeasured(DaysMeasured.knownAt(span, then));
    if (!Held.isOver(span, asOf)) {
      known.setHeldTo(null);
    }
    if (!endKnown(span, then)) {
      known.setMeasuredTo(measuredTo(span, then)).setEnd(null);
    }
    if (span.getEndKnownSince() != null && span.getEndKnownSince().isAfter(then)) {
      known.setEndKnownSince(null);
    }
    return known.build();
  }

  static boolean endKnown(ObservedSpan span, Instant asOf) {
    return span.getEnd() != null && (asOf == null || !endKnownSince(span).isAfter(asOf));
  }

  static Instant endKnownSince(ObservedSpan span) {
    return span.getEndKnownSince() != null ? span.getEndKnownSince() : span.getKnownSince();
  }

  /** Whether it was known where the span ends, or where measuring stopped before a silence. */
  static boolean isFinal(ObservedSpan span, Instant asOf) {
    boolean told = span.getEnd() != null || span.getEndKnownSince() != null;
    return told && !endKnownSince(span).isAfter(asOf);
  }

  /**
   * Up to where the span had been measured. As long as what ends it is not known, up to where its
   * days say; one that does not say on which days it was measured, up to the day of asking, so that
   * nothing tells the end. Null: the span does not say.
   */
  private static Instant measuredTo(ObservedSpan span, Instant asOf) {
    if (endKnown(span, asOf)) {
      return span.getEnd();
    }
    Instant to = span.getMeasuredTo();
    if (asOf != null && DaysMeasured.areTold(span)) {
      return isFinal(span, asOf) ? to : DaysMeasured.to(span, asOf);
    }
    boolean later = to != null && asOf != null && to.isAfter(asOf);
    return span.getEnd() != null || later ? asOf : to;
  }

  private static Fact fact(
      Evidence evidence, Instant at, Instant until, Set<String> names, Fact.First first) {
    return new Fact(
        evidence,
        role(evidence.getObservedSpan()),
        moment(at),
        until == null ? null : moment(until),
        null,
        names,
        Published.of(evidence),
        first);
  }

  /** Measurements are counted by the hour. */
  private static Moment moment(Instant instant) {
    return new Moment(instant.toString(), instant, instant, Precision.HOUR, false);
  }

  private static Role role(ObservedSpan span) {
    return span.getExplainedByOutage() ? Role.TELLS : state(span);
  }

  /** What was measured, whether or not an outage explains it. */
  private static Role state(ObservedSpan span) {
    return switch (span.getState()) {
      case BLOCKED -> Role.BLOCKED;
      case THROTTLED -> Role.THROTTLED;
      case ACCESSIBLE -> Role.ACCESSIBLE;
      case UNOBSERVED, UNKNOWN -> Role.TELLS;
    };
  }
}
