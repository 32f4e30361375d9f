package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandish.event.Access;
import org.bandish.event.Transition;

/** What makes an opening, and since when it may have been open. */
final class Openings {
  private static final Comparator<Opening.Stated> NARROWEST =
      Comparator.comparing((Opening.Stated stated) -> Bounds.width(stated.moment()))
          .thenComparing(Opening.Stated::fact, Fact.BY_PUBLICATION);

  private final Collection<Fact> facts;
  private final Instants instants;
  private final List<ObservedTrack.Span> spans;

  Openings(Collection<Fact> facts, Instants instants, List<ObservedTrack.Span> spans) {
    this.facts = facts;
    this.instants = instants;
    this.spans = spans;
  }

  /**
   * The opening that begins at the instant.
   *
   * @param makers the legal ends that ended the last instrument then, or the restoration order that
   *     decided then; may be empty
   */
  Opening at(Instant now, List<LegalEnd> makers) {
    Optional<Opening.Stated> stated =
        makers.stream()
            .min(LegalEnd.BY_RANK)
            .map(end -> new Opening.Stated(end.moment(), end.fact()))
            .or(() -> statedByReport(now));
    boolean lift = makers.stream().anyMatch(end -> end.kind() == LegalEnd.Kind.LIFT);
    Instant since = stated.isPresent() ? now : lastBlockingBefore(now);
    return new Opening(now, stated.orElse(null), lift, since, accessAt(now));
  }

  /**
   * The instant of the last report of blocking before; a span is a report of blocking until its
   * until.
   */
  private Instant lastBlockingBefore(Instant now) {
    Stream<Instant> lasting =
        facts.stream()
            .filter(fact -> fact.isLasting() && fact.role().isBlocking())
            .map(instants::of);
    Stream<Instant> reported =
        spans.stream()
            .filter(span -> ObservedTrack.isBanned(span.state()) && span.from().isBefore(now))
            .map(span -> span.fact().until().getEarliest())
            .map(until -> until.isBefore(now) ? until : now);
    return Stream.concat(lasting.filter(now::isAfter), reported)
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private Optional<Opening.Stated> statedByReport(Instant now) {
    Stream<Opening.Stated> restored =
        accessAt(now).stream()
            .filter(fact -> fact.states(Transition.RESTORATION))
            .map(fact -> new Opening.Stated(fact.moment(), fact));
    Stream<Opening.Stated> begun =
        spans.stream()
            .filter(span -> span.state() == Access.ACCESSIBLE && span.from().equals(now))
            .filter(span -> !span.fact().isMeasured())
            .map(span -> new Opening.Stated(span.fact().moment(), span.fact()));
    Stream<Opening.Stated> runOut =
        spans.stream()
            .filter(span -> ObservedTrack.isBanned(span.state()) && span.to().equals(now))
            .filter(span -> !goesOn(span.fact()))
            .map(span -> new Opening.Stated(span.fact().until(), span.fact()));
    return Stream.of(restored, begun, runOut).flatMap(stream -> stream).min(NARROWEST);
  }

  /** A measured span that only stopped being measured is lasting besides. */
  private boolean goesOn(Fact span) {
    return span.isMeasured()
        && facts.stream()
            .anyMatch(fact -> fact.isLasting() && fact.evidence().equals(span.evidence()));
  }

  private List<Fact> accessAt(Instant now) {
    return facts.stream()
        .filter(
            fact ->
                fact.role() == Role.ACCESSIBLE
                    && (fact.isLasting() || fact.isMeasured())
                    && instants.of(fact).equals(now))
        .toList();
  }
}
