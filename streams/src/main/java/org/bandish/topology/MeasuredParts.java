package org.bandish.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldPart;
import org.bandish.detect.MedianRatio;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianState;
import org.bandish.detect.OutagePart;
import org.bandish.detect.SeriesRun;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;
import org.bandish.timeline.Published;

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
   * The drops of series, once the days that changed are judged anew.
   *
   * @param key {@code subject|asn}
   */
  List<HeldPart> partsOf(String key) {
    Subject subject = Subject.parse(Keys.subject(key));
    Long asn = Keys.asn(key);
    List<HeldPart> parts = new ArrayList<>();
    for (ConnectivityMetric metric : ConnectivityMetric.values()) {
      String prefix = key + Keys.BAR + metric + Keys.BAR;
      SeriesRun.judge(metric, new SeriesDays(prefix, series, dirty, states, drops));
      for (Drop drop : SeriesRun.whole(Stores.scan(drops, prefix).values())) {
        Instant shown = shown(prefix, drop);
        Instant back = back(prefix, drop);
        if (back.isAfter(shown)) {
          Drop silent =
              new Drop(drop.start(), null, drop.last(), drop.lowest(), drop.onset(), null);
          parts.add(new HeldPart(OutagePart.of(subject, asn, metric, silent), shown, back));
          shown = back;
        }
        parts.add(new HeldPart(OutagePart.of(subject, asn, metric, drop), shown, null));
      }
    }
    return parts;
  }

  /**
   * What sources tell of outages, every version.
   *
   * @param key {@code subject|asn}
   */
  Collection<Evidence> annotationsOf(String key) {
    return Stores.scan(annotations, key + Keys.BAR).values();
  }

  /** By when the values that make it a drop were public; the first alone does not. */
  private Instant shown(String prefix, Drop drop) {
    Instant shown = drop.start();
    String first = prefix + Keys.sortable(drop.start());
    try (KeyValueIterator<String, NetworkSignal> values =
        series.range(first, prefix + Keys.sortable(drop.last()))) {
      for (int i = 0; i < MedianRatio.LEAST_VALUES && values.hasNext(); i++) {
        Instant known = Published.signalKnownAt(values.next().value);
        shown = known.isAfter(shown) ? known : shown;
      }
    }
    return Belief.roundedUp(shown);
  }

  /** Up to when it was not known to end and no longer explained what was measured, if ever. */
  private Instant back(String prefix, Drop drop) {
    if (drop.end() == null) {
      return Instant.MIN;
    }
    NetworkSignal first = series.get(prefix + Keys.sortable(drop.end()));
    Instant known = first == null ? drop.end() : Published.signalKnownAt(first);
    Instant back = Belief.roundedUp(known.isAfter(drop.end()) ? known : drop.end());
    return back.isAfter(OutagePart.silentFrom(drop.last())) ? back : Instant.MIN;
  }
}
