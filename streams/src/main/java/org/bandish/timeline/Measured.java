package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bandish.event.Access;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Precision;

/**
 * What a measured span says (domain 3.3): it speaks for the time in which it was measured; where no
 * change of its state is known, it is a lasting report from its last minute on. As of an earlier
 * day it had been measured up to then.
 */
final class Measured {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Measured() {}

  /** The span's facts; none of them names another. */
  static List<Fact> facts(Evidence evidence, Instant asOf, Set<String> names, Fact.First first) {
    ObservedSpan span = evidence.getObservedSpan();
    Instant start = span.getStart();
    Instant to = measuredTo(span, asOf);
    List<Fact> facts = new ArrayList<>();
    if (to != null && to.isAfter(start)) {
      facts.add(fact(evidence, start, to, names, first));
    }
    if (!endKnown(span, asOf)) {
      Instant last = to == null ? start : to.minus(MINUTE);
      facts.add(fact(evidence, last.isAfter(start) ? last : start, null, names, first));
    } else if (facts.isEmpty()) {
      facts.add(fact(evidence, start, to, names, first));
    }
    return facts;
  }

  /**
   * Whether a span says already what a report says that derives from measurements: of all the time
   * of which the report speaks, and was known no later.
   */
  static boolean says(ObservedSpan span, NetworkSignal report, Instant published) {
    Instant from = report.getAt().getEarliest();
    Instant to = report.getUntil() == null ? from : report.getUntil().getEarliest();
    Instant end = span.getEnd() != null ? span.getEnd() : span.getMeasuredTo();
    return !span.getExplainedByOutage()
        && role(span.getState()) == Reading.role(report)
        && !span.getKnownSince().isAfter(published)
        && !from.isBefore(span.getStart())
        && (end == null || (from.isBefore(end) && !to.isAfter(end)));
  }

  /** The restriction that was measured last in a ban; null: none was measured. */
  static ObservedSpan last(Ban ban, Collection<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.isMeasured() && fact.role().isBlocking())
        .map(fact -> fact.evidence().getObservedSpan())
        .filter(span -> ban.end() == null || span.getStart().isBefore(ban.end()))
        .filter(span -> span.getEnd() == null || span.getEnd().isAfter(ban.start()))
        .max(Comparator.comparing(ObservedSpan::getStart).thenComparing(ObservedSpan::getId))
        .orElse(null);
  }

  /** Up to when a measured fact was measured, or when it became known if that was later. */
  static Instant last(Fact fact) {
    Moment to = fact.until() == null ? fact.moment() : fact.until();
    Instant published = fact.published().getLatest();
    return to.getLatest().isAfter(published) ? to.getLatest() : published;
  }

  private static boolean endKnown(ObservedSpan span, Instant asOf) {
    Instant known =
        span.getEndKnownSince() != null ? span.getEndKnownSince() : span.getKnownSince();
    return span.getEnd() != null && (asOf == null || !known.isAfter(asOf));
  }

  /** Null: the span does not say how far it was measured. */
  private static Instant measuredTo(ObservedSpan span, Instant asOf) {
    Instant to = span.getEnd() != null ? span.getEnd() : span.getMeasuredTo();
    boolean later = to != null && asOf != null && to.isAfter(asOf) && !endKnown(span, asOf);
    return later ? asOf : to;
  }

  private static Fact fact(
      Evidence evidence, Instant at, Instant until, Set<String> names, Fact.First first) {
    return new Fact(
        evidence,
        role(evidence.getObservedSpan().getState()),
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

  private static Role role(Access state) {
    return switch (state) {
      case BLOCKED -> Role.BLOCKED;
      case THROTTLED -> Role.THROTTLED;
      case ACCESSIBLE -> Role.ACCESSIBLE;
      case UNOBSERVED, UNKNOWN -> Role.TELLS;
    };
  }
}
