package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.Versions;

/**
 * Once in the life of a store of measurements: all its days are published again. A store that was
 * filled before spans were drawn has days of which the country's task never heard, and one that was
 * filled before days told what was known of them earlier has published them without; whether it is
 * one of those cannot be seen in it. Who has a day already does nothing with it.
 *
 * <p>It takes a bounded number of days at a time, and keeps how far it is with what it sent, so
 * that a task that ends before goes on there.
 */
final class ResendDays implements Punctuator {
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final int DAYS_AT_ONCE = 100;

  /** Another name sends all days of every store once more; it was "cursor" before. */
  private static final String CURSOR = "earlier";

  /** Behind every key: done. */
  private static final String END = "~";

  private final KeyValueStore<String, Versions> measurements;
  private final KeyValueStore<String, byte[]> sent;
  private final ObjLongConsumer<String> publish;
  private Cancellable schedule;

  /**
   * A pass that is not yet scheduled.
   *
   * @param sent keeps how far it is
   * @param publish publishes a day {@code subject|asn|day}; gets the time in milliseconds since
   *     1970
   */
  ResendDays(
      KeyValueStore<String, Versions> measurements,
      KeyValueStore<String, byte[]> sent,
      ObjLongConsumer<String> publish) {
    this.measurements = measurements;
    this.sent = sent;
    this.publish = publish;
  }

  void schedule(ProcessorContext<?, ?> context) {
    schedule = context.schedule(BETWEEN, PunctuationType.WALL_CLOCK_TIME, this);
  }

  @Override
  public void punctuate(long now) {
    byte[] cursor = sent.get(CURSOR);
    String begun = cursor == null ? "" : new String(cursor, StandardCharsets.UTF_8);
    String next = begun;
    for (int days = 0; days < DAYS_AT_ONCE && !next.equals(END); days++) {
      String key = first(next);
      if (key == null) {
        next = END;
      } else {
        String day = key.substring(0, key.lastIndexOf(Keys.BAR));
        publish.accept(day, now);
        next = day + Keys.AFTER_BAR;
      }
    }
    if (!next.equals(begun)) {
      sent.put(CURSOR, next.getBytes(StandardCharsets.UTF_8));
    }
    if (next.equals(END)) {
      schedule.cancel();
    }
  }

  private String first(String from) {
    try (KeyValueIterator<String, Versions> keys = measurements.range(from, END)) {
      return keys.hasNext() ? keys.peekNextKey() : null;
    }
  }
}
