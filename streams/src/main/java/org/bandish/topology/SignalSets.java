package org.bandish.topology;

import java.util.HexFormat;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Measurement;
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
    KeyValueStore<String, Measurement> measurements,
    KeyValueStore<String, byte[]> days,
    KeyValueStore<String, NetworkSignal> series,
    KeyValueStore<String, byte[]> seriesDays,
    KeyValueStore<String, Evidence> annotations) {
  private static final byte[] MARKED = {};

  /**
   * Enters a valid signal.
   *
   * @param key {@code subject|asn|}
   * @return whether that changed a set
   */
  boolean enter(String key, NetworkSignal signal) {
    if (signal.getPlatform() != null) {
      return measurement(key + Measurement.day(signal), Measurement.of(signal));
    }
    return signal.getBlocked() == null ? value(key, signal) : annotation(key, signal);
  }

  private boolean measurement(String day, Measurement measurement) {
    String key = day + Keys.BAR + HexFormat.of().toHexDigits(measurement.identity());
    Measurement before = measurements.get(key);
    Measurement after = before == null ? measurement : before.or(measurement);
    if (after.equals(before)) {
      return false;
    }
    measurements.put(key, after);
    days.put(day, MARKED);
    return true;
  }

  private boolean value(String key, NetworkSignal signal) {
    String at = Keys.sortable(signal.getAt().getEarliest());
    String place = key + signal.getMetric() + Keys.BAR + at;
    NetworkSignal before = series.get(place);
    if (before != null && !isLater(evidence(key, signal), evidence(key, before))) {
      return false;
    }
    series.put(place, signal);
    seriesDays.put(key + signal.getMetric() + Keys.BAR + SeriesDays.day(signal), MARKED);
    return true;
  }

  private boolean annotation(String key, NetworkSignal signal) {
    Evidence evidence = evidence(key, signal);
    String place = key + signal.getId() + Keys.BAR + evidence.getDigest();
    if (annotations.get(place) != null) {
      return false;
    }
    annotations.put(place, evidence);
    return true;
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
