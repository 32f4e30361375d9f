package org.bandish.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The evidence for a change of state since it last came to nothing: what each network says, and
 * since when. A network that was measured lately is in it even if it says nothing, because it
 * counts in the quorum. Immutable.
 *
 * @param witnesses the networks heard, in order of their numbers, the unknown one first
 * @param last the last hour that is in it
 * @param blocked sum of the blocked weights
 * @param throttled the part of it that means throttling
 * @param known when the last of its measurements was public, milliseconds since 1970
 */
record Change(List<Witness> witnesses, long last, double blocked, double throttled, long known) {
  /** In silence evidence loses half its weight in this many hours: 30 days. */
  static final double HALF_LIFE = 720;

  /** A network that was not measured for so many hours and says nothing for it does not count. */
  static final long MEMORY = 6;

  /** No evidence. */
  static final Change NONE = new Change(List.of(), Long.MIN_VALUE, 0, 0, Long.MIN_VALUE);

  private static final Comparator<Long> ORDER = Comparator.nullsFirst(Comparator.naturalOrder());

  Change {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * With one hour more.
   *
   * @param weigh what an hour of a network says in favour of the change, nats
   * @throws IllegalArgumentException if the hour is not after the last one
   */
  Change hear(Hour hour, ToDoubleFunction<NetworkHour> weigh, Quorum quorum) {
    if (hour.hour() <= last) {
      throw new IllegalArgumentException(hour.start() + " is not after " + Hour.at(last));
    }
    Map<Long, Witness> now = faded(hour.hour());
    double moreBlocked = blocked;
    double moreThrottled = throttled;
    long knownNow = known;
    for (NetworkHour more : hour.networks()) {
      double ratio = weigh.applyAsDouble(more);
      if (ratio == 0) {
        continue;
      }
      Witness before = now.getOrDefault(more.asn(), Witness.of(more.asn()));
      now.put(more.asn(), before.hear(hour.hour(), more, ratio, quorum));
      moreBlocked += more.blocked();
      moreThrottled += more.throttled();
      knownNow = Math.max(knownNow, more.knownAt(hour.hour()).toEpochMilli());
    }
    Change next =
        new Change(
            new ArrayList<>(now.values()), hour.hour(), moreBlocked, moreThrottled, knownNow);
    return quorum.sum(next) > 0 ? next : next.forget();
  }

  private Map<Long, Witness> faded(long hour) {
    Map<Long, Witness> faded = new TreeMap<>(ORDER);
    for (Witness each : witnesses) {
      if (each.agrees() || hour - each.heard() <= MEMORY) {
        faded.put(each.asn(), each.fade(Math.pow(0.5, (hour - last) / HALF_LIFE)));
      }
    }
    return faded;
  }

  /** Which networks were heard, and nothing of what they said. */
  Change forget() {
    return new Change(witnesses.stream().map(Witness::forget).toList(), last, 0, 0, Long.MIN_VALUE);
  }

  long agreeing() {
    return witnesses.stream().filter(Witness::agrees).count();
  }

  long measurements() {
    return witnesses.stream().mapToLong(Witness::measurements).sum();
  }

  /** The hour in which the n-th network began to agree; of an n too large the last one's. */
  long since(long n) {
    long[] hours =
        witnesses.stream().filter(Witness::agrees).mapToLong(Witness::since).sorted().toArray();
    return hours[(int) Math.min(n, hours.length) - 1];
  }
}
