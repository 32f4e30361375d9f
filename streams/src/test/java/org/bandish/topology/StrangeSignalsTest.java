package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.SpanTopologyTest.bytes;
import static org.bandish.topology.SpanTopologyTest.tenDays;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Implausible measurements among good ones: none is lost, and none touches what the others say. */
class StrangeSignalsTest {
  private static final List<Consumer<NetworkSignal.Builder>> SPOILS =
      List.of(
          signal -> signal.setCount(-4),
          signal -> signal.setCount(Long.MAX_VALUE),
          signal -> signal.setBlocked(Double.NaN),
          signal -> signal.setBlocked(Double.POSITIVE_INFINITY),
          signal -> signal.setBlocked(2.0).setOk(-1.0),
          signal -> signal.setOk(null),
          signal -> signal.setAsn(0L),
          signal -> signal.setAsn(-17L),
          signal -> signal.setAt(moment("1970-01-01T00:00:00Z")),
          signal -> signal.setUntil(moment("2012-01-01T00:00:00Z")),
          signal -> signal.setSource(SignalSource.REPORT),
          signal -> signal.setId("a|b"),
          signal -> signal.setMechanism("m".repeat(121)),
          signal -> signal.setSupersedes("x-1-1"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldBeAsManyAsWereEnteredDuplicatesAndDeadLetters(long seed) {
    Random random = new Random(seed);
    List<NetworkSignal> good = tenDays("x", 3, 6);
    Map<String, String> alone;
    try (River river = new River(Timeline::derive)) {
      good.forEach(river::measure);
      alone = bytes(river.table(Topics.BAN_INTERVALS));
    }
    List<NetworkSignal> all = new ArrayList<>(good);
    all.addAll(good.subList(0, 20));
    int invalid = 0;
    for (Consumer<NetworkSignal.Builder> spoil : SPOILS) {
      NetworkSignal.Builder signal =
          NetworkSignal.newBuilder(good.get(random.nextInt(good.size()))).setId("s" + invalid++);
      spoil.accept(signal);
      all.add(signal.build());
    }
    Collections.shuffle(all, random);
    try (River river = new River(Timeline::derive)) {
      all.forEach(river::measure);
      river.publishBytes(Topics.NETWORK_SIGNALS, "PK/x|1", "junk".getBytes(StandardCharsets.UTF_8));
      river.publishBytes(Topics.NETWORK_SIGNALS, null, null);

      assertThat(counted(river, "accepted")).isEqualTo(good.size());
      assertThat(counted(river, "duplicate")).isEqualTo(20);
      assertThat(counted(river, "invalid")).isEqualTo(invalid + 1.0);
      assertThat(river.deadLetters())
          .hasSize(invalid + 2)
          .allSatisfy(letter -> assertThat(River.header(letter, DeadLetters.MESSAGE)).isNotBlank());
      assertThat(bytes(river.table(Topics.BAN_INTERVALS))).isEqualTo(alone).hasSize(1);
    }
  }

  private static double counted(River river, String outcome) {
    return river.meters.find("bandish.facts").tag("outcome", outcome).counters().stream()
        .filter(counter -> counter.getId().getTag("topic").endsWith("network-signals"))
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
