package org.bandish.detect.corpus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bandish.event.SignalDay;

/** A country with networks in which a platform is measured, hour by hour, by seed. */
final class World {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  /** Numbers for documentation (RFC 5398) begin here. */
  private static final long FIRST_ASN = 64_496;

  private static final int DAY = 24;

  private final Random random;
  private final int hours;
  private final List<Double> rates = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Volume> volumes = new ArrayList<>();

  private record Condition(int network, int from, int to, Mixture mixture) {}

  private record Volume(int from, int to, double factor) {}

  World(Random random, int days) {
    this.random = random;
    this.hours = days * DAY;
  }

  /**
   * Networks of which some are measured much more than others (log-normal, σ = 0.8).
   *
   * @param rate measurements an hour and network in the median
   */
  World networks(int number, double rate, double noise) {
    for (int i = 0; i < number; i++) {
      rates.add(rate * Math.exp(0.8 * random.nextGaussian()));
    }
    everywhere(0, hours, Mixture.accessible(noise));
    return this;
  }

  /** What holds in hours [from, to); of several conditions the last one said. */
  World on(int network, int from, int to, Mixture mixture) {
    conditions.add(new Condition(network, from, to, mixture));
    return this;
  }

  World everywhere(int from, int to, Mixture mixture) {
    for (int i = 0; i < rates.size(); i++) {
      on(i, from, to, mixture);
    }
    return this;
  }

  /** How much is measured in hours [from, to), relative to the rest. */
  World volume(int from, int to, double factor) {
    volumes.add(new Volume(from, to, factor));
    return this;
  }

  int size() {
    return rates.size();
  }

  int hours() {
    return hours;
  }

  /** The network that is measured most. */
  int loudest() {
    int loudest = 0;
    for (int i = 1; i < rates.size(); i++) {
      loudest = rates.get(i) > rates.get(loudest) ? i : loudest;
    }
    return loudest;
  }

  static Instant at(int hour) {
    return START.plusSeconds(hour * 3_600L);
  }

  List<SignalDay> measure() {
    Ledger ledger = new Ledger(random);
    for (int network = 0; network < rates.size(); network++) {
      for (int hour = 0; hour < hours; hour++) {
        int count = poisson(rates.get(network) * daylight(hour) * volume(hour));
        Mixture mixture = count == 0 ? null : condition(network, hour);
        for (int i = 0; i < count; i++) {
          ledger.add(FIRST_ASN + network, hour, mixture.draw(random));
        }
      }
    }
    return ledger.days();
  }

  /** Measured most in the evening, least before dawn. */
  private static double daylight(int hour) {
    return 1 + 0.6 * Math.sin(2 * Math.PI * (hour % DAY - 9) / DAY);
  }

  private double volume(int hour) {
    double factor = 1;
    for (Volume each : volumes) {
      factor = hour >= each.from() && hour < each.to() ? each.factor() : factor;
    }
    return factor;
  }

  private Mixture condition(int network, int hour) {
    Mixture now = null;
    for (Condition each : conditions) {
      if (each.network() == network && hour >= each.from() && hour < each.to()) {
        now = each.mixture();
      }
    }
    return now;
  }

  /** Knuth's way; the rates are small. */
  private int poisson(double rate) {
    double limit = Math.exp(-rate);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
