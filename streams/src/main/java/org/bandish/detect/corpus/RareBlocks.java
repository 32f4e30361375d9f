package org.bandish.detect.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bandish.detect.corpus.Scenario.Made;

/** Blocks that few measurements see, or that last, or that return. */
final class RareBlocks {
  private static final int DAY = Draw.DAY;

  private RareBlocks() {}

  /** About one measurement a day in the whole country, on one of 3 to 5 networks. */
  static Made oneDaily(Random random) {
    int networks = Draw.between(random, 3, 5);
    World world = new World(random, 150);
    world.networks(networks, 1.0 / DAY / networks, 0.01);
    int from = Draw.between(random, 40 * DAY, 60 * DAY);
    int to = from + Draw.between(random, 30 * DAY, 60 * DAY);
    world.everywhere(from, to, Draw.block(random));
    return Made.of(world, Draw.blocked(from, to));
  }

  /** Blocked, then nobody measures for one to three years, then blocked as before, then open. */
  static Made silentYears(Random random) {
    int silence = Draw.between(random, 365, 3 * 365) * DAY;
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int quiet = from + Draw.between(random, 4 * DAY, 10 * DAY);
    int heard = quiet + silence;
    int to = heard + Draw.between(random, 4 * DAY, 20 * DAY);
    World world = Draw.country(random, to / DAY + 20);
    world.everywhere(from, to, Draw.block(random)).volume(quiet, heard, 0);
    return Made.of(world, Draw.blocked(from, to));
  }

  /** Three blocks of 3 to 10 days, 4 to 10 days between them. */
  static Made reblock(Random random) {
    World world = Draw.country(random, 90, Draw.between(random, 3, 8), Draw.one(random, 2.0, 0.5));
    List<Label> labels = new ArrayList<>();
    int from = Draw.between(random, 8 * DAY, 15 * DAY);
    for (int i = 0; i < 3; i++) {
      int to = from + Draw.between(random, 3 * DAY, 10 * DAY);
      world.everywhere(from, to, Draw.block(random));
      labels.add(Draw.blocked(from, to));
      from = to + Draw.between(random, 4 * DAY, 10 * DAY);
    }
    return new Made(world, labels, List.of());
  }

  /** Only one network is measured, and it shows a known block page. */
  static Made blockPage(Random random) {
    World world = Draw.country(random, 60, 1, Draw.one(random, 2.0, 0.5));
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 5 * DAY, 20 * DAY);
    world.everywhere(from, to, Mixture.page(Draw.between(random, 0.02, 0.08)));
    return Made.of(world, Draw.blocked(from, to));
  }

  /** Connectivity fails for 6 hours to 2 days, nobody tells of it; a block follows at once. */
  static Made afterOutage(Random random) {
    World world = Draw.country(random, 60);
    int outage = Draw.between(random, 10 * DAY, 30 * DAY);
    int from = outage + Draw.between(random, 6, 2 * DAY);
    int to = from + Draw.between(random, 3 * DAY, 15 * DAY);
    Harmless.outage(world, random, outage, from);
    world.everywhere(from, to, Draw.block(random));
    return Made.of(world, Draw.blocked(from, to));
  }
}
