package org.bandish.topology;

import static java.util.Collections.max;
import static java.util.Collections.min;

import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * Marks the measured days that an outage explains and did not, or the other way round, of every
 * subject of its place, and passes a mark on if there are any.
 */
final class MarkExplained
    extends ContextualFixedKeyProcessor<String, KeyValue<String, OutageChange>, String> {
  /** The last day of an outage that goes on. */
  static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private KeyValueStore<String, SignalDay> days;
  private MarkedDays marks;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    days = context.getStateStore(Names.DAYS_OF_SUBJECTS);
    marks = new MarkedDays(context.getStateStore(Names.DIRTY_SUBJECTS));
  }

  @Override
  public void process(FixedKeyRecord<String, KeyValue<String, OutageChange>> record) {
    ExplainedDays explained = ExplainedDays.of(record.value().value);
    if (explained == null) {
      return;
    }
    String country = explained.country();
    String mark = null;
    // One seek for each subject: the country or region, a slash or hyphen before the rest.
    String from = country + "-";
    String next = subjectFrom(from, country + "0");
    while (next != null) {
      Subject subject = Subject.parse(next);
      List<LocalDate> measured = explained.measured(subject, days);
      if (!measured.isEmpty()) {
        mark = marks.mark(subject, new DayRange(min(measured), max(measured)));
      }
      next = subjectFrom(next + Keys.AFTER_BAR, country + "0");
    }
    if (mark != null) {
      context().forward(record.withValue(mark).withHeaders(new RecordHeaders()));
    }
  }

  private String subjectFrom(String from, String before) {
    try (KeyValueIterator<String, SignalDay> keys = days.range(from, before)) {
      return keys.hasNext() ? Keys.subject(keys.peekNextKey()) : null;
    }
  }
}
