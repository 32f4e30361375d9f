package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bandish.event.NetworkSignal;

/** Signals that end what was down before them, and that nothing ever corrected. */
final class Recoveries {
  private final NavigableMap<Instant, List<Recovery>> byStart = new TreeMap<>();

  private record Recovery(NetworkSignal signal, Instant by) {}

  /**
   * Adds one.
   *
   * @param by when it lies behind and is known
   */
  void add(NetworkSignal signal, Instant by) {
    byStart
        .computeIfAbsent(Annotations.start(signal), start -> new ArrayList<>())
        .add(new Recovery(signal, by));
  }

  /**
   * By when it lies behind that something was down, and is known to: what begins and is known later
   * never meets it. {@link Instant#MAX}: it goes on.
   */
  Instant after(NetworkSignal down) {
    Instant ended = Instant.MAX;
    for (Map.Entry<Instant, List<Recovery>> each :
        byStart.tailMap(Annotations.start(down), true).entrySet()) {
      if (!each.getKey().isBefore(ended)) {
        break;
      }
      for (Recovery recovery : each.getValue()) {
        boolean isSooner = recovery.by().isBefore(ended);
        ended = isSooner && Annotations.isOfOne(down, recovery.signal()) ? recovery.by() : ended;
      }
    }
    return ended;
  }
}
