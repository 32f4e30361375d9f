package org.bandish.topology;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;

/**
 * After a task has started, once: if other rules drew any of its intervals, all its countries are
 * derived anew, since new rules may also find a ban where the old ones found none.
 *
 * <p>The commit hook runs only for countries of which a fact came, and what a processor writes
 * while it is made belongs to no transaction. A punctuation needs no fact and belongs to the task's
 * transaction. It takes one country at a time, so that no transaction lasts long, and ends with the
 * last. Nothing is lost if the task ends before: the stores tell the next one. Therefore the
 * countries with intervals of other rules come last.
 */
final class RaisedRules implements Punctuator {
  private static final Duration BETWEEN_COUNTRIES = Duration.ofMillis(100);

  private final String rules;
  private final KeyValueStore<String, Evidence> evidence;
  private final KeyValueStore<String, BanInterval> intervals;
  private final ObjLongConsumer<String> derive;
  private Deque<String> countries;
  private Cancellable schedule;

  /**
   * A look that is not yet scheduled.
   *
   * @param rules id and version of the rules that count now
   * @param derive derives all subjects of a country; gets the time in milliseconds since 1970
   */
  RaisedRules(
      String rules,
      KeyValueStore<String, Evidence> evidence,
      KeyValueStore<String, BanInterval> intervals,
      ObjLongConsumer<String> derive) {
    this.rules = rules;
    this.evidence = evidence;
    this.intervals = intervals;
    this.derive = derive;
  }

  void schedule(ProcessorContext<?, ?> context) {
    schedule = context.schedule(BETWEEN_COUNTRIES, PunctuationType.WALL_CLOCK_TIME, this);
  }

  @Override
  public void punctuate(long now) {
    if (countries == null) {
      countries = outdated();
    }
    String country = countries.poll();
    if (country == null) {
      schedule.cancel();
    } else {
      derive.accept(country, now);
    }
  }

  private Deque<String> outdated() {
    Set<String> old = new TreeSet<>();
    try (KeyValueIterator<String, BanInterval> all = intervals.all()) {
      all.forEachRemaining(
          entry -> {
            if (!rules.equals(entry.value.getRules())) {
              old.add(Keys.country(entry.key));
            }
          });
    }
    Set<String> others = new TreeSet<>();
    if (!old.isEmpty()) {
      try (KeyValueIterator<String, Evidence> all = evidence.all()) {
        all.forEachRemaining(entry -> others.add(Keys.country(entry.key)));
      }
      others.removeAll(old);
    }
    Deque<String> order = new ArrayDeque<>(others);
    order.addAll(old);
    return order;
  }
}
