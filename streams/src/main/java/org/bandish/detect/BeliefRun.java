package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.Outage;

/**
 * Beliefs from what was held at one moment after the other. As long as what is said of an outage's
 * hours that were over stays the same, it is one belief: that an outage ends while it is watched
 * corrects nothing.
 */
public final class BeliefRun {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<String, Belief> open = new LinkedHashMap<>();
  private final List<Belief> ended = new ArrayList<>();

  /**
   * What is held from a moment on, up to the next.
   *
   * @param moment a full hour, later than those before
   * @param outages of one place or network, each with its own id
   */
  public void take(Instant moment, List<Outage> outages) {
    Map<String, Belief> before = new LinkedHashMap<>(open);
    open.clear();
    for (Outage outage : outages) {
      Belief earlier = before.get(outage.getId());
      boolean goesOn = earlier != null && saysTheSame(earlier.outage(), outage, moment);
      if (goesOn) {
        before.remove(outage.getId());
      }
      open.put(outage.getId(), new Belief(outage, goesOn ? earlier.since() : moment, null));
    }
    before
        .values()
        .forEach(belief -> ended.add(new Belief(belief.outage(), belief.since(), moment)));
  }

  /** The beliefs, those that are held now last. */
  public List<Belief> beliefs() {
    List<Belief> all = new ArrayList<>(ended);
    all.addAll(open.values());
    return all;
  }

  /** Of the hours that were judged before: one that ends at the moment was not. */
  private static boolean saysTheSame(Outage one, Outage other, Instant moment) {
    Instant over = moment.minus(HOUR);
    return HourRanges.of(List.of(one), Instant.MIN, over)
        .equals(HourRanges.of(List.of(other), Instant.MIN, over));
  }
}
