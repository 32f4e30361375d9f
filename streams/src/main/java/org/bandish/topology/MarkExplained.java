package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * Marks the days that an outage explains or explained, of every measured subject of its place, and
 * passes the country on.
 */
final class MarkExplained extends ContextualFixedKeyProcessor<String, OutageChange, String> {
  /** The last day of an outage that goes on. */
  static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  private static final byte[] MARKED = {};

  private KeyValueStore<String, SignalDay> days;
  private KeyValueStore<String, byte[]> dirty;

  @Override
  public void init(FixedKeyProcessorContext<String, String> context) {
    super.init(context);
    days = context.getStateStore(Names.DAYS_OF_SUBJECTS);
    dirty = context.getStateStore(Names.DIRTY_SUBJECTS);
  }

  @Override
  public void process(FixedKeyRecord<String, OutageChange> record) {
    List<Outage> changed = record.value().both();
    if (changed.isEmpty()) {
      return;
    }
    String country = changed.get(0).getCountry();
    // One seek for each subject: the country or region, a slash or hyphen before the rest.
    String from = country + "-";
    String next = subjectFrom(from, country + "0");
    while (next != null) {
      Subject subject = Subject.parse(next);
      changed.forEach(outage -> mark(subject, outage));
      next = subjectFrom(next + Keys.AFTER_BAR, country + "0");
    }
    context().forward(record.withValue(country).withHeaders(new RecordHeaders()));
  }

  private String subjectFrom(String from, String before) {
    try (KeyValueIterator<String, SignalDay> keys = days.range(from, before)) {
      return keys.hasNext() ? Keys.subject(keys.peekNextKey()) : null;
    }
  }

  private void mark(Subject subject, Outage outage) {
    boolean concerns = outage.getRegion() == null || outage.getRegion().equals(subject.region());
    if (concerns) {
      dirty.put(Keys.under(subject) + day(outage.getStart()), MARKED);
      dirty.put(
          Keys.under(subject) + (outage.getEnd() == null ? OPEN : day(outage.getEnd())), MARKED);
    }
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
