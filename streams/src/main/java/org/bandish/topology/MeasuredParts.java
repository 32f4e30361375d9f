package org.bandish.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianState;
import org.bandish.detect.OutagePart;
import org.bandish.detect.SeriesRun;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;
import org.bandish.timeline.Annotations;

/** What series and measured annotations in the stores say of outages of one place or network. */
record MeasuredParts(
    KeyValueStore<String, NetworkSignal> series,
    KeyValueStore<String, byte[]> dirty,
    KeyValueStore<String, MedianState> states,
    KeyValueStore<String, List<Drop>> drops,
    KeyValueStore<String, Evidence> annotations) {

  static MeasuredParts in(ProcessingContext context) {
    return new MeasuredParts(
        context.getStateStore(Names.SERIES),
        context.getStateStore(Names.DIRTY_SERIES),
        context.getStateStore(Names.SERIES_STATES),
        context.getStateStore(Names.SERIES_DROPS),
        context.getStateStore(Names.ANNOTATIONS));
  }

  /**
   * The parts, once the days of series that changed are judged anew.
   *
   * @param key {@code subject|asn}
   */
  List<OutagePart> of(String key) {
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
    return parts;
  }
}
