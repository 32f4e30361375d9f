package org.bandish.topology;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.bandish.event.NetworkSignal;

/** Enters a measured signal in its set; passes its id on where that changed the set. */
final class WriteSignal extends ContextualFixedKeyProcessor<String, NetworkSignal, String> {
  private final Meters meters;
  private SignalSets sets;

  WriteSignal(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    sets =
        new SignalSets(
            context.getStateStore(Names.MEASUREMENTS),
            context.getStateStore(Names.DIRTY_DAYS),
            context.getStateStore(Names.SERIES),
            context.getStateStore(Names.DIRTY_SERIES),
            context.getStateStore(Names.ANNOTATIONS));
  }

  @Override
  public void process(FixedKeyRecord<String, NetworkSignal> record) {
    String topic = context().recordMetadata().map(RecordMetadata::topic).orElse("unknown");
    NetworkSignal signal = record.value();
    try {
      Validation.measured(record.key(), signal);
    } catch (InvalidFactException e) {
      meters.fact(topic, "invalid");
      throw e;
    }
    SignalSets.Entered entered = sets.enter(record.key() + Keys.BAR, signal);
    meters.fact(topic, entered.changed() ? "accepted" : "duplicate");
    if (entered.conflicting()) {
      meters.conflict();
    }
    if (entered.changed()) {
      context().forward(record.withValue(signal.getId()).withHeaders(new RecordHeaders()));
    }
  }
}
