package org.bandish.detect;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Access;

/**
 * {@code llr@2}: a likelihood ratio over all networks, two states, on the dense hour grid.
 *
 * <p>With two states, log-likelihood ratio l(t) and cost c of a change of state, Viterbi's
 * algorithm is the fold D(t) = max(−c, min(c, D(t−1) + l(t))): where D meets a bound the surviving
 * paths coalesce, so the state is <em>decided</em>, and it began where the path left the other
 * bound. That is Page's cumulative sum G = D + c of the likelihood ratio, with the threshold 2c
 * (Page, Continuous inspection schemes, 1954; Basseville and Nikiforov, Detection of abrupt
 * changes, 1993, 2.2). What is decided depends on nothing later, and a sum that came to nothing
 * forgets what was before: so late measurements re-open only what they touch.
 *
 * <p>The sum goes over networks ({@link Change}), each of which counts within bounds ({@link
 * Quorum}); an hour of a network weighs by {@link Emission}. An hour without measurements weighs
 * nothing; evidence that is not yet a decision fades in silence, a decision does not. The start of
 * a span is the hour in which the network that completed the quorum began to agree.
 */
final class LikelihoodDetector implements Detector {
  /** 2c, nats: a change of state is taken for about e⁻⁵ as likely in an hour as none. */
  static final double ENOUGH = 14;

  static final LikelihoodDetector NATIONAL =
      new LikelihoodDetector(Quorum.national(ENOUGH), new Emission(0));
  static final LikelihoodDetector ALONE =
      new LikelihoodDetector(Quorum.alone(ENOUGH), new Emission(Emission.UNDECIDED));

  private final Quorum quorum;
  private final Emission emission;

  private LikelihoodDetector(Quorum quorum, Emission emission) {
    this.quorum = quorum;
    this.emission = emission;
  }

  @Override
  public String id() {
    return "llr@2";
  }

  @Override
  public Detector alone() {
    return ALONE;
  }

  @Override
  public State initial() {
    return LikelihoodState.INITIAL;
  }

  @Override
  public State read(byte[] bytes) {
    return LikelihoodState.of(bytes);
  }

  @Override
  public Step advance(State state, Hour hour) {
    LikelihoodState now = (LikelihoodState) state;
    if (hour.networks().isEmpty()) {
      return new Step(now, List.of());
    }
    boolean restricted = now.open() != null && now.open().restricted();
    boolean accessible = now.open() != null && !restricted;
    Change block = restricted ? Change.NONE : now.block().hear(hour, emission::block, quorum);
    Change access = accessible ? Change.NONE : now.access().hear(hour, emission::access, quorum);
    Lately lately = now.lately().hear(hour, emission);
    if (quorum.blocked(block) && lately.isOrderly()) {
      boolean throttled = 2 * block.throttled() >= block.blocked();
      Span open = span(throttled ? Access.THROTTLED : Access.BLOCKED, block, hour);
      return step(now.open(), open, Change.NONE, block.forget(), lately);
    }
    if (quorum.accessible(access)) {
      return step(
          now.open(), span(Access.ACCESSIBLE, access, hour), access.forget(), Change.NONE, lately);
    }
    return new Step(new LikelihoodState(now.open(), block, access, lately), List.of());
  }

  /**
   * The span that an hour decided, also where it only showed that networks which said otherwise are
   * heard no more: so it is known no earlier than that hour.
   */
  private Span span(Access to, Change change, Hour hour) {
    Instant start = Hour.at(quorum.since(change, to != Access.ACCESSIBLE));
    Instant known = Instant.ofEpochMilli(change.known());
    known = known.isBefore(hour.known()) ? hour.known() : known;
    long observed = change.witnesses().size();
    return new Span(
        to,
        start,
        null,
        known.isBefore(start) ? start : known,
        null,
        to == Access.ACCESSIBLE ? observed - change.agreeing() : change.agreeing(),
        observed,
        change.measurements());
  }

  private static Step step(Span before, Span open, Change block, Change access, Lately lately) {
    return new Step(
        new LikelihoodState(open, block, access, lately),
        before == null ? List.of() : List.of(before.until(open.start(), open.knownSince())));
  }
}
