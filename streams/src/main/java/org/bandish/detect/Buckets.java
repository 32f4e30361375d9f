package org.bandish.detect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.HourCount;
import org.bandish.event.MechanismCount;
import org.bandish.event.SignalDay;

/**
 * One network's measurements of one subject on one UTC day: a set, so that what it holds depends
 * neither on the order in which measurements are added nor on how often, and two halves merge to
 * the whole. Identities are kept for ever: a duplicate is recognised however late it comes, with
 * the error that {@link Measurement#identity} states.
 */
public final class Buckets {
  /** A taxonomy has fewer; a day must stay small whatever somebody publishes. */
  private static final int MOST_MECHANISMS = 1_000;

  private final Map<Long, Measurement> measurements = new TreeMap<>();

  /**
   * Adds a measurement.
   *
   * @return whether that changed the set: false for a duplicate and for an older version
   */
  public boolean add(Measurement measurement) {
    Measurement before = measurements.get(measurement.identity());
    Measurement after = before == null ? measurement : before.or(measurement);
    measurements.put(measurement.identity(), after);
    return !after.equals(before);
  }

  /** Adds all measurements of another set of the same day. */
  public void add(Buckets other) {
    other.measurements.values().forEach(this::add);
  }

  /**
   * The day as it is published, of its mechanisms the first 1,000 by name. The weights of an hour
   * are sums of weight times count, so that blocked + down + ok is the count; an hour without
   * measurements is not in it. What is there in single measurements and in numbers of them counts
   * once; the digest is over all.
   *
   * @param subject for example {@code PK/tiktok}
   * @param asn null: the network is not known
   */
  public SignalDay ledger(String subject, Long asn, LocalDate day) {
    Map<Integer, HourSum> hours = new TreeMap<>();
    Map<String, Long> mechanisms = new TreeMap<>();
    // In the order of identities: sums of doubles depend on their order in the last bits.
    for (Measurement each : Finest.of(measurements.values())) {
      hours.computeIfAbsent(each.hour(), hour -> new HourSum()).add(each);
      if (each.mechanism() != null) {
        mechanisms.merge(each.mechanism(), each.count(), Long::sum);
      }
    }
    List<HourCount> counts = new ArrayList<>();
    hours.forEach((hour, sum) -> counts.add(sum.at(hour)));
    return SignalDay.newBuilder()
        .setSubject(subject)
        .setAsn(asn)
        .setDay(day)
        .setHours(counts)
        .setMechanisms(
            mechanisms.entrySet().stream()
                .limit(MOST_MECHANISMS)
                .map(each -> new MechanismCount(each.getKey(), each.getValue()))
                .toList())
        .setDigest(digest())
        .setEarlier(List.of())
        .build();
  }

  /** SHA-256 over the sorted identities, hexadecimal: equal sets have equal digests. */
  private String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      for (long identity : measurements.keySet()) {
        digest.update(bytes.putLong(0, identity).array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
