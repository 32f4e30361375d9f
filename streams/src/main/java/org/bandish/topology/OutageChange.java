package org.bandish.topology;

import org.bandish.event.Outage;

/**
 * How an outage changed.
 *
 * @param before null: it is new
 * @param after null: there is none any more
 */
record OutageChange(Outage before, Outage after) {
  String id() {
    return any().getId();
  }

  String country() {
    return any().getCountry();
  }

  private Outage any() {
    return after == null ? before : after;
  }
}
