package org.bandish.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions of one measurement that count on a day at one time or another: of those that became
 * public within one hour the last, because knowledge goes by the hour, and of all hours the latest
 * 100. What it holds depends on the set of versions alone: not on their order, not on repetition.
 *
 * @param last the last published of this day
 * @param before those of this day before it, by the time of their publication
 * @param elsewhere those that moved the measurement to another day, by the time of their
 *     publication; nearly always none
 */
public record Versions(Measurement last, List<Measurement> before, List<Measurement> elsewhere) {
  /** Whoever corrects a measurement more often loses the earliest: it is known later then. */
  private static final int MOST = 100;

  /** The versions given, as they are. */
  public Versions {
    before = List.copyOf(before);
    elsewhere = List.copyOf(elsewhere);
  }

  /** A measurement of one version. */
  public static Versions of(Measurement only) {
    return new Versions(only, List.of(), List.of());
  }

  /**
   * The versions given, as they are.
   *
   * @param all of this day, at least one, the last one last
   */
  public static Versions of(List<Measurement> all, List<Measurement> elsewhere) {
    return new Versions(all.get(all.size() - 1), all.subList(0, all.size() - 1), elsewhere);
  }

  /** With one more version of this measurement; an equal one where it changes nothing. */
  public Versions with(Measurement version) {
    return of(added(all(), version), elsewhere);
  }

  /** With one more version, which moves this measurement to another day. */
  public Versions movedBy(Measurement version) {
    return new Versions(last, before, added(elsewhere, version));
  }

  /** With all of other versions of this measurement. */
  Versions and(Versions other) {
    Versions both = this;
    for (Measurement version : other.all()) {
      both = both.with(version);
    }
    for (Measurement version : other.elsewhere()) {
      both = both.movedBy(version);
    }
    return both;
  }

  /** Those of this day, by the time of their publication, the last one last. */
  public List<Measurement> all() {
    if (before.isEmpty()) {
      return List.of(last);
    }
    List<Measurement> all = new ArrayList<>(before);
    all.add(last);
    return all;
  }

  /** Whether the measurement counts on this day by now: no later version is of another. */
  boolean isHere() {
    return elsewhere.isEmpty() || last.or(elsewhere.get(elsewhere.size() - 1)).equals(last);
  }

  private static List<Measurement> added(List<Measurement> versions, Measurement version) {
    long known = version.publicSince();
    List<Measurement> all = new ArrayList<>(versions);
    int place = all.size();
    while (place > 0 && all.get(place - 1).publicSince() >= known) {
      place--;
    }
    if (place == all.size() || all.get(place).publicSince() > known) {
      all.add(place, version);
    } else {
      all.set(place, all.get(place).or(version));
    }
    return all.size() <= MOST ? all : all.subList(1, all.size());
  }
}
