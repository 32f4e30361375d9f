package org.bandish.query;

import java.time.Instant;
import org.bandish.schema.Subject;

/**
 * What was measured on one network in one hour; with the count 0, that nothing was.
 *
 * @param asn null: the network is not known
 * @param hour its first instant
 * @param blocked sum of weight times count, as {@code down} and {@code ok}
 * @param count measurements
 */
public record SignalHour(
    Subject subject, Long asn, Instant hour, double blocked, double down, double ok, long count) {}
