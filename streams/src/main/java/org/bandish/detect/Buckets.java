package org.bandish.detect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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

  private final Map<Long, Versions> measurements = new TreeMap<>();

  /**
   * Adds a measurement.
   *
   * @return whether that changed the set: false for a duplicate and for a version that never counts
   */
  public boolean add(Measurement measurement) {
    Versions before = measurements.get(measurement.identity());
    Versions after = before == null ? Versions.of(measurement) : before.with(measurement);
    measurements.put(measurement.identity(), after);
    return !after.equals(before);
  }

  /** Adds a measurement with all its versions. */
  public void add(Versions versions) {
    measurements.merge(versions.last().identity(), versions, Versions::and);
  }

  /** Adds all measurements of another set of the same day. */
  public void add(Buckets other) {
    other.measurements.values().forEach(this::add);
  }

  /**
   * The day as it is published, with what was known earlier of its hours, and of its mechanisms the
   * first 1,000 by name. The weights of an hour are sums of weight times count, so that blocked +
   * down + ok is the count; an hour without measurements is not in it. What is there in single
   * measurements and in numbers of them counts once; the digest is over all.
   *
   * @param subject for example {@code PK/tiktok}
   * @param asn null: the network is not known
   */
  public SignalDay ledger(String subject, Long asn, LocalDate day) {
    // In the order of identities: sums of doubles depend on their order in the last bits.
    List<Measurement> all = new ArrayList<>(measurements.size());
    long first = day.toEpochDay() * 24;
    boolean onTime = true;
    for (Versions each : measurements.values()) {
      if (each.isHere()) {
        all.add(each.last());
      }
      onTime &= DayHistory.isOnTime(each, first);
    }
    Collection<Measurement> counted = Finest.of(all);
    SignalDay.Builder ledger =
        SignalDay.newBuilder()
            .setSubject(subject)
            .setAsn(asn)
            .setDay(day)
            .setMechanisms(mechanisms(counted))
            .setDigest(digest(all));
    if (onTime) {
      return ledger.setHours(hours(counted)).setEarlier(List.of()).build();
    }
    DayHistory history = DayHistory.of(measurements.values(), first);
    return ledger.setHours(history.now()).setEarlier(history.earlier()).build();
  }

  private static List<HourCount> hours(Collection<Measurement> counted) {
    List<HourCount> hours = new ArrayList<>();
    HourSum.of(counted)
        .forEach((hour, sum) -> hours.add(sum.at(hour, Instant.ofEpochMilli(sum.knownAt()))));
    return hours;
  }

  private static List<MechanismCount> mechanisms(Collection<Measurement> counted) {
    Map<String, Long> mechanisms = new TreeMap<>();
    for (Measurement each : counted) {
      if (each.mechanism() != null) {
        mechanisms.merge(each.mechanism(), each.count(), Long::sum);
      }
    }
    return mechanisms.entrySet().stream()
        .limit(MOST_MECHANISMS)
        .map(each -> new MechanismCount(each.getKey(), each.getValue()))
        .toList();
  }

  /** SHA-256 over the sorted identities, hexadecimal: equal sets have equal digests. */
  private static String digest(List<Measurement> all) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
      for (Measurement each : all) {
        digest.update(bytes.putLong(0, each.identity()).array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
