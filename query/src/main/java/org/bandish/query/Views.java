package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;

/**
 * Everything that was folded from one cluster's topics.
 *
 * @param topicId of ban-transitions, as Kafka writes it
 * @param outages by id
 * @param signalDays the days whose key begins with a text
 * @param end the offset behind the last of ban-transitions, whether applied here or not
 */
public record Views(
    String topicId,
    IntervalIndex intervals,
    EvidenceIndex evidence,
    Names names,
    Map<String, Outage> outages,
    Function<String, List<SignalDay>> signalDays,
    LongSupplier end) {

  /** Empty views. */
  public static Views of(
      String topicId,
      Runnable onApplied,
      Function<String, List<SignalDay>> signalDays,
      LongSupplier end) {
    return new Views(
        topicId,
        new IntervalIndex(onApplied),
        new EvidenceIndex(),
        new Names(),
        new ConcurrentSkipListMap<>(),
        signalDays,
        end);
  }

  /** Applies one record of the topic outages; null takes the outage away. */
  public void applyOutage(String id, Outage outage) {
    if (outage == null) {
      outages.remove(id);
    } else {
      outages.put(id, outage);
    }
  }

  /** The part of a list that was asked for, and where it stands. */
  <T> Page<T> page(
      Filters filters,
      Snapshot snapshot,
      List<T> all,
      Function<T, String> key,
      boolean descending) {
    Pages.Part<T> part =
        Pages.part(all, key, descending, filters.question(), filters.cursor(), filters.limit());
    return new Page<>(
        part.items(), part.next(), cursor(snapshot).toString(), asOf(filters, snapshot));
  }

  /** As {@link #page(Filters, Snapshot, List, Function, boolean)}, of a list in order. */
  <T> Page<T> page(Filters filters, Snapshot snapshot, Stream<T> inOrder, Function<T, String> key) {
    Pages.Part<T> part =
        Pages.part(inOrder, key, filters.question(), filters.cursor(), filters.limit());
    return new Page<>(
        part.items(), part.next(), cursor(snapshot).toString(), asOf(filters, snapshot));
  }

  /** Where a snapshot stands. */
  Cursor cursor(Snapshot snapshot) {
    return new Cursor(topicId, snapshot.offset());
  }

  /** What was asked, else when the last thing became public; null: nothing is there. */
  static String asOf(Filters filters, Snapshot snapshot) {
    if (filters.asOf() != null) {
      return filters.asOf().text();
    }
    return snapshot.lastPublished() == null ? null : snapshot.lastPublished().toString();
  }

  /** Start, then id. */
  static <T> Function<T, String> byStart(Function<T, Instant> start, Function<T, String> id) {
    return item -> Pages.sortable(start.apply(item).toEpochMilli()) + " " + id.apply(item);
  }
}
