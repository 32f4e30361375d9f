package org.bandish.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Belief;
import org.bandish.event.Outage;

/**
 * The outages of the country's task: as they are known now, and when which were held. Outages from
 * before there were beliefs count as held since they were known, until their place or network is
 * derived anew.
 */
record OutageBook(KeyValueStore<String, Outage> now, KeyValueStore<String, Outage> beliefs) {
  static OutageBook in(ProcessingContext context) {
    return new OutageBook(
        context.getStateStore(Names.OUTAGES), context.getStateStore(Names.OUTAGE_BELIEFS));
  }

  /**
   * The beliefs.
   *
   * @param prefix a country, or {@code subject|asn|}
   */
  List<Belief> read(String prefix) {
    List<Belief> all = new ArrayList<>();
    Set<String> series = new HashSet<>();
    Stores.scan(beliefs, prefix)
        .forEach(
            (key, outage) -> {
              series.add(BeliefKeys.series(key));
              all.add(BeliefKeys.read(key, outage));
            });
    Stores.scan(now, prefix)
        .forEach(
            (key, outage) -> {
              if (!series.contains(BeliefKeys.series(key))) {
                all.add(Belief.of(outage));
              }
            });
    return all;
  }

  /**
   * Keeps the beliefs of one place or network.
   *
   * @param series {@code subject|asn}
   * @return what differs from before, by outage id
   */
  List<KeyValue<String, OutageChange>> write(String series, List<Belief> derived) {
    List<KeyValue<String, OutageChange>> changes = new ArrayList<>();
    believe(series, derived, changes);
    Map<String, Outage> gone = Stores.scan(now, series + Keys.BAR);
    for (Belief belief : derived) {
      String id = belief.outage().getId();
      String key = series + Keys.BAR + id;
      if (belief.until() == null && !belief.outage().equals(gone.remove(key))) {
        now.put(key, belief.outage());
        changes.add(KeyValue.pair(id, OutageChange.of(belief.outage())));
      }
    }
    gone.forEach(
        (key, outage) -> {
          now.delete(key);
          changes.add(KeyValue.pair(outage.getId(), OutageChange.of(null)));
        });
    return changes;
  }

  private void believe(
      String series, List<Belief> derived, List<KeyValue<String, OutageChange>> changes) {
    Map<String, Belief> before = new TreeMap<>();
    read(series + Keys.BAR).forEach(belief -> before.put(BeliefKeys.begin(series, belief), belief));
    Map<String, Outage> gone = Stores.scan(beliefs, series + Keys.BAR);
    for (Belief belief : derived) {
      String key = BeliefKeys.of(series, belief);
      if (!belief.outage().equals(gone.remove(key))) {
        beliefs.put(key, belief.outage());
      }
      Belief earlier = before.remove(BeliefKeys.begin(series, belief));
      if (!belief.equals(earlier)) {
        changes.add(KeyValue.pair(belief.outage().getId(), OutageChange.of(earlier, belief)));
      }
    }
    gone.keySet().forEach(beliefs::delete);
    before
        .values()
        .forEach(
            belief ->
                changes.add(KeyValue.pair(belief.outage().getId(), OutageChange.of(belief, null))));
  }
}
