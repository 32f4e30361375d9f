package org.bandish.detect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One hour of one subject.
 *
 * @param hour hours since 1970-01-01T00:00Z
 * @param networks what was measured, at most one per network, in order of their numbers, the
 *     unknown network first
 */
public record Hour(long hour, List<NetworkHour> networks) {
  static final long SECONDS = 3_600;

  public Hour {
    networks = List.copyOf(networks);
    for (int i = 1; i < networks.size(); i++) {
      Long before = networks.get(i - 1).asn();
      Long asn = networks.get(i).asn();
      if (asn == null || (before != null && before >= asn)) {
        throw new IllegalArgumentException(
            "networks of hour " + at(hour) + " out of order: " + before + ", " + asn);
      }
    }
  }

  /** Its first instant. */
  public Instant start() {
    return at(hour);
  }

  static Instant at(long hour) {
    return Instant.ofEpochSecond(hour * SECONDS);
  }

  /** Hours since 1970 of an instant; of one within an hour those of its beginning. */
  static long of(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** The same, known when it was over: whoever tells times of knowledge apart has done so. */
  Hour onTime() {
    return new Hour(hour, networks.stream().map(NetworkHour::onTime).toList());
  }

  /** The same hour as one network saw it. */
  Hour of(Long asn) {
    return new Hour(
        hour, networks.stream().filter(each -> Objects.equals(each.asn(), asn)).toList());
  }
}
