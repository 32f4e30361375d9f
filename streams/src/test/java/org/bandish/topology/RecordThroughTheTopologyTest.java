package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Statement;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The record of Pakistan through the whole topology, with the real rules. {@code
 * -Dbandish.seeds=20} shuffles it twenty times.
 */
class RecordThroughTheTopologyTest {
  private static final int SEEDS = Integer.getInteger("bandish.seeds", 3);

  /** What the record gives as it stands in its files, each fact once. */
  private static Map<String, BanInterval> inOrder;

  @BeforeAll
  static void publishInOrder() throws IOException {
    try (River river = new River(Timeline::derive)) {
      RecordOfPakistan.facts().forEach(fact -> publish(river, fact));
      inOrder = river.table(Topics.BAN_INTERVALS);
    }
    assertThat(inOrder).isNotEmpty();
  }

  @Test
  void shouldRefuseNothingOfTheRecord() throws IOException {
    assertThat(RecordOfPakistan.facts())
        .isNotEmpty()
        .allSatisfy(
            fact -> assertThat(Validation.evidence("PK", fact).getSubject()).startsWith("PK"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldHoldTheSameIntervalsInAnyOrderAndWithDuplicates(long seed) throws IOException {
    List<SpecificRecord> facts = new ArrayList<>(RecordOfPakistan.facts());
    Collections.shuffle(facts, new Random(seed));
    facts.addAll(facts.subList(0, facts.size() / 4));
    Collections.shuffle(facts, new Random(-seed));
    try (River river = new River(Timeline::derive)) {
      facts.forEach(fact -> publish(river, fact));

      Map<String, BanInterval> published = river.table(Topics.BAN_INTERVALS);
      assertThat(river.deadLetters()).isEmpty();
      assertThat(Drawn.fold(river.values(Topics.BAN_TRANSITIONS))).isEqualTo(published);
      assertThat(published).isEqualTo(Drawn.derived(river.table(Topics.EVIDENCE).values()));
      assertThat(Drawn.bytes(published)).isEqualTo(Drawn.bytes(inOrder));
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  private static void publish(River river, SpecificRecord fact) {
    if (fact instanceof BanOrder order) {
      river.publish(order);
    } else if (fact instanceof CourtRuling ruling) {
      river.publish(ruling);
    } else if (fact instanceof Statement statement) {
      river.publish(statement);
    } else {
      river.publish((NetworkSignal) fact);
    }
  }
}
