package org.bandish.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.OutagePart;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.bandish.timeline.Annotations;

/**
 * Joins measurements and reports to outages, and passes on what differs from before, beside its
 * key: the key of the record stays, so that what is behind need not be partitioned again.
 */
final class DeriveOutages
    extends ContextualFixedKeyProcessor<String, String, KeyValue<String, OutageChange>> {
  private final MergeOutages merge;
  private final Meters meters;
  private KeyValueStore<String, Evidence> evidence;
  private KeyValueStore<String, Outage> parts;
  private KeyValueStore<String, byte[]> dirty;
  private KeyValueStore<String, Outage> outages;

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
    outages = context.getStateStore(Names.OUTAGES);
  }

  @Override
  public void process(FixedKeyRecord<String, String> touched) {
    Set<String> series = new TreeSet<>();
    for (String mark : Stores.scan(dirty, Keys.country(touched.key())).keySet()) {
      series.addAll(
          mark.indexOf(Keys.BAR) < 0 ? TouchedSeries.of(mark, evidence, outages) : Set.of(mark));
      dirty.delete(mark);
    }
    series.forEach(each -> derive(each, touched));
  }

  private void derive(String series, FixedKeyRecord<String, String> touched) {
    Subject subject = Subject.parse(Keys.subject(series));
    Long asn = Keys.asn(series);
    Collection<Outage> measured = Stores.scan(parts, series + Keys.BAR).values();
    Collection<Evidence> reports = Stores.scan(evidence, Keys.under(subject)).values();
    List<Outage> merged;
    try {
      List<OutagePart> all = new ArrayList<>(Annotations.parts(subject, asn, reports));
      measured.forEach(each -> all.add(OutagePart.of(each)));
      merged = merge.merge(subject, asn, all);
    } catch (RuntimeException e) {
      meters.deadLetter(DeadLetters.OUTAGES);
      tell(series, OutageChange.failed(e), touched);
      return;
    }
    Map<String, Outage> gone = Stores.scan(outages, series + Keys.BAR);
    for (Outage outage : merged) {
      String key = series + Keys.BAR + outage.getId();
      Outage before = gone.remove(key);
      if (!outage.equals(before)) {
        change(key, OutageChange.of(before, outage), touched);
      }
    }
    gone.forEach((key, outage) -> change(key, OutageChange.of(outage, null), touched));
  }

  private void change(String key, OutageChange change, FixedKeyRecord<String, String> touched) {
    outages.put(key, change.outage());
    tell(change.both().get(0).getId(), change, touched);
  }

  private void tell(String key, OutageChange change, FixedKeyRecord<String, String> touched) {
    context()
        .forward(touched.withValue(KeyValue.pair(key, change)).withHeaders(new RecordHeaders()));
  }
}
