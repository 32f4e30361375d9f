package org.bandish.topology;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/**
 * What the measured signals of one place or network say of outages, and when they said so. What
 * differs from what was told before is passed on, each by itself, so that no value grows with time.
 */
final class DeriveParts extends ContextualProcessor<String, String, String, OutageChange> {
  private final MergeOutages merge;
  private final Meters meters;
  private MeasuredParts measured;
  private KeyValueStore<String, Outage> told;

  DeriveParts(MergeOutages merge, Meters meters) {
    this.merge = merge;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, OutageChange> context) {
    super.init(context);
    measured = MeasuredParts.in(context);
    told = context.getStateStore(Names.PARTS_TOLD);
  }

  @Override
  public void process(Record<String, String> touched) {
    String series = touched.key();
    if (!Keys.isConnectivity(series)) {
      return;
    }
    List<Belief> parts;
    try {
      Subject subject = Subject.parse(Keys.subject(series));
      parts =
          merge.merge(
              subject, Keys.asn(series), measured.annotationsOf(series), measured.partsOf(series));
    } catch (KafkaException e) {
      // The store failed, not the rules: the transaction is given up.
      throw e;
    } catch (RuntimeException e) {
      meters.deadLetter(DeadLetters.OUTAGES);
      tell(series, OutageChange.failed(e), touched);
      return;
    }
    Map<String, Outage> gone = Stores.scan(told, series + Keys.BAR);
    for (Belief part : parts) {
      String key = BeliefKeys.of(series, part);
      if (!part.outage().equals(gone.remove(key))) {
        change(key, part.outage(), touched);
      }
    }
    gone.keySet().forEach(key -> change(key, null, touched));
  }

  private void change(String key, Outage part, Record<String, String> touched) {
    told.put(key, part);
    tell(key, OutageChange.of(part), touched);
  }

  private void tell(String key, OutageChange change, Record<String, String> touched) {
    context().forward(new Record<>(key, change, touched.timestamp(), new RecordHeaders()));
  }
}
