package org.bandish.query;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A view as a state store of a global topic: Kafka Streams reads the whole topic into it before the
 * node is ready, and what comes after. It is in memory and built anew at every start.
 */
final class ViewStore<V> implements StateStore {
  private final String name;
  private final View<V> view;
  private volatile boolean open;

  /** Takes the records of a topic in order. */
  @FunctionalInterface
  interface View<V> {
    void apply(long offset, String key, V value);
  }

  ViewStore(String name, View<V> view) {
    this.name = name;
    this.view = view;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // Records come through the processor, also while the topic is read from the beginning.
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Has no state of its own: Kafka Streams makes two of it. */
  static final class Applier<V> implements Processor<String, V, Void, Void> {
    private final String name;
    private ProcessorContext<Void, Void> context;
    private ViewStore<V> store;

    Applier(String name) {
      this.name = name;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
      context = processorContext;
      store = processorContext.getStateStore(name);
    }

    @Override
    public void process(Record<String, V> record) {
      store.view.apply(
          context.recordMetadata().orElseThrow().offset(), record.key(), record.value());
    }
  }

  /** Gives the one store. */
  record Builder<V>(ViewStore<V> store) implements StoreBuilder<ViewStore<V>> {
    @Override
    public StoreBuilder<ViewStore<V>> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore<V>> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore<V>> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<ViewStore<V>> withLoggingDisabled() {
      return this;
    }

    @Override
    public ViewStore<V> build() {
      return store;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return store.name();
    }
  }
}
