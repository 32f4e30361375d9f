package org.bandish.detect.corpus;

import java.util.List;
import java.util.Random;
import org.bandish.detect.corpus.Scenario.Made;

/** What is no block of a platform. */
final class Harmless {
  private static final int DAYS = 60;
  private static final int DAY = Draw.DAY;

  private Harmless() {}

  /** Connectivity fails for 6 hours to 5 days, and the outage is known. */
  static Made countryOutage(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 6, 5 * DAY);
    outage(world, random, from, to);
    return new Made(world, List.of(), List.of(new Quiet(World.at(from), World.at(to))));
  }

  /** The same, and nobody told of it. */
  static Made unknownOutage(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    outage(world, random, from, from + Draw.between(random, 6, 5 * DAY));
    return Made.of(world);
  }

  /** In hours [from, to) connectivity fails, and next to nothing is measured. */
  static void outage(World world, Random random, int from, int to) {
    world.everywhere(from, to, Mixture.outage());
    world.volume(from, to, Draw.between(random, 0.05, 0.3));
  }

  /** The platform is down for everybody, 2 to 24 hours. */
  static Made platformOutage(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    world.everywhere(from, from + Draw.between(random, 2, DAY), Mixture.platformDown());
    return Made.of(world);
  }

  /** From some hour on 50 to 90 % of the answers come from addresses that nobody knows. */
  static Made cdnChange(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 4 * DAY, 30 * DAY);
    world.everywhere(from, to, Mixture.moved(Draw.between(random, 0.5, 0.9)));
    return Made.of(world);
  }

  /** One network fails by itself for weeks; in every second case the one that is measured most. */
  static Made brokenIsp(Random random) {
    World world = Draw.country(random, DAYS);
    int network = random.nextBoolean() ? world.loudest() : 0;
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    world.on(network, from, from + Draw.between(random, 3 * DAY, 30 * DAY), Mixture.broken(0.97));
    return Made.of(world);
  }

  /** The probe that is heard most fails in 40 to 80 % of its measurements, all the time. */
  static Made noisyProbe(Random random) {
    World world = Draw.country(random, DAYS);
    world.on(world.loudest(), 0, world.hours(), Mixture.broken(Draw.between(random, 0.4, 0.8)));
    return Made.of(world);
  }

  /** For 5 to 20 days next to nothing is measured, or nothing. */
  static Made volumeFall(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 5 * DAY, 20 * DAY);
    world.volume(from, to, Draw.one(random, 0.0, 0.01, 0.05));
    return Made.of(world);
  }

  /** About 3 to 8 measurements in two months, a fifth of which look blocked. */
  static Made sparse(Random random) {
    World world = new World(random, DAYS);
    double measurements = Draw.between(random, 3.0, 8.0);
    world.networks(3, measurements / (3 * DAYS * DAY), 0.2);
    return Made.of(world);
  }

  /** Nothing happens. */
  static Made control(Random random) {
    return Made.of(Draw.country(random, DAYS));
  }
}
