package org.bandish.query;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.bandish.event.SignalDay;
import org.bandish.schema.AvroSerde;
import org.bandish.schema.RegistryPort;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/** Six topics, each read whole into a global store; nothing is written. */
final class QueryTopology {
  /** The store of measured days, the one that may not fit in memory. */
  static final String SIGNAL_DAYS = "signal-days";

  /** What a node reads. */
  static final List<Topic<?>> READ =
      List.of(
          Topics.PLATFORMS,
          Topics.AUTHORITIES,
          Topics.EVIDENCE,
          Topics.OUTAGES,
          Topics.SIGNAL_DAYS,
          Topics.BAN_TRANSITIONS);

  private final Topology topology = new Topology();
  private final String prefix;
  private final RegistryPort registry;

  private QueryTopology(String prefix, RegistryPort registry) {
    this.prefix = prefix;
    this.registry = registry;
  }

  /** The topology that fills the views. */
  static Topology of(String prefix, RegistryPort registry, Views views) {
    QueryTopology build = new QueryTopology(prefix, registry);
    Names names = views.names();
    build.view(Topics.PLATFORMS, (offset, id, platform) -> names.applyPlatform(id, platform));
    build.view(Topics.AUTHORITIES, (offset, id, authority) -> names.applyAuthority(id, authority));
    build.view(Topics.EVIDENCE, (offset, key, fact) -> views.evidence().apply(key, fact));
    build.view(Topics.OUTAGES, (offset, id, outage) -> views.applyOutage(id, outage));
    build.signalDays();
    build.view(
        Topics.BAN_TRANSITIONS,
        (offset, subject, transition) -> views.intervals().apply(offset, transition));
    return build.topology;
  }

  private <V extends SpecificRecord> void view(Topic<V> topic, ViewStore.View<V> view) {
    String store = topic.suffix();
    topology.addGlobalStore(
        new ViewStore.Builder<>(new ViewStore<>(store, view)),
        "read-" + store,
        new StringDeserializer(),
        AvroSerde.of(topic, prefix, registry).deserializer(),
        topic.name(prefix),
        "apply-" + store,
        () -> new ViewStore.Applier<>(store));
  }

  private void signalDays() {
    AvroSerde<SignalDay> serde = AvroSerde.of(Topics.SIGNAL_DAYS, prefix, registry);
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SIGNAL_DAYS), Serdes.String(), serde)
            .withLoggingDisabled(),
        "read-" + SIGNAL_DAYS,
        new StringDeserializer(),
        serde.deserializer(),
        Topics.SIGNAL_DAYS.name(prefix),
        "apply-" + SIGNAL_DAYS,
        KeepDay::new);
  }

  private static final class KeepDay implements Processor<String, SignalDay, Void, Void> {
    private KeyValueStore<String, SignalDay> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(SIGNAL_DAYS);
    }

    @Override
    public void process(Record<String, SignalDay> day) {
      store.put(day.key(), day.value());
    }
  }
}
