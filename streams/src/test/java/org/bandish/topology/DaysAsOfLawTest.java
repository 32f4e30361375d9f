package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.detect.DayAsKnown;
import org.bandish.event.HourCount;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalDay;
import org.bandish.schema.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law of as-of for days of measurements: as it was known at every hour, a day has the hours
 * that it would have had then. {@code -Dbandish.lawSeeds=500} judges more worlds.
 */
class DaysAsOfLawTest {
  private static final long FIRST = Long.getLong("bandish.firstLawSeed", 1);
  private static final long SEEDS = Long.getLong("bandish.lawSeeds", 3);
  private static final int HOURS = Integer.getInteger("bandish.lawHours", 60);

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldKnowOfADayAsOfEveryHourWhatWasKnownThen(long seed) {
    List<SpecificRecord> facts =
        AsOfLaw.inOrder(
            LateWorld.random(seed).stream()
                .filter(AsOfLaw::isMeasured)
                .filter(fact -> ((NetworkSignal) fact).getPlatform() != null)
                .toList());
    Random random = new Random(seed);
    List<SpecificRecord> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    Map<String, SignalDay> all;
    try (River river = river()) {
      shuffled.forEach(fact -> Happened.publish(river, fact));
      all = river.table(Topics.SIGNAL_DAYS);
    }

    Map<String, SignalDay> then = new TreeMap<>();
    int known = 0;
    try (River river = river()) {
      for (Instant hour : AsOfLaw.hours(facts, HOURS, random)) {
        for (int to = AsOfLaw.publicBy(hour, facts).size(); known < to; known++) {
          Happened.publish(river, facts.get(known));
        }
        then.putAll(river.table(Topics.SIGNAL_DAYS));
        assertThat(knownAt(hour, all)).as("as of %s", hour).isEqualTo(knownAt(hour, then));
      }
    }
  }

  private static River river() {
    return new River((subject, evidence, asOf) -> List.of());
  }

  private static Map<String, List<HourCount>> knownAt(Instant asOf, Map<String, SignalDay> days) {
    Map<String, List<HourCount>> known = new TreeMap<>();
    days.forEach(
        (key, day) -> {
          List<HourCount> hours = DayAsKnown.at(day, asOf.getEpochSecond() / 3_600).getHours();
          if (!hours.isEmpty()) {
            known.put(key, hours);
          }
        });
    return known;
  }
}
