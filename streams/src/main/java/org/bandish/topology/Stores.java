package org.bandish.topology;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.bandish.detect.MedianRatio;
import org.bandish.detect.MedianState;
import org.bandish.detect.Versions;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;

/**
 * The stores: on disk, logged, and without a cache, because what is written while the cache of
 * {@link Names#TOUCHED} is flushed must be in the same commit.
 */
final class Stores {
  private Stores() {}

  static StoreBuilder<KeyValueStore<String, Evidence>> evidence(Contracts contracts) {
    return store(Names.EVIDENCE, contracts.serde(Topics.EVIDENCE));
  }

  static StoreBuilder<KeyValueStore<String, String>> ids() {
    return store(Names.IDS, Serdes.String());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> dirty() {
    return store(Names.DIRTY, Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, BanInterval>> intervals(Contracts contracts) {
    return store(Names.INTERVALS, contracts.serde(Topics.BAN_INTERVALS));
  }

  static StoreBuilder<KeyValueStore<String, Versions>> measurements() {
    return store(Names.MEASUREMENTS, MeasurementBytes.serde());
  }

  static StoreBuilder<KeyValueStore<String, NetworkSignal>> series(Contracts contracts) {
    return store(Names.SERIES, contracts.serde(Topics.NETWORK_SIGNALS));
  }

  static StoreBuilder<KeyValueStore<String, MedianState>> seriesStates() {
    return store(Names.SERIES_STATES, SeriesBytes.states());
  }

  static StoreBuilder<KeyValueStore<String, List<MedianRatio.Drop>>> seriesDrops() {
    return store(Names.SERIES_DROPS, SeriesBytes.drops());
  }

  static StoreBuilder<KeyValueStore<String, Evidence>> annotations(Contracts contracts) {
    return store(Names.ANNOTATIONS, contracts.serde(Topics.EVIDENCE));
  }

  static StoreBuilder<KeyValueStore<String, Outage>> outages(String name, Contracts contracts) {
    return store(name, contracts.serde(Topics.OUTAGES));
  }

  static StoreBuilder<KeyValueStore<String, SignalDay>> days(Contracts contracts) {
    return store(Names.DAYS_OF_SUBJECTS, contracts.serde(Topics.SIGNAL_DAYS));
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> watches() {
    return store(Names.WATCHES, Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> stretches() {
    return store(Names.STRETCHES_TOLD, Serdes.ByteArray());
  }

  static StoreBuilder<KeyValueStore<String, ObservedSpan>> spans(Contracts contracts) {
    return store(Names.SPANS_TOLD, contracts.serde(Topics.OBSERVED_SPANS));
  }

  /** A store of keys alone: what is to be done at the next commit. */
  static StoreBuilder<KeyValueStore<String, byte[]>> marks(String name) {
    return store(name, Serdes.ByteArray());
  }

  /** A table that nobody reads; its cache calls what is behind it once per key and commit. */
  static Materialized<String, String, KeyValueStore<Bytes, byte[]>> touched(String name) {
    return Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(Serdes.String())
        .withCachingEnabled();
  }

  /** Everything under a prefix, by key. */
  static <V> Map<String, V> scan(KeyValueStore<String, V> store, String prefix) {
    Map<String, V> found = new TreeMap<>();
    try (KeyValueIterator<String, V> entries = store.prefixScan(prefix, new StringSerializer())) {
      entries.forEachRemaining(entry -> found.put(entry.key, entry.value));
    }
    return found;
  }

  /** From the one key to before the other, by key. */
  static <V> NavigableMap<String, V> range(
      KeyValueStore<String, V> store, String from, String before) {
    NavigableMap<String, V> found = new TreeMap<>();
    try (KeyValueIterator<String, V> entries = store.range(from, before)) {
      entries.forEachRemaining(entry -> found.put(entry.key, entry.value));
    }
    found.remove(before);
    return found;
  }

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            values)
        .withCachingDisabled();
  }
}
