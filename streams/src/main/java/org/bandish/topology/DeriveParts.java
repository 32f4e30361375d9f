package org.bandish.topology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.MedianRatio;
import org.bandish.detect.OutagePart;
import org.bandish.detect.Outages;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.bandish.timeline.Annotations;

/**
 * What the measured signals of one place or network say of outages: derived anew, and passed on
 * where it differs from what was told before, each by itself, so that no value grows with time.
 */
final class DeriveParts extends ContextualProcessor<String, String, String, Outage> {
  private KeyValueStore<String, NetworkSignal> series;
  private KeyValueStore<String, Evidence> annotations;
  private KeyValueStore<String, Outage> told;

  @Override
  public void init(ProcessorContext<String, Outage> context) {
    super.init(context);
    series = context.getStateStore(Names.SERIES);
    annotations = context.getStateStore(Names.ANNOTATIONS);
    told = context.getStateStore(Names.PARTS_TOLD);
  }

  @Override
  public void process(Record<String, String> touched) {
    if (!Keys.isConnectivity(touched.key())) {
      return;
    }
    String prefix = touched.key() + Keys.BAR;
    Map<String, Outage> gone = Stores.scan(told, prefix);
    for (Outage part : parts(touched.key())) {
      String key = prefix + part.getId();
      if (!part.equals(gone.remove(key))) {
        tell(key, part, touched);
      }
    }
    gone.keySet().forEach(key -> tell(key, null, touched));
  }

  private void tell(String key, Outage part, Record<String, String> touched) {
    told.put(key, part);
    context().forward(new Record<>(key, part, touched.timestamp(), new RecordHeaders()));
  }

  private List<Outage> parts(String key) {
    Subject subject = Subject.parse(Keys.subject(key));
    Long asn = Keys.asn(key);
    List<OutagePart> parts = new ArrayList<>();
    valuesByMetric(key)
        .forEach(
            (metric, values) ->
                MedianRatio.drops(metric, values)
                    .forEach(drop -> parts.add(OutagePart.of(metric, drop))));
    parts.addAll(
        Annotations.parts(subject, asn, Stores.scan(annotations, key + Keys.BAR).values()));
    return Outages.merge(subject, asn, parts);
  }

  private Map<ConnectivityMetric, List<MedianRatio.Value>> valuesByMetric(String key) {
    Map<ConnectivityMetric, List<MedianRatio.Value>> values =
        new EnumMap<>(ConnectivityMetric.class);
    for (NetworkSignal signal : Stores.scan(series, key + Keys.BAR).values()) {
      values
          .computeIfAbsent(signal.getMetric(), metric -> new ArrayList<>())
          .add(
              new MedianRatio.Value(
                  signal.getAt().getEarliest(), signal.getValue(), signal.getId()));
    }
    return values;
  }
}
