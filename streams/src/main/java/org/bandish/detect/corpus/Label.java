package org.bandish.detect.corpus;

import java.time.Instant;
import org.bandish.event.Access;

/**
 * A restriction that a detector must call.
 *
 * @param state BLOCKED or THROTTLED
 * @param earliest when it first began on a network
 * @param onset when it held for at least half of the networks, two at least: from here on the delay
 *     counts
 * @param end when it was over; null: it goes on
 */
public record Label(Access state, Instant earliest, Instant onset, Instant end) {}
