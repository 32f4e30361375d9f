package org.bandish.topology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
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

/** What the measured signals of one place or network say of outages, all of it anew. */
final class DeriveParts extends ContextualFixedKeyProcessor<String, String, List<Outage>> {
  private KeyValueStore<String, NetworkSignal> series;
  private KeyValueStore<String, Evidence> annotations;

  @Override
  public void init(FixedKeyProcessorContext<String, List<Outage>> context) {
    super.init(context);
    series = context.getStateStore(Names.SERIES);
    annotations = context.getStateStore(Names.ANNOTATIONS);
  }

  @Override
  public void process(FixedKeyRecord<String, String> touched) {
    String key = touched.key();
    if (!Keys.isConnectivity(key)) {
      return;
    }
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
    context().forward(touched.withValue(Outages.merge(subject, asn, parts)));
  }

  private Map<ConnectivityMetric, List<MedianRatio.Value>> valuesByMetric(String key) {
    Map<ConnectivityMetric, List<MedianRatio.Value>> values =
        new EnumMap<>(ConnectivityMetric.class);
    Stores.scan(series, key + Keys.BAR)
        .values()
        .forEach(
            signal ->
                values
                    .computeIfAbsent(signal.getMetric(), metric -> new ArrayList<>())
                    .add(
                        new MedianRatio.Value(
                            signal.getAt().getEarliest(), signal.getValue(), signal.getId())));
    return values;
  }
}
