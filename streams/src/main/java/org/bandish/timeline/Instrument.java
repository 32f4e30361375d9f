package org.bandish.timeline;

import java.time.Instant;
import org.bandish.event.Moment;

/** A block, throttle or orders-block while it may still be in force. */
final class Instrument {
  private final Fact fact;
  private Moment expiry;
  private Fact expirySetBy;
  private boolean observed;

  Instrument(Fact fact) {
    this.fact = fact;
    this.expiry =
        fact.evidence().getBanOrder() == null ? null : fact.evidence().getBanOrder().getExpires();
    this.expirySetBy = fact;
  }

  private Instrument(Instrument other) {
    this.fact = other.fact;
    this.expiry = other.expiry;
    this.expirySetBy = other.expirySetBy;
    this.observed = other.observed;
  }

  Instrument copy() {
    return new Instrument(this);
  }

  Fact fact() {
    return fact;
  }

  /** When it expires; null: it does not. */
  Moment expiry() {
    return expiry;
  }

  /** The order or the extension that set the expiry. */
  Fact expirySetBy() {
    return expirySetBy;
  }

  /** Moves the expiry to that of the extension; one without expiry extends until further notice. */
  void extend(Fact extension) {
    expiry = extension.evidence().getBanOrder().getExpires();
    expirySetBy = extension;
  }

  /** Whether it was observed blocked or throttled while in force. */
  boolean observed() {
    return observed;
  }

  void markObserved() {
    observed = true;
  }

  /** Whether it is over at the instant, by its expiry. */
  boolean expiresAt(Instant instant, Instants instants) {
    return expiry != null && !instants.ofEnd(expiry.getEarliest()).isAfter(instant);
  }
}
