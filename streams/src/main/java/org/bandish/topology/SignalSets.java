package org.bandish.topology;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Measurement;
import org.bandish.detect.Versions;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.timeline.Published;

/**
 * The measured signals of a task as sets: measurements of platforms by day, values of series of
 * connectivity by instant, outages as told by id and version. What they hold depends on the set of
 * signals alone.
 *
 * @param days where each day of measurements that changes is marked
 * @param seriesDays where each day of a series that changes is marked
 */
record SignalSets(
    KeyValueStore<String, Versions> measurements,
    KeyValueStore<String, byte[]> days,
    KeyValueStore<String, NetworkSignal> series,
    KeyValueStore<String, byte[]> seriesDays,
    KeyValueStore<String, Evidence> annotations) {
  private static final byte[] MARKED = {};

  /**
   * What entering a signal did.
   *
   * @param changed whether it changed a set; a duplicate does not, nor a version that never counts
   * @param conflicting whether another version of it was there
   */
  record Entered(boolean changed, boolean conflicting) {}

  /**
   * Enters a valid signal.
   *
   * @param key {@code subject|asn|}
   */
  Entered enter(String key, NetworkSignal signal) {
    if (signal.getPlatform() != null) {
      return measurement(key, Measurement.day(signal), Measurement.of(signal));
    }
    return signal.getBlocked() == null ? value(key, signal) : annotation(key, signal);
  }

  private Entered measurement(String series, LocalDate date, Measurement measurement) {
    String key = place(series, date, measurement);
    Versions before = measurements.get(key);
    Versions after = before == null ? Versions.of(measurement) : before.with(measurement);
    boolean conflicting = before != null && before.last().version() != measurement.version();
    if (after.equals(before)) {
      return new Entered(false, conflicting);
    }
    // What was corrected beyond midnight must not count on both days.
    for (LocalDate beside : List.of(date.minusDays(1), date.plusDays(1))) {
      String there = place(series, beside, measurement);
      Versions moved = measurements.get(there);
      if (moved != null) {
        conflicting = true;
        for (Measurement version : moved.all()) {
          after = after.movedBy(version);
        }
        measurements.put(there, moved.movedBy(measurement));
        days.put(series + beside, MARKED);
      }
    }
    measurements.put(key, after);
    days.put(series + date, MARKED);
    return new Entered(true, conflicting);
  }

  private static String place(String series, LocalDate date, Measurement measurement) {
    return series + date + Keys.BAR + HexFormat.of().toHexDigits(measurement.identity());
  }

  private Entered value(String key, NetworkSignal signal) {
    String at = Keys.sortable(signal.getAt().getEarliest());
    String place = key + signal.getMetric() + Keys.BAR + at;
    NetworkSignal before = series.get(place);
    boolean conflicting = before != null && !before.equals(signal);
    if (before != null && !isLater(evidence(key, signal), evidence(key, before))) {
      return new Entered(false, conflicting);
    }
    series.put(place, signal);
    seriesDays.put(key + signal.getMetric() + Keys.BAR + SeriesDays.day(signal), MARKED);
    return new Entered(true, conflicting);
  }

  private Entered annotation(String key, NetworkSignal signal) {
    Evidence evidence = evidence(key, signal);
    String versions = key + signal.getId() + Keys.BAR;
    String place = versions + evidence.getDigest();
    if (annotations.get(place) != null) {
      return new Entered(false, false);
    }
    boolean conflicting = !Stores.scan(annotations, versions).isEmpty();
    annotations.put(place, evidence);
    return new Entered(true, conflicting);
  }

  /** Of two values for one instant the last published counts, ties by digest. */
  private static boolean isLater(Evidence one, Evidence other) {
    int published = Published.knownAt(one).compareTo(Published.knownAt(other));
    return published == 0 ? one.getDigest().compareTo(other.getDigest()) > 0 : published > 0;
  }

  private static Evidence evidence(String key, NetworkSignal signal) {
    return Evidence.newBuilder()
        .setSubject(Keys.subject(key))
        .setId(signal.getId())
        .setDigest(Binary.digest(Binary.of(signal)))
        .setKind(EvidenceKind.NETWORK_SIGNAL)
        .setNetworkSignal(signal)
        .build();
  }
}
