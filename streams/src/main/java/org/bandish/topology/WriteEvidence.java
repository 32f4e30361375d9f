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
import org.bandish.schema.Subject;

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
    meters.fact(topic, entered.added().isEmpty() ? "duplicate" : "accepted");
    if (entered.conflicting()) {
      meters.conflict();
    }
    if (!entered.added().isEmpty()) {
      entered.added().forEach(this::mark);
      Entries entries = new Entries(List.copyOf(entered.added()));
      context().forward(fact.withValue(entries).withHeaders(new RecordHeaders()));
    }
  }

  /** Connectivity is no platform's ban: its evidence is kept, and nothing is derived here. */
  private void mark(Evidence entry) {
    if (!entry.getSubject().endsWith("/" + Subject.CONNECTIVITY)) {
      dirty.put(Keys.of(entry), MARKED);
    }
  }
}
