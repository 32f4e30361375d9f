package org.bandish.topology;

import java.time.LocalDate;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Buckets;
import org.bandish.detect.Versions;
import org.bandish.event.SignalDay;

/** Publishes every day of the series that changed, and takes the marks away. */
final class PublishDays extends ContextualProcessor<String, String, String, SignalDay> {
  private KeyValueStore<String, Versions> measurements;
  private KeyValueStore<String, byte[]> days;

  @Override
  public void init(ProcessorContext<String, SignalDay> context) {
    super.init(context);
    measurements = context.getStateStore(Names.MEASUREMENTS);
    days = context.getStateStore(Names.DIRTY_DAYS);
    new ResendDays(measurements, context.getStateStore(Names.DAYS_SENT), this::publish)
        .schedule(context);
  }

  @Override
  public void process(Record<String, String> touched) {
    String series = touched.key();
    for (String day : Stores.scan(days, series + Keys.BAR).keySet()) {
      days.delete(day);
      publish(day, touched.timestamp());
    }
  }

  private void publish(String day, long timestamp) {
    String series = day.substring(0, day.lastIndexOf(Keys.BAR));
    Buckets buckets = new Buckets();
    Stores.scan(measurements, day + Keys.BAR).values().forEach(buckets::add);
    LocalDate date = LocalDate.parse(day.substring(series.length() + 1));
    SignalDay ledger = buckets.ledger(Keys.subject(series), Keys.asn(series), date);
    context().forward(new Record<>(day, ledger, timestamp, new RecordHeaders()));
  }
}
