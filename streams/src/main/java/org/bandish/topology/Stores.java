package org.bandish.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
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

  private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            values)
        .withCachingDisabled();
  }
}
