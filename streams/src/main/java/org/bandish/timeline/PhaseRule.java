package org.bandish.timeline;

import org.bandish.event.Access;
import org.bandish.event.Phase;

/** The phase of a stretch of a ban, from what is ordered and what is observed (domain 3.5). */
enum PhaseRule implements Rule {
  ENFORCED("phase.enforced", Phase.ENFORCED, "an order is in force and the network shows it"),
  ORDERED(
      "phase.ordered",
      Phase.ORDERED,
      "an order is in force and nobody says what the network shows"),
  NOT_ENFORCED(
      "phase.not-enforced",
      Phase.NOT_ENFORCED,
      "an order is in force and the platform can be reached all the same"),
  UNORDERED(
      "phase.unordered",
      Phase.UNORDERED,
      "it is blocked and no order is known, nor any end of one"),
  DEFIED(
      "phase.defied",
      Phase.DEFIED,
      "it is blocked although the last order has ended or a lift was ordered, also one that ended"
          + " nothing"),
  BRIDGED(
      "phase.bridged", null, "a short opening does not split the ban: the phase before goes on");

  private final String id;
  private final Phase phase;
  private final String says;

  PhaseRule(String id, Phase phase, String says) {
    this.id = id;
    this.phase = phase;
    this.says = says;
  }

  /**
   * The line for a stretch.
   *
   * @param legal whether an instrument is in force
   * @param ended whether an instrument has ended, or a lift was ordered, in this ban by then
   */
  static PhaseRule of(boolean legal, Access observed, boolean ended) {
    boolean blocked = ObservedTrack.isBanned(observed);
    if (legal) {
      return blocked ? ENFORCED : observed == Access.ACCESSIBLE ? NOT_ENFORCED : ORDERED;
    }
    return !blocked ? BRIDGED : ended ? DEFIED : UNORDERED;
  }

  /** Null: that of the stretch before. */
  Phase phase() {
    return phase;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String section() {
    return "3.5";
  }

  @Override
  public String says() {
    return says;
  }
}
