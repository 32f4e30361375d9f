package org.bandish.query;

import java.time.Instant;
import org.bandish.schema.Subject;

/**
 * What was measured on one network in one hour.
 *
 * @param asn null: all networks
 * @param hour its first instant
 * @param count measurements
 */
public record SignalHour(
    Subject subject, Long asn, Instant hour, double blocked, double down, double ok, long count) {}
