package org.bandish.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The evidence for a change of state since it last came to nothing: what each network says, and
 * since when. Immutable.
 *
 * @param witnesses the networks heard, in order of their numbers, the unknown one first
 * @param last the last hour that is in it
 * @param blocked sum of the blocked weights of the networks that agree with a block
 * @param throttled the part of it that means throttling
 * @param known when the last of its measurements was public, milliseconds since 1970
 */
record Change(List<Witness> witnesses, long last, double blocked, double throttled, long known) {
  /** In silence evidence loses half its weight in this many hours: 30 days. */
  static final double HALF_LIFE = 720;

  /** No evidence. */
  static final Change NONE = new Change(List.of(), Long.MIN_VALUE, 0, 0, Long.MIN_VALUE);

  private static final Comparator<Witness> ORDER =
      Comparator.comparing(Witness::asn, Comparator.nullsFirst(Comparator.naturalOrder()));

  /**
   * With one hour more; {@link #NONE} where all of it together does not speak for the change.
   *
   * @param sign 1: the change is a block; −1: it is access
   */
  Change hear(Hour hour, int sign, Witness.Bounds bounds) {
    if (hour.hour() <= last) {
      throw new IllegalArgumentException(hour.start() + " is not after " + Hour.at(last));
    }
    double factor = witnesses.isEmpty() ? 1 : Math.pow(0.5, (hour.hour() - last) / HALF_LIFE);
    List<Witness> now = new ArrayList<>();
    witnesses.forEach(each -> now.add(each.fade(factor)));
    double moreBlocked = 0;
    double moreThrottled = 0;
    long knownNow = known;
    for (NetworkHour heard : hour.networks()) {
      double ratio = sign * Emission.ratio(heard);
      if (ratio == 0) {
        continue;
      }
      int index = index(now, heard.asn());
      Witness before = index < 0 ? Witness.of(heard.asn()) : now.remove(index);
      now.add(before.hear(hour.hour(), heard, ratio, bounds));
      moreBlocked += heard.blocked();
      moreThrottled += heard.throttled();
      knownNow = Math.max(knownNow, heard.knownAt(hour.hour()).toEpochMilli());
    }
    if (now.stream().mapToDouble(Witness::ratio).sum() <= 0) {
      return NONE;
    }
    now.sort(ORDER);
    return new Change(now, hour.hour(), blocked + moreBlocked, throttled + moreThrottled, knownNow);
  }

  private static int index(List<Witness> witnesses, Long asn) {
    for (int i = 0; i < witnesses.size(); i++) {
      if (Objects.equals(witnesses.get(i).asn(), asn)) {
        return i;
      }
    }
    return -1;
  }

  /** What the networks that agree say together, nats. */
  double weight() {
    return witnesses.stream().filter(Witness::agrees).mapToDouble(Witness::ratio).sum();
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

  void write(DataOutputStream out) throws IOException {
    out.writeInt(witnesses.size());
    for (Witness each : witnesses) {
      out.writeLong(each.asn() == null ? -1 : each.asn());
      out.writeDouble(each.ratio());
      out.writeLong(each.since());
      out.writeLong(each.measurements());
      out.writeLong(each.confirmed());
    }
    if (!witnesses.isEmpty()) {
      out.writeLong(last);
      out.writeDouble(blocked);
      out.writeDouble(throttled);
      out.writeLong(known);
    }
  }

  static Change read(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size == 0) {
      return NONE;
    }
    List<Witness> witnesses = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long asn = in.readLong();
      witnesses.add(
          new Witness(
              asn < 0 ? null : asn, in.readDouble(), in.readLong(), in.readLong(), in.readLong()));
    }
    return new Change(witnesses, in.readLong(), in.readDouble(), in.readDouble(), in.readLong());
  }
}
