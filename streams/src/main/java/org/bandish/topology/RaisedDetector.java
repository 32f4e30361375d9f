package org.bandish.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * After a task has started, once: each subject whose last measured day was drawn by another
 * detector, or never, is drawn anew, without waiting for a measurement.
 *
 * <p>It takes one subject at a time, and passes over a bounded number of others, so that no
 * transaction lasts long; what {@link RaisedRules} says of punctuations holds here too. Nothing is
 * lost if the task ends before: the stores tell the next one.
 */
final class RaisedDetector implements Punctuator {
  private static final Duration BETWEEN_SUBJECTS = Duration.ofMillis(20);
  private static final int PASSED_AT_ONCE = 500;

  /** Countries begin with a capital. */
  private static final String FIRST = "A";

  private static final String END = "[";

  private final KeyValueStore<String, SignalDay> days;
  private final Draw draw;
  private String next = FIRST;
  private Cancellable schedule;

  /** Draws a subject anew where that is needed. */
  @FunctionalInterface
  interface Draw {
    /**
     * Draws it or passes over it.
     *
     * @param now milliseconds since 1970
     * @return whether it was drawn
     */
    boolean ifNeeded(Subject subject, long now);
  }

  RaisedDetector(KeyValueStore<String, SignalDay> days, Draw draw) {
    this.days = days;
    this.draw = draw;
  }

  void schedule(ProcessorContext<?, ?> context) {
    schedule = context.schedule(BETWEEN_SUBJECTS, PunctuationType.WALL_CLOCK_TIME, this);
  }

  @Override
  public void punctuate(long now) {
    for (int passed = 0; passed < PASSED_AT_ONCE; passed++) {
      String subject = following();
      if (subject == null) {
        schedule.cancel();
        return;
      }
      next = subject + Keys.AFTER_BAR;
      if (draw.ifNeeded(Subject.parse(subject), now)) {
        return;
      }
    }
  }

  private String following() {
    try (KeyValueIterator<String, SignalDay> keys = days.range(next, END)) {
      return keys.hasNext() ? Keys.subject(keys.peekNextKey()) : null;
    }
  }
}
