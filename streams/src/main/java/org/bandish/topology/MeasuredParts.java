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
import org.bandish.detect.MedianRatio.Pause;
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
        parts.addAll(held(subject, asn, metric, drop, prefix));
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

  /** In and after a silence it is held as far as was known before that. */
  private List<HeldPart> held(
      Subject subject, Long asn, ConnectivityMetric metric, Drop drop, String prefix) {
    List<Pause> pauses = new ArrayList<>(drop.pauses());
    if (drop.end() != null) {
      pauses.add(new Pause(drop.last(), drop.end()));
    }
    List<HeldPart> held = new ArrayList<>();
    Instant since = shown(prefix, drop);
    for (Pause pause : pauses) {
      Instant heard = heard(prefix, pause.next());
      if (heard.isAfter(since) && heard.isAfter(OutagePart.silentFrom(pause.last()))) {
        Drop silent = new Drop(drop.start(), null, pause.last(), drop.lowest(), drop.onset(), null);
        held.add(new HeldPart(OutagePart.of(subject, asn, metric, silent), since, heard));
        since = heard;
      }
    }
    held.add(new HeldPart(OutagePart.of(subject, asn, metric, drop), since, null));
    return held;
  }

  /** By when the value of a moment was public. */
  private Instant heard(String prefix, Instant at) {
    NetworkSignal value = series.get(prefix + Keys.sortable(at));
    Instant known = value == null ? at : Published.signalKnownAt(value);
    return Belief.roundedUp(known.isAfter(at) ? known : at);
  }
}
