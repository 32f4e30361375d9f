package org.bandish.detect.corpus;

import java.util.List;
import java.util.Random;
import org.bandish.event.Access;

/** What the scenarios draw alike. */
final class Draw {
  static final int DAY = 24;

  private Draw() {}

  /** From least to most, both included. */
  static int between(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  static double between(Random random, double least, double most) {
    return least + random.nextDouble() * (most - least);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> T one(Random random, T... of) {
    return List.of(of).get(random.nextInt(of.length));
  }

  /** 3 to 8 networks with 2, 0.5 or 0.15 measurements an hour, of which 1 to 4 % look blocked. */
  static World country(Random random, int days) {
    double rate = one(random, 2.0, 0.5, 0.15);
    return country(random, days, between(random, 3, 8), rate);
  }

  static World country(Random random, int days, int networks, double rate) {
    return new World(random, days).networks(networks, rate, between(random, 0.01, 0.04));
  }

  /** A block by one way; 3 to 12 % of the measurements pass it. */
  static Mixture block(Random random) {
    double missed = between(random, 0.03, 0.12);
    return one(
        random,
        Mixture.tls(missed),
        Mixture.tcp(missed),
        Mixture.dns(missed),
        Mixture.page(missed));
  }

  static Label blocked(int from, int to) {
    return label(Access.BLOCKED, from, from, to);
  }

  static Label label(Access state, int earliest, int onset, int end) {
    return new Label(state, World.at(earliest), World.at(onset), World.at(end));
  }
}
