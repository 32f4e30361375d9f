package org.bandish.topology;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Outage;

/** Keeps what the measured signals of one place or network say, and marks it where that is new. */
final class WriteParts extends ContextualFixedKeyProcessor<String, List<Outage>, String> {
  private static final byte[] MARKED = {};

  private KeyValueStore<String, List<Outage>> parts;
  private KeyValueStore<String, byte[]> dirty;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    parts = context.getStateStore(Names.OUTAGE_PARTS);
    dirty = context.getStateStore(Names.DIRTY_OUTAGES);
  }

  @Override
  public void process(FixedKeyRecord<String, List<Outage>> told) {
    List<Outage> before = parts.get(told.key());
    if (!told.value().equals(before == null ? List.of() : before)) {
      parts.put(told.key(), told.value());
      dirty.put(told.key(), MARKED);
      context().forward(told.withValue(told.key()).withHeaders(new RecordHeaders()));
    }
  }
}
