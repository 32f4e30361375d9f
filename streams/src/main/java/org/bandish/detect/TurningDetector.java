package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bandish.event.Access;

/**
 * A detector whose restrictions are cut where a block turns into throttling, or throttling into a
 * block: two spans, the one ending where the other begins. When a restriction begins and ends is
 * what the detector within says.
 *
 * <p>The turn is found as a change of state is ({@link LikelihoodDetector}): Page's cumulative sum
 * of a log-likelihood ratio over networks ({@link Change}), by the quorum of a change ({@link
 * Quorum}): more than half of the networks heard within 6 hours, at least two, or the only one with
 * 10 measurements. Only what was restricted says which restriction it was, so with b the weight of
 * blocked of a network's hour and t the part of it that means throttling, the hour says in favour
 * of throttling
 *
 * <pre>n · (2t/b − 1) · ln((1 − ε)/ε), n = b / (1 + (b − 1) ρ), n = b below 1</pre>
 *
 * nats, and as much against a block: Bernoulli observations with the error ε = {@link #MISTAKEN},
 * and Kish's effective size with ρ = {@link Emission#CORRELATION} (see {@link Emission}). It is
 * symmetric as the rule is by which a restriction begins as throttling: where at least half of it
 * is. A single measurement says 1.4 nats; a turn needs {@link #ENOUGH}, as a change of state does.
 *
 * <p>A span tells of as many networks as were restricted when the restriction began: those that do
 * not restrict say nothing of a turn.
 */
final class TurningDetector implements Detector {
  /** Nats. */
  static final double ENOUGH = 14;

  /** Share of measurements of a block that look like throttling, and the other way round. */
  static final double MISTAKEN = 0.2;

  private static final double SAYS = Math.log((1 - MISTAKEN) / MISTAKEN);
  private static final Duration HOUR = Duration.ofSeconds(Hour.SECONDS);

  private final Detector within;
  private final Quorum quorum;

  private TurningDetector(Detector within, Quorum quorum) {
    this.within = within;
    this.quorum = quorum;
  }

  /** For a country. */
  static TurningDetector national(Detector within) {
    return new TurningDetector(within, Quorum.national(ENOUGH));
  }

  @Override
  public String id() {
    return within.id();
  }

  @Override
  public Detector alone() {
    return new TurningDetector(within.alone(), Quorum.alone(ENOUGH));
  }

  @Override
  public State initial() {
    return new TurningState(within.initial(), null, Change.NONE);
  }

  @Override
  public State read(byte[] bytes) {
    return TurningState.of(bytes, within);
  }

  @Override
  public Step advance(State state, Hour hour) {
    TurningState now = (TurningState) state;
    Step step = within.advance(now.within(), hour);
    Span before = now.within().open();
    Span open = step.state().open();
    if (!step.ended().isEmpty() || before == null || open == null) {
      return follow(now, step);
    }
    if (!open.restricted() || hour.networks().isEmpty()) {
      return new Step(new TurningState(step.state(), now.open(), now.turn()), List.of());
    }
    Access other = now.open().state() == Access.BLOCKED ? Access.THROTTLED : Access.BLOCKED;
    Change turn = now.turn().hear(hour, towards(other), quorum);
    return quorum.accessible(turn)
        ? turned(now, step.state(), turn, other, hour)
        : new Step(new TurningState(step.state(), now.open(), turn), List.of());
  }

  /**
   * What changed within. A turn that was told is not taken back: a change before it counts after
   * its first hour.
   */
  private static Step follow(TurningState now, Step step) {
    Span open = step.state().open();
    if (step.ended().isEmpty() || now.open() == null) {
      return new Step(new TurningState(step.state(), open, Change.NONE), step.ended());
    }
    Instant first = now.open().start().plus(HOUR);
    List<Span> ended = new ArrayList<>(step.ended());
    Span last = ended.get(0);
    ended.set(0, now.open().until(later(first, last.end()), later(first, last.endKnownSince())));
    return new Step(new TurningState(step.state(), from(first, open), Change.NONE), ended);
  }

  /** The span, beginning no earlier. */
  private static Span from(Instant first, Span open) {
    return open == null || !open.start().isBefore(first)
        ? open
        : new Span(
            open.state(),
            first,
            null,
            later(first, open.knownSince()),
            null,
            open.networksBlocked(),
            open.networksObserved(),
            open.measurements());
  }

  private Step turned(TurningState now, State within, Change turn, Access to, Hour hour) {
    Span before = now.open();
    Instant start = later(before.start().plus(HOUR), Hour.at(quorum.since(turn, false)));
    Instant known = later(later(start, hour.known()), Instant.ofEpochMilli(turn.known()));
    Span open =
        new Span(
            to,
            start,
            null,
            known,
            null,
            before.networksBlocked(),
            before.networksObserved(),
            turn.measurements());
    return new Step(
        new TurningState(within, open, turn.forget()), List.of(before.until(start, known)));
  }

  private static ToDoubleFunction<NetworkHour> towards(Access kind) {
    return kind == Access.THROTTLED ? TurningDetector::says : hour -> -says(hour);
  }

  /** In favour of throttling and against a block, nats. */
  private static double says(NetworkHour hour) {
    double restricted = hour.blocked();
    if (restricted <= 0) {
      return 0;
    }
    double witnesses = restricted / (1 + Math.max(0, restricted - 1) * Emission.CORRELATION);
    return witnesses * (2 * hour.throttled() / restricted - 1) * SAYS;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
