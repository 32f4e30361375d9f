package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.detect.Belief;
import org.bandish.detect.OutageHours;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law of as-of for outages: as they were held at every hour, they explain of the hours before
 * it those that they would have explained then. {@code -Dbandish.lawSeeds=500} judges more worlds.
 */
class OutagesAsOfLawTest {
  private static final long FIRST = Long.getLong("bandish.firstLawSeed", 1);
  private static final long SEEDS = Long.getLong("bandish.lawSeeds", 3);
  private static final int HOURS = Integer.getInteger("bandish.lawHours", 60);
  private static final Duration LONGEST = Duration.ofDays(70);
  private static final Duration HOUR = Duration.ofHours(1);

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldExplainAsOfEveryHourWhatWasExplainedThen(long seed) {
    List<SpecificRecord> facts = AsOfLaw.inOrder(LateWorld.connectivity(seed));
    Random random = new Random(seed);
    List<SpecificRecord> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    List<Belief> all;
    try (River river = river()) {
      shuffled.forEach(fact -> Happened.publish(river, fact));
      all = beliefs(river);
    }

    assertThat(all).isNotEmpty();
    int known = 0;
    try (River river = river()) {
      for (Instant hour : AsOfLaw.hours(facts, HOURS, random)) {
        for (int to = AsOfLaw.publicBy(hour, facts).size(); known < to; known++) {
          Happened.publish(river, facts.get(known));
        }
        assertThat(explained(hour, all))
            .as("as of %s", hour)
            .isEqualTo(explained(hour, beliefs(river)));
      }
    }
  }

  private static River river() {
    return new River((subject, evidence, asOf) -> List.of());
  }

  private static List<Belief> beliefs(River river) {
    assertThat(river.deadLetters()).isEmpty();
    List<Belief> beliefs = new ArrayList<>();
    Stores.scan(river.<Outage>store(Names.OUTAGE_BELIEFS), "PK")
        .forEach((key, outage) -> beliefs.add(BeliefKeys.read(key, outage)));
    return beliefs;
  }

  /** The hours that were over by then and explained, of each place and network. */
  private static Map<String, List<Instant>> explained(Instant asOf, List<Belief> beliefs) {
    Map<String, List<Instant>> explained = new TreeMap<>();
    for (Subject subject : List.of(Subject.parse("PK/x"), Subject.parse("PK-KP/x"))) {
      OutageHours outages =
          OutageHours.believed(subject, beliefs).at(asOf.getEpochSecond() / HOUR.toSeconds());
      for (long network = 0; network < 4; network++) {
        Long asn = network == 0 ? null : (Long) network;
        List<Instant> hours = new ArrayList<>();
        for (Instant hour = asOf.minus(LONGEST); hour.isBefore(asOf); hour = hour.plus(HOUR)) {
          if (outages.by(asn, hour)) {
            hours.add(hour);
          }
        }
        explained.put(subject + " " + asn, hours);
      }
    }
    return explained;
  }
}
