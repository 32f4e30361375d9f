package org.bandish.topology;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Evidence;

/** Marks the places of whose connectivity a fact tells. */
final class MarkReports extends ContextualFixedKeyProcessor<String, Entries, String> {
  private static final byte[] MARKED = {};

  private KeyValueStore<String, byte[]> dirty;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    dirty = context.getStateStore(Names.DIRTY_OUTAGES);
  }

  @Override
  public void process(FixedKeyRecord<String, Entries> entries) {
    boolean marked = false;
    for (Evidence entry : entries.value().added()) {
      if (Keys.isConnectivity(Keys.of(entry))) {
        dirty.put(entry.getSubject(), MARKED);
        marked = true;
      }
    }
    if (marked) {
      context().forward(entries.withValue(entries.value().mark()));
    }
  }
}
