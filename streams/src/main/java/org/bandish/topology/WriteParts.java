package org.bandish.topology;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Outage;

/** Keeps what measured signals say in the country's task, and marks the place or network. */
final class WriteParts extends ContextualFixedKeyProcessor<String, Outage, String> {
  private static final byte[] MARKED = {};

  private KeyValueStore<String, Outage> parts;
  private KeyValueStore<String, byte[]> dirty;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    parts = context.getStateStore(Names.OUTAGE_PARTS);
    dirty = context.getStateStore(Names.DIRTY_OUTAGES);
  }

  @Override
  public void process(FixedKeyRecord<String, Outage> part) {
    String key = part.key();
    String series = BeliefKeys.series(key);
    parts.put(key, part.value());
    dirty.put(series, MARKED);
    context().forward(part.withValue(series).withHeaders(new RecordHeaders()));
  }
}
