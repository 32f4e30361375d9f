package org.bandish.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;

/**
 * The fold of ban-transitions: which intervals stand after the last transition applied. One thread
 * applies, any number read.
 */
public final class IntervalIndex {
  private final NavigableMap<Long, BanTransition> transitions = new ConcurrentSkipListMap<>();
  private final Map<String, BanInterval> intervals = new HashMap<>();
  private final Runnable onApplied;
  private long applied = -1;
  private Instant lastPublished;
  private Snapshot snapshot = new Snapshot(List.of(), -1, null);

  /**
   * An empty index.
   *
   * @param onApplied called after each transition, on the thread that applies: it must not block
   */
  public IntervalIndex(Runnable onApplied) {
    this.onApplied = onApplied;
  }

  /**
   * Applies one transition; one that was applied before changes nothing.
   *
   * @param offset its place in the topic
   */
  public void apply(long offset, BanTransition transition) {
    synchronized (this) {
      if (offset <= applied) {
        return;
      }
      transitions.put(offset, transition);
      if (transition.getAfter() == null) {
        intervals.remove(transition.getIntervalId());
      } else {
        intervals.put(transition.getIntervalId(), transition.getAfter());
      }
      Instant knownAt = transition.getKnownAt();
      if (lastPublished == null || knownAt.isAfter(lastPublished)) {
        lastPublished = knownAt;
      }
      applied = offset;
    }
    onApplied.run();
  }

  /** What stands now. Built when first asked for after a change. */
  public synchronized Snapshot snapshot() {
    if (snapshot.offset() != applied) {
      snapshot = new Snapshot(intervals.values(), applied, lastPublished);
    }
    return snapshot;
  }

  /** The transitions behind an offset, up to another, by offset. */
  public NavigableMap<Long, BanTransition> between(long after, long upTo) {
    return upTo <= after
        ? new ConcurrentSkipListMap<>()
        : transitions.subMap(after, false, upTo, true);
  }
}
