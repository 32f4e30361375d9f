package org.bandish.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * The spans that were told: {@code subject|start}, or {@code subject|start|heldFrom} where they
 * were not held so from the beginning. Those that an outage explains stand behind a mark.
 */
final class ToldSpans {
  /** Sorts before no date and behind every one. */
  private static final char EXPLAINED = '~';

  private final KeyValueStore<String, ObservedSpan> store;

  ToldSpans(KeyValueStore<String, ObservedSpan> store) {
    this.store = store;
  }

  /** The starts of all spans told, without those that outages explain. */
  Set<Instant> starts(Subject subject) {
    String under = Keys.under(subject);
    Set<Instant> starts = new TreeSet<>();
    Stores.range(store, under, under + EXPLAINED)
        .values()
        .forEach(span -> starts.add(span.getStart()));
    return starts;
  }

  /**
   * Tells the spans of one start.
   *
   * @return those that are other than before, and those that are taken back
   */
  List<ObservedSpan> tell(Subject subject, Instant start, List<ObservedSpan> spans) {
    String key = Keys.under(subject) + start;
    Map<String, ObservedSpan> before = new TreeMap<>(Stores.scan(store, key + Keys.BAR));
    ObservedSpan first = store.get(key);
    if (first != null) {
      before.put(key, first);
    }
    return tell(before, byKey(Keys.under(subject), spans));
  }

  /**
   * Tells the spans that outages explain and that begin in [from, to).
   *
   * @return those that are other than before, and those that are taken back
   */
  List<ObservedSpan> tellExplained(
      Subject subject, Instant from, Instant to, List<ObservedSpan> spans) {
    String under = Keys.under(subject) + EXPLAINED;
    String behind = to.equals(Instant.MAX) ? under + EXPLAINED : under + to;
    return tell(Stores.range(store, under + from, behind), byKey(under, spans));
  }

  private static Map<String, ObservedSpan> byKey(String under, List<ObservedSpan> spans) {
    Map<String, ObservedSpan> byKey = new TreeMap<>();
    for (ObservedSpan span : spans) {
      String held = span.getHeldFrom() == null ? "" : Keys.BAR + span.getHeldFrom().toString();
      byKey.put(under + span.getStart() + held, span);
    }
    return byKey;
  }

  private List<ObservedSpan> tell(Map<String, ObservedSpan> before, Map<String, ObservedSpan> now) {
    List<ObservedSpan> changed = new ArrayList<>();
    before.forEach(
        (key, span) -> {
          ObservedSpan later = now.get(key);
          if (later == null || !later.getId().equals(span.getId())) {
            changed.add(MeasuredSpans.takenBack(span));
            store.delete(key);
          }
        });
    now.forEach(
        (key, span) -> {
          if (!span.equals(before.get(key))) {
            changed.add(span);
            store.put(key, span);
          }
        });
    return changed;
  }
}
