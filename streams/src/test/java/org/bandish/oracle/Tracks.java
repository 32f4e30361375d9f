package org.bandish.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two tracks as cells between neighbouring critical instants, with the ends that shaped them.
 */
final class Tracks {
  /** What an end is by. */
  enum By {
    LIFT,
    STAY,
    EXPIRY
  }

  /**
   * An end of an instrument, or a lift that ended nothing ({@code effective} false), at the instant
   * at which it counts.
   */
  record End(Instant at, Bracket bracket, Fact fact, By by, boolean effective) {
    int rank() {
      return by == By.EXPIRY ? 1 : 0;
    }
  }

  /** From this instant to the next cell's, or for good. */
  record Cell(Instant from, List<Fact> inForce, State observed) {
    boolean banned() {
      return !inForce.isEmpty() || observed.closed();
    }
  }

  final Calendar calendar;
  final List<Cell> cells = new ArrayList<>();
  final List<End> ends = new ArrayList<>();
  final List<Fact> resumed = new ArrayList<>();
  final Set<Instant> resumptions = new TreeSet<>();

  Tracks(Calendar calendar) {
    this.calendar = calendar;
  }

  /** The instant at which a cell ends; null for the last. */
  Instant to(int cell) {
    return cell + 1 < cells.size() ? cells.get(cell + 1).from() : null;
  }

  List<End> endsAt(Instant instant) {
    List<End> at = new ArrayList<>();
    for (End end : ends) {
      if (end.at().equals(instant)) {
        at.add(end);
      }
    }
    return at;
  }

  /**
   * Runs the rules again until the resumptions that decisions look ahead to are those that happen.
   */
  static Tracks of(Calendar calendar) {
    Set<Instant> assumed = new TreeSet<>();
    for (int round = 0; round < 50; round++) {
      Tracks tracks = new Simulation(calendar, assumed).run();
      if (tracks.resumptions.equals(assumed)) {
        return tracks;
      }
      assumed = tracks.resumptions;
    }
    throw new IllegalStateException("resumptions do not settle");
  }
}
