package org.bandish.detect;

import java.time.Instant;

/**
 * What one network showed of one subject in one hour.
 *
 * @param asn null: the network is not known
 * @param blocked sum of the measurements' weights; blocked + down + ok is the count
 * @param throttled the part of {@code blocked} that means throttling
 * @param down sum of weights: not blocked, not accessible
 * @param ok sum of weights
 * @param count measurements, at least 1
 * @param confirmed measurements that met a known block page
 * @param medianBlocked the median of the measurements' blocked weights; null: not known, then the
 *     mean stands for it
 * @param knownAt when the last of the measurements was public; null: at the end of the hour
 */
public record NetworkHour(
    Long asn,
    double blocked,
    double throttled,
    double down,
    double ok,
    long count,
    long confirmed,
    Double medianBlocked,
    Instant knownAt) {
  public NetworkHour {
    if (count < 1) {
      throw new IllegalArgumentException("an hour of a network needs a measurement");
    }
  }

  /** The median of the blocked weights, in [0, 1]. */
  double median() {
    return medianBlocked == null ? blocked / count : medianBlocked;
  }

  /** The same, known at the end of the hour. */
  NetworkHour onTime() {
    return new NetworkHour(
        asn, blocked, throttled, down, ok, count, confirmed, medianBlocked, null);
  }

  /** When all of it was public. */
  Instant knownAt(long hour) {
    return knownAt == null ? Hour.at(hour + 1) : knownAt;
  }
}
