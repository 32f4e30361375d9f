package org.bandish.topology;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * Keeps the measured days in the country's task, marks each that is not as it was, and passes the
 * mark on.
 */
final class WriteDays extends ContextualFixedKeyProcessor<String, SignalDay, String> {
  private KeyValueStore<String, SignalDay> days;
  private MarkedDays marks;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    days = context.getStateStore(Names.DAYS_OF_SUBJECTS);
    marks = new MarkedDays(context.getStateStore(Names.DIRTY_SUBJECTS));
  }

  @Override
  public void process(FixedKeyRecord<String, SignalDay> record) {
    SignalDay day = record.value();
    Subject subject = Subject.parse(day.getSubject());
    String key = Keys.under(subject) + day.getDay();
    String place = key + Keys.BAR + (day.getAsn() == null ? "" : day.getAsn());
    if (day.equals(days.get(place))) {
      return;
    }
    days.put(place, day);
    String mark = marks.mark(subject, new DayRange(day.getDay(), day.getDay()));
    context().forward(record.withValue(mark).withHeaders(new RecordHeaders()));
  }
}
