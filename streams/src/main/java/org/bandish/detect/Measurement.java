package org.bandish.detect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import org.bandish.event.NetworkSignal;

/**
 * What a bucket keeps of one measured signal about a platform.
 *
 * @param identity the first 8 bytes of the SHA-256 of the measurement's id. Two ids of one subject,
 *     network and day that share it count as one; among n ids that happens with a probability of
 *     about n² / 2⁶⁵, for a million measurements 3 · 10⁻⁸
 * @param hour 0 to 23, UTC
 * @param hours how many hours it speaks for, from that one on, where it counts several measurements
 *     of a span; 0: it is of one instant
 * @param published when the public could first know, milliseconds since 1970; of two versions of
 *     one measurement the later counts
 * @param version digest of the content without its hours, which breaks ties before they do
 * @param throttled whether its weight of blocked means throttling
 * @param blocked weight in [0, 1]
 * @param down weight in [0, 1]
 * @param ok weight in [0, 1]
 * @param count measurements behind it, at least 1
 * @param mechanism OONI's taxonomy v1; null: not told
 */
public record Measurement(
    long identity,
    int hour,
    int hours,
    long published,
    long version,
    boolean throttled,
    double blocked,
    double down,
    double ok,
    long count,
    String mechanism) {
  /** Hours of a thousand years. */
  private static final int LONGEST = 1_000 * 366 * 24;

  private static final Comparator<Measurement> RANK =
      Comparator.comparingLong(Measurement::published)
          .thenComparingLong(Measurement::version)
          // Not in the digest: what was kept without hours yields to the same content with them.
          .thenComparingInt(Measurement::hours);

  /**
   * The measurement that a signal tells of. A signal that derives from exactly one measurement is
   * that measurement, so that two feeds of it count once; any other goes by its own id.
   *
   * @param signal with a platform and weights
   */
  public static Measurement of(NetworkSignal signal) {
    String id = signal.getLineage().size() == 1 ? signal.getLineage().get(0) : signal.getId();
    return new Measurement(
        hash(id),
        signal.getAt().getEarliest().atOffset(ZoneOffset.UTC).getHour(),
        hours(signal),
        publishedAt(signal).toEpochMilli(),
        hash(content(signal)),
        signal.getThrottled(),
        signal.getBlocked(),
        signal.getDown(),
        signal.getOk(),
        signal.getCount(),
        signal.getMechanism());
  }

  /** The UTC day to which a signal belongs: that of its first instant. */
  public static LocalDate day(NetworkSignal signal) {
    return signal.getAt().getEarliest().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether it met a known block page, which OONI's taxonomy names last in the mechanism. */
  boolean isConfirmed() {
    return mechanism != null && mechanism.endsWith(".blockpage");
  }

  /** The version of one measurement that counts, whichever came first. */
  public Measurement or(Measurement other) {
    return RANK.compare(this, other) >= 0 ? this : other;
  }

  /** The first full hour at or after its publication, in hours since 1970. */
  long publicSince() {
    return DayAsKnown.roundedUp(published);
  }

  private static int hours(NetworkSignal signal) {
    if (signal.getUntil() == null) {
      return 0;
    }
    Duration span = Duration.between(signal.getAt().getEarliest(), signal.getUntil().getEarliest());
    return (int) Math.max(1, Math.min(LONGEST, span.plusMinutes(59).toHours()));
  }

  private static Instant publishedAt(NetworkSignal signal) {
    if (signal.getPublished() != null) {
      return signal.getPublished().getLatest();
    }
    return (signal.getUntil() != null ? signal.getUntil() : signal.getAt()).getLatest();
  }

  private static String content(NetworkSignal signal) {
    return String.join(
        "|",
        signal.getAt().getEarliest().toString(),
        Double.toString(signal.getBlocked()),
        Double.toString(signal.getDown()),
        Double.toString(signal.getOk()),
        Long.toString(signal.getCount()),
        Boolean.toString(signal.getThrottled()),
        Objects.toString(signal.getMechanism(), ""));
  }

  private static long hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
