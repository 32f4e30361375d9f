package org.bandish.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
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
}
