package org.bandish.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions of one measurement that count at one time or another: of those that became public
 * within one hour the last, because knowledge goes by the hour, and of all hours the latest 100.
 * What it holds depends on the set of versions alone: not on their order, not on repetition.
 *
 * @param last the last published, which counts now
 * @param before those that counted before, by the time of their publication
 */
public record Versions(Measurement last, List<Measurement> before) {
  /** Whoever corrects a measurement more often loses the earliest: it is known later then. */
  private static final int MOST = 100;

  /** The versions given, as they are. */
  public Versions {
    before = List.copyOf(before);
  }

  /** A measurement of one version. */
  public static Versions of(Measurement only) {
    return new Versions(only, List.of());
  }

  /** The versions given, as they are; at least one, the last one last. */
  public static Versions of(List<Measurement> all) {
    return new Versions(all.get(all.size() - 1), all.subList(0, all.size() - 1));
  }

  /** With one more version of this measurement; this very one where it changes nothing. */
  public Versions with(Measurement version) {
    long known = version.publicSince();
    List<Measurement> all = new ArrayList<>(all());
    int place = all.size();
    while (place > 0 && all.get(place - 1).publicSince() >= known) {
      place--;
    }
    if (place == all.size() || all.get(place).publicSince() > known) {
      all.add(place, version);
    } else if (all.get(place).or(version).equals(all.get(place))) {
      return this;
    } else {
      all.set(place, version);
    }
    if (all.size() <= MOST) {
      return of(all);
    }
    return place == 0 ? this : of(all.subList(1, all.size()));
  }

  /** By the time of their publication, the last one last. */
  public List<Measurement> all() {
    if (before.isEmpty()) {
      return List.of(last);
    }
    List<Measurement> all = new ArrayList<>(before);
    all.add(last);
    return all;
  }
}
