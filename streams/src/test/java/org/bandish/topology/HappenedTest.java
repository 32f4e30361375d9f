package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.schema.Subject;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happened: what is concluded depends on the set of signals and facts alone. */
class HappenedTest {
  private static final long SEEDS = Long.getLong("bandish.happened", 2);

  private static final List<Topic<?>> TABLES =
      List.of(Topics.SIGNAL_DAYS, Topics.OUTAGES, Topics.EVIDENCE, Topics.BAN_INTERVALS);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldConcludeTheSameInAnyOrderAndFromDuplicates(long seed) {
    List<SpecificRecord> facts = Happened.random(seed);
    Map<String, String> once = concluded(facts);
    List<SpecificRecord> shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts.subList(facts.size() / 3, facts.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(concluded(shuffled)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldNotLetLaterMeasurementsChangeWhatWasKnown(long seed) {
    List<SpecificRecord> facts = Happened.measurements(seed);
    List<Evidence> all = evidence(facts);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      Instant asOf = Happened.START.plusSeconds(random.nextInt(50 * 24 * 3600));
      List<Evidence> then = evidence(facts.stream().filter(fact -> !isAfter(fact, asOf)).toList());
      assertThat(bans(all, asOf)).as("as of %s", asOf).isEqualTo(bans(then, asOf));
    }
  }

  private static boolean isAfter(SpecificRecord measurement, Instant asOf) {
    return ((NetworkSignal) measurement).getAt().getLatest().isAfter(asOf);
  }

  private static List<BanInterval> bans(List<Evidence> evidence, Instant asOf) {
    return evidence.stream()
        .collect(Collectors.groupingBy(Evidence::getSubject, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(of -> Timeline.derive(Subject.parse(of.getKey()), of.getValue(), asOf).stream())
        .toList();
  }

  private static List<Evidence> evidence(List<SpecificRecord> facts) {
    try (River river = new River(Timeline::derive)) {
      facts.forEach(fact -> Happened.publish(river, fact));
      return List.copyOf(river.<Evidence>table(Topics.EVIDENCE).values());
    }
  }

  private static Map<String, String> concluded(List<SpecificRecord> facts) {
    Map<String, String> all = new TreeMap<>();
    try (River river = new River(Timeline::derive)) {
      facts.forEach(fact -> Happened.publish(river, fact));
      for (Topic<?> topic : TABLES) {
        SpanTopologyTest.bytes(river.table(topic))
            .forEach((key, value) -> all.put(topic + " " + key, value));
      }
      assertThat(river.deadLetters()).isEmpty();
    }
    return all;
  }
}
