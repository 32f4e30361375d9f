package org.bandish.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bandish.event.Access;

/**
 * What held from the end of the last instrument on, or from an order to restore what no known order
 * blocked (domain 3.3, the table).
 *
 * @param at when it ended, or was to be restored
 * @param ends what ended then, or the restoration orders
 * @param rule the line of the table
 * @param report the first lasting report after it that counts; null: there is none
 */
record Decided(Instant at, List<LegalEnd> ends, DecisionRule rule, Fact report) {

  /** The state of the lasting track from then on. */
  Access state() {
    return rule.from(report);
  }

  /** Whether an instrument ended; else it was ordered restored without one. */
  boolean endedInstrument() {
    return ends.stream().anyMatch(LegalEnd::ended);
  }

  /** Ids of the facts that ended it, and of the report. */
  List<String> evidence() {
    return Stream.concat(ends.stream().map(LegalEnd::fact), Stream.of(report))
        .filter(Objects::nonNull)
        .map(Fact::id)
        .distinct()
        .toList();
  }
}
