package org.bandish.timeline;

import java.time.Instant;
import java.util.Comparator;
import org.bandish.event.Moment;

/**
 * A lift, also one that ended nothing, or a stay or expiry that ended something.
 *
 * @param at when it counts
 * @param fact the lift, the stay, or the order or extension that set the expiry
 * @param moment when it applies, with its bracket
 * @param ended whether an instrument in force ended by it
 */
record LegalEnd(Instant at, Kind kind, Fact fact, Moment moment, boolean ended) {
  enum Kind {
    LIFT,
    STAY,
    EXPIRY
  }

  /**
   * Of several at one instant: lifts and stays before expiries, then the first published, then by
   * id.
   */
  static final Comparator<LegalEnd> BY_RANK =
      Comparator.comparing((LegalEnd end) -> end.kind() == Kind.EXPIRY)
          .thenComparing(LegalEnd::fact, Fact.BY_PUBLICATION);
}
