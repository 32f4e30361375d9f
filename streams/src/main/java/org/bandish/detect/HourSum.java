package org.bandish.detect;

import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bandish.event.HourCount;

/** The measurements of one hour, summed in the order in which they are added. */
final class HourSum {
  /** How many measurements have each weight of blocked. */
  private final SortedMap<Double, Long> weights = new TreeMap<>();

  private double blocked;
  private double throttled;
  private double down;
  private double ok;
  private long count;
  private long confirmed;
  private long knownAt = Long.MIN_VALUE;

  /** The sums of measurements by hour. */
  static NavigableMap<Integer, HourSum> of(Collection<Measurement> measurements) {
    NavigableMap<Integer, HourSum> hours = new TreeMap<>();
    for (Measurement each : measurements) {
      hours.computeIfAbsent(each.hour(), hour -> new HourSum()).add(each);
    }
    return hours;
  }

  private void add(Measurement each) {
    double weight = each.blocked() * each.count();
    blocked += weight;
    throttled += each.throttled() ? weight : 0;
    down += each.down() * each.count();
    ok += each.ok() * each.count();
    count += each.count();
    confirmed += each.isConfirmed() ? each.count() : 0;
    knownAt = Math.max(knownAt, each.published());
    weights.merge(each.blocked(), each.count(), Long::sum);
  }

  /** When the last of them was public, milliseconds since 1970. */
  long knownAt() {
    return knownAt;
  }

  HourCount at(int hour, Instant known) {
    return HourCount.newBuilder()
        .setHour(hour)
        .setBlocked(blocked)
        .setDown(down)
        .setOk(ok)
        .setCount(count)
        .setThrottled(throttled)
        .setConfirmed(confirmed)
        .setMedianBlocked(median())
        .setKnownAt(known)
        .build();
  }

  /** Of an even number the mean of the two in the middle. */
  private double median() {
    return (ranked((count - 1) / 2) + ranked(count / 2)) / 2;
  }

  private double ranked(long rank) {
    long below = 0;
    for (var each : weights.entrySet()) {
      below += each.getValue();
      if (rank < below) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("no rank " + rank + " of " + count);
  }
}
