package org.bandish.topology;

import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Recurrence;

/**
 * What one derivation of one subject concluded.
 *
 * @param intervals all that hold now
 * @param transitions what differs from the last derivation
 * @param status after it
 * @param recurrences the statistics where the intervals changed, null in the list where there are
 *     no intervals any more; empty where nothing changed
 * @param failure why it failed, then with the last intervals; null: it did not
 */
record Conclusions(
    List<BanInterval> intervals,
    List<BanTransition> transitions,
    PlatformStatus status,
    List<Recurrence> recurrences,
    RuntimeException failure)
    implements Concluded {}
