package org.bandish.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.MedianRatio;
import org.bandish.detect.MedianState;
import org.bandish.detect.OutagePart;
import org.bandish.detect.SeriesRun;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.bandish.timeline.Annotations;

/**
 * What the measured signals of one place or network say of outages. The days that changed are
 * judged anew; what differs from what was told before is passed on, each by itself, so that no
 * value grows with time.
 */
final class DeriveParts extends ContextualProcessor<String, String, String, OutageChange> {
  private final MergeOutages merge;
  private final Meters meters;
  private KeyValueStore<String, NetworkSignal> series;
  private KeyValueStore<String, byte[]> dirty;
  private KeyValueStore<String, MedianState> states;
  private KeyValueStore<String, List<MedianRatio.Drop>> drops;
  private KeyValueStore<String, Evidence> annotations;
  private KeyValueStore<String, Outage> told;

  DeriveParts(MergeOutages merge, Meters meters) {
    this.merge = merge;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, OutageChange> context) {
    super.init(context);
    series = context.getStateStore(Names.SERIES);
    dirty = context.getStateStore(Names.DIRTY_SERIES);
    states = context.getStateStore(Names.SERIES_STATES);
    drops = context.getStateStore(Names.SERIES_DROPS);
    annotations = context.getStateStore(Names.ANNOTATIONS);
    told = context.getStateStore(Names.PARTS_TOLD);
  }

  @Override
  public void process(Record<String, String> touched) {
    if (!Keys.isConnectivity(touched.key())) {
      return;
    }
    List<Outage> parts;
    try {
      parts = parts(touched.key());
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      meters.deadLetter(DeadLetters.OUTAGES);
      tell(touched.key(), new OutageChange(null, e), touched);
      return;
    }
    String prefix = touched.key() + Keys.BAR;
    Map<String, Outage> gone = Stores.scan(told, prefix);
    for (Outage part : parts) {
      String key = prefix + part.getId();
      if (!part.equals(gone.remove(key))) {
        change(key, part, touched);
      }
    }
    gone.keySet().forEach(key -> change(key, null, touched));
  }

  private void change(String key, Outage part, Record<String, String> touched) {
    told.put(key, part);
    tell(key, new OutageChange(part, null), touched);
  }

  private void tell(String key, OutageChange change, Record<String, String> touched) {
    context().forward(new Record<>(key, change, touched.timestamp(), new RecordHeaders()));
  }

  private List<Outage> parts(String key) {
    Subject subject = Subject.parse(Keys.subject(key));
    Long asn = Keys.asn(key);
    List<OutagePart> parts = new ArrayList<>();
    for (ConnectivityMetric metric : ConnectivityMetric.values()) {
      String prefix = key + Keys.BAR + metric + Keys.BAR;
      SeriesRun.judge(metric, new SeriesDays(prefix, series, dirty, states, drops));
      SeriesRun.whole(Stores.scan(drops, prefix).values())
          .forEach(drop -> parts.add(OutagePart.of(subject, asn, metric, drop)));
    }
    parts.addAll(
        Annotations.parts(subject, asn, Stores.scan(annotations, key + Keys.BAR).values()));
    return merge.merge(subject, asn, parts);
  }
}
