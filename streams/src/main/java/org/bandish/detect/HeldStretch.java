package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch and when it was held to be so: not before it was known, and by what was public in
 * [from, to).
 *
 * @param from hours since 1970
 * @param to hours since 1970
 */
public record HeldStretch(Stretch stretch, long from, long to) {
  private static final byte LAYOUT = 67;
  private static final long NONE = Long.MIN_VALUE;

  /** When it begins. */
  public Instant start() {
    return stretch.span().start();
  }

  /** The same with an end at an instant at the latest; null: as it is. */
  public HeldStretch endingBy(Instant last) {
    return last == null ? this : new HeldStretch(stretch.endingBy(last), from, to);
  }

  /** The same as long as an outage was held to be; null: it was not held at any such time. */
  public HeldStretch during(Belief outage) {
    return between(
        Hour.of(outage.since()), outage.until() == null ? Long.MAX_VALUE : Hour.of(outage.until()));
  }

  /** The same held in [since, until) alone; null: it was not held then. */
  HeldStretch between(long since, long until) {
    long first = Math.max(from, since);
    long behind = Math.min(to, until);
    return first < behind ? new HeldStretch(stretch, first, behind) : null;
  }

  /** Several for a store; equal ones have equal bytes. */
  public static byte[] bytes(List<HeldStretch> stretches) {
    return StateBytes.write(
        LAYOUT,
        out -> {
          out.writeInt(stretches.size());
          for (HeldStretch each : stretches) {
            Span span = each.stretch.span();
            SpanBytes.write(span, out);
            out.writeLong(milliseconds(span.end()));
            out.writeLong(milliseconds(span.endKnownSince()));
            out.writeLong(milliseconds(each.stretch.measuredTo()));
            out.writeLong(milliseconds(each.stretch.finalSince()));
            each.stretch.measured().write(out);
            out.writeLong(each.from);
            out.writeLong(each.to);
          }
        });
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it is of another layout
   */
  public static List<HeldStretch> read(byte[] bytes) {
    return StateBytes.read(
        bytes,
        LAYOUT,
        in -> {
          List<HeldStretch> stretches = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            Span open = SpanBytes.read(in);
            Span span = open.until(instant(in.readLong()), instant(in.readLong()));
            Instant to = instant(in.readLong());
            Instant settled = instant(in.readLong());
            Stretch stretch = new Stretch(span, to, settled, DaysMeasured.read(in));
            stretches.add(new HeldStretch(stretch, in.readLong(), in.readLong()));
          }
          return stretches;
        });
  }

  private static long milliseconds(Instant instant) {
    return instant == null ? NONE : instant.toEpochMilli();
  }

  private static Instant instant(long milliseconds) {
    return milliseconds == NONE ? null : Instant.ofEpochMilli(milliseconds);
  }
}
