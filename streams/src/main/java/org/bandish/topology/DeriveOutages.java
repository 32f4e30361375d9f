package org.bandish.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldPart;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;

/**
 * Joins measurements and reports to outages as they were held at each time, and passes on what
 * differs from before, beside its key: the key of the record stays, so that what is behind need not
 * be partitioned again.
 */
final class DeriveOutages
    extends ContextualFixedKeyProcessor<String, String, KeyValue<String, OutageChange>> {
  private final MergeOutages merge;
  private final Meters meters;
  private KeyValueStore<String, Evidence> evidence;
  private KeyValueStore<String, Outage> parts;
  private KeyValueStore<String, byte[]> dirty;
  private OutageBook book;

  DeriveOutages(MergeOutages merge, Meters meters) {
    this.merge = merge;
    this.meters = meters;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, KeyValue<String, OutageChange>> context) {
    super.init(context);
    evidence = context.getStateStore(Names.EVIDENCE);
    parts = context.getStateStore(Names.OUTAGE_PARTS);
    dirty = context.getStateStore(Names.DIRTY_OUTAGES);
    book = OutageBook.in(context);
  }

  @Override
  public void process(FixedKeyRecord<String, String> touched) {
    Set<String> series = new TreeSet<>();
    for (String mark : Stores.scan(dirty, Keys.country(touched.key())).keySet()) {
      series.addAll(
          mark.indexOf(Keys.BAR) < 0 ? TouchedSeries.of(mark, evidence, book) : Set.of(mark));
      dirty.delete(mark);
    }
    List<KeyValue<String, OutageChange>> changes = new ArrayList<>();
    series.forEach(each -> changes.addAll(derive(each)));
    // An outage that was moved to another network keeps its id: its end there comes last else.
    changes.stream().filter(each -> isGone(each.value)).forEach(each -> tell(each, touched));
    changes.stream().filter(each -> !isGone(each.value)).forEach(each -> tell(each, touched));
  }

  private static boolean isGone(OutageChange change) {
    return change.outages().stream().anyMatch(Objects::isNull);
  }

  private List<KeyValue<String, OutageChange>> derive(String series) {
    Subject subject = Subject.parse(Keys.subject(series));
    Long asn = Keys.asn(series);
    Collection<Evidence> reports = Stores.scan(evidence, Keys.under(subject)).values();
    List<HeldPart> measured = new ArrayList<>();
    Stores.scan(parts, series + Keys.BAR)
        .forEach((key, outage) -> measured.add(HeldPart.of(BeliefKeys.read(key, outage))));
    List<Belief> beliefs;
    try {
      beliefs = merge.merge(subject, asn, reports, measured);
    } catch (RuntimeException e) {
      meters.deadLetter(DeadLetters.OUTAGES);
      return List.of(KeyValue.pair(series, OutageChange.failed(e)));
    }
    return book.write(series, beliefs);
  }

  private void tell(KeyValue<String, OutageChange> change, FixedKeyRecord<String, String> touched) {
    context().forward(touched.withValue(change).withHeaders(new RecordHeaders()));
  }
}
