package org.bandish.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bandish.event.BanTransition;

/** The domain's counters. Work that was rolled back and done again is counted again. */
public final class Meters {
  private final MeterRegistry registry;

  /** The registry would make the tags anew for each fact. */
  private final Map<Fact, Counter> facts = new ConcurrentHashMap<>();

  private record Fact(String topic, String outcome) {}

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  void fact(String topic, String outcome) {
    facts
        .computeIfAbsent(
            new Fact(topic, outcome),
            fact -> registry.counter("bandish.facts", "topic", topic, "outcome", outcome))
        .increment();
  }

  /** Several versions of one id: the later published counts, the other is not lost. */
  void conflict() {
    registry.counter("bandish.facts.conflicting").increment();
  }

  void derived(int intervals, List<BanTransition> transitions) {
    registry.counter("bandish.derivations").increment();
    registry.counter("bandish.intervals.derived").increment(intervals);
    transitions.forEach(
        transition ->
            registry
                .counter("bandish.transitions", "kind", transition.getKind().name())
                .increment());
  }

  void detected(Detected detected) {
    registry.counter("bandish.drawings").increment();
    detected
        .changed()
        .forEach(
            span -> registry.counter("bandish.spans", "state", span.getState().name()).increment());
    if (detected.failure() != null) {
      deadLetter(DeadLetters.DETECT);
    }
  }

  /** One record that went to the dead letters at the stage. */
  public void deadLetter(String stage) {
    registry.counter("bandish.dead.letters", "stage", stage).increment();
  }
}
