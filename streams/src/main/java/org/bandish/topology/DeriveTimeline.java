package org.bandish.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/** Derives every dirty subject of the country, and takes the marks away. */
final class DeriveTimeline extends ContextualProcessor<String, String, String, Conclusions> {
  private final Derivation derivation;
  private final Meters meters;
  private KeyValueStore<String, Evidence> evidence;
  private KeyValueStore<String, byte[]> dirty;
  private KeyValueStore<String, BanInterval> intervals;

  DeriveTimeline(Derivation derivation, Meters meters) {
    this.derivation = derivation;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Conclusions> context) {
    super.init(context);
    evidence = context.getStateStore(Names.EVIDENCE);
    dirty = context.getStateStore(Names.DIRTY);
    intervals = context.getStateStore(Names.INTERVALS);
    new RaisedRules(derivation.rules(), evidence, intervals, this::deriveAll).schedule(context);
  }

  @Override
  public void process(Record<String, String> touched) {
    marks(touched.key())
        .forEach((subject, arrived) -> derive(subject, arrived, touched.timestamp()));
  }

  private void deriveAll(String country, long timestamp) {
    Map<String, List<String>> marks = marks(country);
    Stores.scan(evidence, country).keySet().stream()
        .filter(entry -> !Keys.isConnectivity(entry))
        .forEach(entry -> marks.putIfAbsent(Keys.subject(entry), List.of()));
    marks.forEach((subject, arrived) -> derive(subject, arrived, timestamp));
  }

  /** By subject: the keys of the entries made since it was last derived. */
  private Map<String, List<String>> marks(String country) {
    Map<String, List<String>> marks = new TreeMap<>();
    // Subjects begin with the country's two letters, then a slash or the region's hyphen.
    Stores.scan(dirty, country)
        .keySet()
        .forEach(
            mark -> marks.computeIfAbsent(Keys.subject(mark), s -> new ArrayList<>()).add(mark));
    return marks;
  }

  private void derive(String name, List<String> marks, long timestamp) {
    Subject subject = Subject.parse(name);
    Map<String, Evidence> entries = Stores.scan(evidence, Keys.under(subject));
    List<BanInterval> before = List.copyOf(Stores.scan(intervals, Keys.under(subject)).values());
    // What a measured span's later self took away is marked and gone.
    List<Evidence> arrived = marks.stream().map(entries::get).filter(Objects::nonNull).toList();
    Conclusions concluded =
        derivation.conclude(subject, before, List.copyOf(entries.values()), arrived);
    for (BanTransition change : concluded.transitions()) {
      intervals.put(Keys.under(subject) + change.getIntervalId(), change.getAfter());
    }
    marks.forEach(dirty::delete);
    meters.derived(concluded.intervals().size(), concluded.transitions());
    if (concluded.failure() != null) {
      meters.deadLetter(DeadLetters.DERIVE);
    }
    context().forward(new Record<>(name, concluded, timestamp, new RecordHeaders()));
  }
}
