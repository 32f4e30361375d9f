package org.bandish.detect.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bandish.detect.corpus.Scenario.Made;
import org.bandish.event.Access;

/** Blocks of a country that is measured day and night. */
final class Blocks {
  private static final int DAYS = 60;
  private static final int DAY = Draw.DAY;

  private Blocks() {}

  /** Every network blocks, each in its way, 3 to 20 days. */
  static Made national(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 3 * DAY, 20 * DAY);
    for (int network = 0; network < world.size(); network++) {
      world.on(network, from, to, Draw.block(random));
    }
    return Made.of(world, Draw.blocked(from, to));
  }

  /** On 5 to 12 weekdays, 4 to 10 hours from the morning on. */
  static Made exams(Random random) {
    World world =
        Draw.country(random, DAYS, Draw.between(random, 3, 8), Draw.one(random, 2.0, 0.5));
    int first = Draw.between(random, 10, 30);
    int days = Draw.between(random, 5, 12);
    int hour = Draw.between(random, 4, 8);
    int hours = Draw.between(random, 4, 10);
    Mixture block = Draw.block(random);
    List<Label> labels = new ArrayList<>();
    for (int day = first, left = days; left > 0; day++) {
      if (day % 7 < 5) {
        int from = day * DAY + hour;
        world.everywhere(from, from + hours, block);
        labels.add(Draw.blocked(from, from + hours));
        left--;
      }
    }
    return new Made(world, labels, List.of());
  }

  /** One network begins, the others follow within 1 to 5 days. */
  static Made spreading(Random random) {
    World world =
        Draw.country(random, DAYS, Draw.between(random, 4, 8), Draw.one(random, 2.0, 0.5));
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int spread = Draw.between(random, DAY, 5 * DAY);
    int to = from + spread + Draw.between(random, 5 * DAY, 15 * DAY);
    int[] starts = new int[world.size()];
    for (int network = 0; network < starts.length; network++) {
      starts[network] = network == 0 ? from : from + random.nextInt(spread);
      world.on(network, starts[network], to, Draw.block(random));
    }
    return Made.of(world, Draw.label(Access.BLOCKED, from, half(starts), to));
  }

  private static int half(int[] starts) {
    int[] sorted = starts.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(2, (sorted.length + 1) / 2) - 1];
  }

  /** About two thirds of the networks block, the others never do. */
  static Made most(Random random) {
    World world =
        Draw.country(random, DAYS, Draw.between(random, 4, 9), Draw.one(random, 2.0, 0.5));
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 5 * DAY, 20 * DAY);
    for (int network = 0; 3 * network < 2 * world.size(); network++) {
      world.on(network, from, to, Draw.block(random));
    }
    return Made.of(world, Draw.blocked(from, to));
  }

  /** By names alone; 15 to 35 % of the measurements ask another resolver. */
  static Made dnsOnly(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 5 * DAY, 20 * DAY);
    for (int network = 0; network < world.size(); network++) {
      world.on(network, from, to, Mixture.dns(Draw.between(random, 0.15, 0.35)));
    }
    return Made.of(world, Draw.blocked(from, to));
  }

  /** Slow, not shut; 15 to 35 % of the measurements see nothing. */
  static Made throttling(Random random) {
    World world = Draw.country(random, DAYS);
    int from = Draw.between(random, 10 * DAY, 30 * DAY);
    int to = from + Draw.between(random, 3 * DAY, 15 * DAY);
    world.everywhere(from, to, Mixture.throttled(Draw.between(random, 0.15, 0.35)));
    return Made.of(world, Draw.label(Access.THROTTLED, from, from, to));
  }
}
