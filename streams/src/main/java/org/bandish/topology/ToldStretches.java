package org.bandish.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.detect.HeldStretch;
import org.bandish.schema.Subject;

/**
 * The stretches that the fold of each day told, by their start, so that all of one start are found
 * whichever days told them: {@code subject|start|day}, and {@code subject|~day} for the starts that
 * a day told, seconds since 1970.
 */
final class ToldStretches {
  private static final String OF_DAY = "~";

  private final KeyValueStore<String, byte[]> store;

  ToldStretches(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /**
   * Takes what a day tells now in the place of what it told before.
   *
   * @return the starts of all that it tells or told
   */
  Set<Instant> tell(Subject subject, LocalDate day, List<HeldStretch> told) {
    Map<Instant, List<HeldStretch>> byStart = new TreeMap<>();
    told.forEach(
        each -> byStart.computeIfAbsent(each.start(), start -> new ArrayList<>()).add(each));
    Set<Instant> starts = starts(subject, day);
    starts.stream()
        .filter(start -> !byStart.containsKey(start))
        .forEach(start -> store.delete(key(subject, start, day)));
    byStart.forEach(
        (start, stretches) -> put(key(subject, start, day), HeldStretch.bytes(stretches)));
    put(ofDay(subject, day), byStart.isEmpty() ? null : bytes(byStart.keySet()));
    starts.addAll(byStart.keySet());
    return starts;
  }

  private void put(String key, byte[] value) {
    if (!Arrays.equals(value, store.get(key))) {
      store.put(key, value);
    }
  }

  /** All that days told of one start. */
  List<HeldStretch> of(Subject subject, Instant start) {
    List<HeldStretch> held = new ArrayList<>();
    Stores.scan(store, Keys.under(subject) + start + Keys.BAR)
        .values()
        .forEach(bytes -> held.addAll(HeldStretch.read(bytes)));
    return held;
  }

  private Set<Instant> starts(Subject subject, LocalDate day) {
    byte[] told = store.get(ofDay(subject, day));
    Set<Instant> starts = new TreeSet<>();
    if (told != null) {
      ByteBuffer seconds = ByteBuffer.wrap(told);
      while (seconds.hasRemaining()) {
        starts.add(Instant.ofEpochSecond(seconds.getLong()));
      }
    }
    return starts;
  }

  private static byte[] bytes(Set<Instant> starts) {
    ByteBuffer seconds = ByteBuffer.allocate(starts.size() * Long.BYTES);
    starts.forEach(start -> seconds.putLong(start.getEpochSecond()));
    return seconds.array();
  }

  private static String key(Subject subject, Instant start, LocalDate day) {
    return Keys.under(subject) + start + Keys.BAR + day;
  }

  private static String ofDay(Subject subject, LocalDate day) {
    return Keys.under(subject) + OF_DAY + day;
  }
}
