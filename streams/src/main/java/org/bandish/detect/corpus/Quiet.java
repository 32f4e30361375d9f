package org.bandish.detect.corpus;

import java.time.Instant;

/** A span [start, end) of an outage of the country that is known to the detector. */
public record Quiet(Instant start, Instant end) {
  /** Whether it touches the hour that begins at the instant. */
  boolean touches(Instant hour) {
    return hour.isBefore(end) && hour.plusSeconds(3_600).isAfter(start);
  }
}
