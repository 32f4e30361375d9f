package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.bandish.timeline.Timeline;

/** Intervals by id as they must be, drawn without stream and store. */
public final class Drawn {
  private Drawn() {}

  /** Each subject derived once, from all of its evidence. */
  public static Map<String, BanInterval> derived(Iterable<Evidence> ledger) {
    Map<String, List<Evidence>> bySubject = new TreeMap<>();
    ledger.forEach(
        entry -> bySubject.computeIfAbsent(entry.getSubject(), s -> new ArrayList<>()).add(entry));
    Map<String, BanInterval> intervals = new TreeMap<>();
    bySubject.forEach(
        (subject, evidence) -> {
          if (!subject.endsWith("/" + Subject.CONNECTIVITY)) {
            Timeline.derive(Subject.parse(subject), evidence, null)
                .forEach(
                    interval ->
                        assertThat(intervals.put(interval.getId(), interval))
                            .as("an id is of one subject alone")
                            .isNull());
          }
        });
    return intervals;
  }

  /** What a subscriber holds who applied all transitions; each must begin where he stands. */
  public static Map<String, BanInterval> fold(List<BanTransition> transitions) {
    Map<String, BanInterval> folded = new TreeMap<>();
    for (BanTransition change : transitions) {
      assertThat(change.getBefore()).isEqualTo(folded.get(change.getIntervalId()));
      if (change.getAfter() == null) {
        folded.remove(change.getIntervalId());
      } else {
        folded.put(change.getIntervalId(), change.getAfter());
      }
    }
    return folded;
  }

  /** In Avro binary, hexadecimal. */
  public static Map<String, String> bytes(Map<String, BanInterval> intervals) {
    Map<String, String> bytes = new TreeMap<>();
    intervals.forEach(
        (id, interval) -> bytes.put(id, HexFormat.of().formatHex(Binary.of(interval))));
    return bytes;
  }
}
