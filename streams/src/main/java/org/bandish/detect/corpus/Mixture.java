package org.bandish.detect.corpus;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What measurements show under one condition. Weights are those of OONI's rules ({@code
 * analysis/rules.py}, version 2), so that a block by TCP is 0.75 blocked and 0.25 down and an
 * unmatched address 0.75 blocked and 0.25 ok.
 */
record Mixture(List<Outcome> outcomes) {
  Mixture {
    outcomes = List.copyOf(outcomes);
  }

  private static Mixture of(Outcome... outcomes) {
    return new Mixture(List.of(outcomes));
  }

  Outcome draw(Random random) {
    double left = random.nextDouble() * outcomes.stream().mapToDouble(Outcome::chance).sum();
    for (Outcome outcome : outcomes) {
      left -= outcome.chance();
      if (left < 0) {
        return outcome;
      }
    }
    return outcomes.get(outcomes.size() - 1);
  }

  /**
   * Nothing is wrong.
   *
   * @param noise share of measurements that look blocked nevertheless
   */
  static Mixture accessible(double noise) {
    return of(
        Outcome.of(noise / 2, 0.75, 0.25, 0),
        Outcome.of(noise / 4, 0.9, 0.1, 0),
        Outcome.of(noise / 4, 0.7, 0.3, 0),
        Outcome.of(0.02, 0.75, 0, 0.25),
        Outcome.of(0.03, 0.2, 0.8, 0),
        Outcome.of(0.1, 0, 0.1, 0.9),
        Outcome.of(0.85 - noise, 0, 0, 1));
  }

  /**
   * Some outcomes of a block, and the probes that pass it.
   *
   * @param missed share of measurements that look accessible
   */
  private static Mixture block(double missed, Outcome... blocked) {
    return new Mixture(
        Stream.concat(
                Stream.of(Outcome.of(missed, 0, 0, 1), Outcome.of(0.03, 0.2, 0.8, 0)),
                Stream.of(blocked)
                    .map(
                        each ->
                            new Outcome(
                                each.chance() * (0.97 - missed),
                                each.blocked(),
                                each.down(),
                                each.ok(),
                                each.throttled(),
                                each.confirmed())))
            .toList());
  }

  /** Sessions are reset or time out by the name in them. */
  static Mixture tls(double missed) {
    return block(missed, Outcome.of(0.7, 0.8, 0.2, 0), Outcome.of(0.3, 0.7, 0.3, 0));
  }

  /** Addresses cannot be connected to. */
  static Mixture tcp(double missed) {
    return block(missed, Outcome.of(1, 0.75, 0.25, 0));
  }

  /** Names do not resolve, or to another address. */
  static Mixture dns(double missed) {
    return block(
        missed,
        Outcome.of(0.4, 0.95, 0.05, 0),
        Outcome.of(0.3, 0.9, 0.05, 0.05),
        Outcome.of(0.2, 0.9, 0.1, 0),
        Outcome.of(0.1, 0.75, 0, 0.25));
  }

  /** A known block page. */
  static Mixture page(double missed) {
    return block(missed, new Outcome(0.8, 1, 0, 0, false, true), Outcome.of(0.2, 0.9, 0.05, 0.05));
  }

  /** Slowed down; how much differs from measurement to measurement. */
  static Mixture throttled(double missed) {
    return block(
        missed,
        new Outcome(0.5, 0.8, 0.1, 0.1, true, false),
        new Outcome(0.3, 0.65, 0.1, 0.25, true, false),
        new Outcome(0.2, 0.9, 0.1, 0, true, false));
  }

  /** Connectivity fails: the controls fail too, or what is left of the network misbehaves. */
  static Mixture outage() {
    return of(
        Outcome.of(0.4, 0.25, 0.75, 0),
        Outcome.of(0.2, 0.1, 0.9, 0),
        Outcome.of(0.25, 0.75, 0.25, 0),
        Outcome.of(0.15, 0, 0, 1));
  }

  /** The platform itself is down, for everybody. */
  static Mixture platformDown() {
    return of(
        Outcome.of(0.5, 0.25, 0.75, 0),
        Outcome.of(0.3, 0.1, 0.9, 0),
        Outcome.of(0.1, 0.5, 0.5, 0),
        Outcome.of(0.1, 0, 0, 1));
  }

  /** The platform answers from addresses that the control does not see. */
  static Mixture moved(double share) {
    return of(
        Outcome.of(share, 0.75, 0, 0.25),
        Outcome.of(0.02, 0.75, 0.25, 0),
        Outcome.of(0.98 - share, 0, 0, 1));
  }

  /** A probe, or a network, that fails by itself. */
  static Mixture broken(double share) {
    return of(
        Outcome.of(share / 2, 0.9, 0.1, 0),
        Outcome.of(share / 2, 0.75, 0.25, 0),
        Outcome.of(1 - share, 0, 0, 1));
  }
}
