package org.bandish.topology;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Evidence;

/** Enters a fact in the ledger and marks the subjects whose ledger changed. */
final class WriteEvidence extends ContextualFixedKeyProcessor<String, SpecificRecord, Entries> {
  private static final byte[] MARKED = {};

  private final Meters meters;
  private KeyValueStore<String, byte[]> dirty;
  private Ledger ledger;

  WriteEvidence(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Entries> context) {
    super.init(context);
    dirty = context.getStateStore(Names.DIRTY);
    ledger = new Ledger(context.getStateStore(Names.EVIDENCE), context.getStateStore(Names.IDS));
  }

  @Override
  public void process(FixedKeyRecord<String, SpecificRecord> fact) {
    String topic = context().recordMetadata().map(RecordMetadata::topic).orElse("unknown");
    Evidence valid;
    try {
      valid = Validation.evidence(fact.key(), fact.value());
    } catch (InvalidFactException e) {
      meters.fact(topic, "invalid");
      throw e;
    }
    Ledger.Entered entered = ledger.enter(fact.key(), valid);
    boolean changed = !entered.added().isEmpty() || !entered.removed().isEmpty();
    meters.fact(topic, changed ? "accepted" : "duplicate");
    if (entered.conflicting()) {
      meters.conflict();
    }
    if (changed) {
      entered.removed().forEach(this::mark);
      entered.added().forEach(entry -> mark(Keys.of(entry)));
      Entries entries = new Entries(List.copyOf(entered.added()), entered.removed());
      context().forward(fact.withValue(entries).withHeaders(new RecordHeaders()));
    }
  }

  /** Connectivity is no platform's ban: its evidence is kept, and nothing is derived here. */
  private void mark(String entry) {
    if (!Keys.isConnectivity(entry)) {
      dirty.put(entry, MARKED);
    }
  }
}
