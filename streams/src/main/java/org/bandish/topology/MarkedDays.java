package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bandish.schema.Subject;

/**
 * Which days of which subjects are to be drawn anew: under {@code subject|first} the last of them.
 * All marks of a country are taken away together, in the commit in which they were set.
 */
record MarkedDays(KeyValueStore<String, byte[]> store) {
  /**
   * Marks days.
   *
   * @return the mark; {@link #isTaken} tells whether somebody has drawn its country since
   */
  String mark(Subject subject, DayRange days) {
    String mark = Keys.under(subject) + days.first();
    byte[] before = store.get(mark);
    DayRange range = before == null ? days : days.until(last(before));
    store.put(mark, range.last().toString().getBytes(StandardCharsets.UTF_8));
    return mark;
  }

  boolean isTaken(String mark) {
    return store.get(mark) == null;
  }

  /** Takes the marks of the country; gives the days by subject, in order of time. */
  Map<String, List<DayRange>> take(String country) {
    Map<String, List<DayRange>> marked = new TreeMap<>();
    Stores.scan(store, country)
        .forEach(
            (mark, last) -> {
              String subject = Keys.subject(mark);
              LocalDate first = LocalDate.parse(mark.substring(subject.length() + 1));
              marked
                  .computeIfAbsent(subject, key -> new ArrayList<>())
                  .add(new DayRange(first, last(last)));
              store.delete(mark);
            });
    marked.replaceAll((subject, ranges) -> DayRange.joined(ranges));
    return marked;
  }

  private static LocalDate last(byte[] value) {
    return LocalDate.parse(new String(value, StandardCharsets.UTF_8));
  }
}
