package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hours for tests: one measurement of a network and hour where nothing else is said. */
final class Grid {
  static final Instant START = Instant.parse("2024-02-01T00:00:00Z");

  private final Map<Long, Map<Long, NetworkHour>> hours = new TreeMap<>();

  /** One measurement per hour of [from, to) hours after the start, by the weight of blocked. */
  Grid network(long asn, int from, int to, double blocked) {
    for (int hour = from; hour < to; hour++) {
      measured(hour, new NetworkHour(asn, blocked, 0, 0, 1 - blocked, 1, 0, null, null));
    }
    return this;
  }

  Grid measured(int hour, NetworkHour networkHour) {
    hours
        .computeIfAbsent(START.getEpochSecond() / Hour.SECONDS + hour, key -> new TreeMap<>())
        .put(networkHour.asn(), networkHour);
    return this;
  }

  List<Hour> hours() {
    List<Hour> all = new ArrayList<>();
    hours.forEach((hour, networks) -> all.add(new Hour(hour, List.copyOf(networks.values()))));
    return all;
  }

  List<Span> spans(Detector detector) {
    Detector.Step step = detector.advance(detector.initial(), hours());
    List<Span> spans = new ArrayList<>(step.ended());
    if (step.state().open() != null) {
      spans.add(step.state().open());
    }
    return spans;
  }

  static Instant at(int hour) {
    return START.plusSeconds(hour * Hour.SECONDS);
  }
}
