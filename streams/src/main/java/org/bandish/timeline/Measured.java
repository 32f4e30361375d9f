package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
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

  /**
   * How long after a time that is set a span is seen to go on beyond it: an end may count one
   * minute later, and the last minute measured has to begin behind that.
   */
  static final Duration BEYOND = Duration.ofMinutes(3);

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
   * Only measurements that were published late show a change before an earlier one. One that tells
   * on which days it was measured goes on as it was held to: what is known of the next is in it.
   *
   * @param known what is known of the subject by then
   */
  static Evidence untilNext(Evidence evidence, Collection<Evidence> known, Instant asOf) {
    ObservedSpan span = evidence.getObservedSpan();
    boolean goesOn = span != null && span.getEnd() != null && !endKnown(span, asOf);
    if (!goesOn || span.getExplainedByOutage() || !span.getMeasured().isEmpty()) {
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

  /**
   * Up to when it depends on the day of asking what a span says that is known on that day: up to
   * then it is seen to be measured further; null: it says the same on every day from then on, until
   * its end becomes known.
   */
  static Instant growsTo(ObservedSpan span, Instant asOf) {
    Instant to = span.getEnd() != null ? endKnownSince(span) : span.getMeasuredTo();
    boolean grows =
        to != null
            && !span.getKnownSince().isAfter(asOf)
            && !endKnown(span, asOf)
            && to.isAfter(asOf);
    return grows ? to : null;
  }

  /** When an open span is seen to go on beyond a time that is set, and how far it was measured. */
  static Stream<Instant> meets(Evidence evidence, Collection<Evidence> others) {
    ObservedSpan span = evidence.getObservedSpan();
    if (span == null) {
      return Stream.empty();
    }
    Stream<Instant> beyond =
        others.stream()
            .flatMap(Measured::set)
            .flatMap(moment -> Stream.of(moment.getEarliest(), moment.getLatest()))
            .map(instant -> instant.plus(BEYOND));
    return Stream.concat(beyond, Stream.ofNullable(span.getMeasuredTo()))
        .filter(instant -> growsTo(span, instant.minusMillis(1)) != null);
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

  /** The span as it was known, or as it was held last if it was held to be otherwise by then. */
  static ObservedSpan known(ObservedSpan span, Instant asOf) {
    boolean over = span.getHeldTo() != null && !span.getHeldTo().isAfter(asOf);
    Instant then = over ? span.getHeldTo().minusMillis(1) : asOf;
    boolean ended = endKnown(span, then);
    boolean since = span.getEndKnownSince() != null && !span.getEndKnownSince().isAfter(then);
    return ObservedSpan.newBuilder(span)
        .setEnd(ended ? span.getEnd() : null)
        .setEndKnownSince(since ? span.getEndKnownSince() : null)
        .setMeasuredTo(ended ? span.getMeasuredTo() : measuredTo(span, then))
        .setHeldTo(over ? span.getHeldTo() : null)
        .setMeasured(new DaysMeasured(span.getMeasured()).asOf(then).days())
        .build();
  }

  private static boolean endKnown(ObservedSpan span, Instant asOf) {
    return span.getEnd() != null && (asOf == null || !endKnownSince(span).isAfter(asOf));
  }

  private static Instant endKnownSince(ObservedSpan span) {
    return span.getEndKnownSince() != null ? span.getEndKnownSince() : span.getKnownSince();
  }

  /**
   * Up to where the span had been measured, so that nothing tells an end that is not known: up to
   * the last midnight of a day known to be measured; of a span that does not tell its days, up to
   * the day of asking. Null: the span does not say.
   */
  private static Instant measuredTo(ObservedSpan span, Instant asOf) {
    if (endKnown(span, asOf)) {
      return span.getEnd();
    }
    Instant to = span.getMeasuredTo();
    if (asOf == null || isFinal(span, asOf)) {
      return to;
    }
    if (!span.getMeasured().isEmpty()) {
      Instant midnight = new DaysMeasured(span.getMeasured()).lastKnown(asOf);
      return midnight == null || midnight.isBefore(span.getStart()) ? span.getStart() : midnight;
    }
    boolean later = to != null && to.isAfter(asOf);
    return span.getEnd() != null || later ? asOf : to;
  }

  /** Whether it was known that silence followed, so that it was measured no further. */
  private static boolean isFinal(ObservedSpan span, Instant asOf) {
    return span.getEnd() == null
        && span.getMeasuredTo() != null
        && span.getEndKnownSince() != null
        && !span.getEndKnownSince().isAfter(asOf);
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
