package org.bandish.timeline;

import org.bandish.event.Disclosure;

/** Whether the public was told of a ban (domain 3.8). */
enum DisclosureRule implements Rule {
  ANNOUNCED(
      "disclosure.announced",
      Disclosure.ANNOUNCED,
      "an order in force in it, not kept secret, was public at most 24 hours after it began"),
  ACKNOWLEDGED_LATER(
      "disclosure.acknowledged-later",
      Disclosure.ACKNOWLEDGED_LATER,
      "the first order or acknowledgement of it became public only later"),
  UNACKNOWLEDGED(
      "disclosure.unacknowledged",
      Disclosure.UNACKNOWLEDGED,
      "no order of it is known, and nobody in authority has admitted it");

  private final String id;
  private final Disclosure disclosure;
  private final String says;

  DisclosureRule(String id, Disclosure disclosure, String says) {
    this.id = id;
    this.disclosure = disclosure;
    this.says = says;
  }

  /**
   * The line for a ban.
   *
   * @param announced whether an instrument in force, not secret, was public in time
   * @param told whether any instrument was in force or an acknowledgement belongs to the ban
   */
  static DisclosureRule of(boolean announced, boolean told) {
    return announced ? ANNOUNCED : told ? ACKNOWLEDGED_LATER : UNACKNOWLEDGED;
  }

  /** The line that gave the disclosure. */
  static DisclosureRule of(Disclosure disclosure) {
    return switch (disclosure) {
      case ANNOUNCED -> ANNOUNCED;
      case ACKNOWLEDGED_LATER -> ACKNOWLEDGED_LATER;
      case UNACKNOWLEDGED -> UNACKNOWLEDGED;
      case UNKNOWN -> throw new IllegalArgumentException("no rule gives an unknown disclosure");
    };
  }

  Disclosure disclosure() {
    return disclosure;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String section() {
    return "3.8";
  }

  @Override
  public String says() {
    return says;
  }
}
