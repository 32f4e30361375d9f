package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.BanTransition;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Statement;
import org.bandish.ingest.evidence.EvidenceFiles;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.schema.Subject;
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
  private static final Path RECORD = Path.of("..", "record");
  private static final int SEEDS = Integer.getInteger("bandish.seeds", 3);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

  /** What the record gives as it stands in its files, each fact once. */
  private static Map<String, BanInterval> inOrder;

  @BeforeAll
  static void publishInOrder() throws IOException {
    try (River river = new River(Timeline::derive)) {
      facts().forEach(fact -> publish(river, fact));
      inOrder = river.table(Topics.BAN_INTERVALS);
    }
    assertThat(inOrder).isNotEmpty();
  }

  @Test
  void shouldRefuseNothingOfTheRecord() throws IOException {
    assertThat(facts())
        .isNotEmpty()
        .allSatisfy(
            fact -> assertThat(Validation.evidence("PK", fact).getSubject()).startsWith("PK"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldHoldTheSameIntervalsInAnyOrderAndWithDuplicates(long seed) throws IOException {
    List<SpecificRecord> facts = new ArrayList<>(facts());
    Collections.shuffle(facts, new Random(seed));
    facts.addAll(facts.subList(0, facts.size() / 4));
    Collections.shuffle(facts, new Random(-seed));
    try (River river = new River(Timeline::derive)) {
      facts.forEach(fact -> publish(river, fact));

      Map<String, BanInterval> published = river.table(Topics.BAN_INTERVALS);
      assertThat(river.deadLetters()).isEmpty();
      assertThat(fold(river.values(Topics.BAN_TRANSITIONS))).isEqualTo(published);
      assertThat(published).isEqualTo(derived(river.table(Topics.EVIDENCE).values()));
      assertThat(bytes(published)).isEqualTo(bytes(inOrder));
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  private static Map<String, String> bytes(Map<String, BanInterval> intervals) {
    Map<String, String> bytes = new TreeMap<>();
    intervals.forEach(
        (id, interval) -> bytes.put(id, HexFormat.of().formatHex(Binary.of(interval))));
    return bytes;
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

  private static Map<String, BanInterval> fold(List<BanTransition> transitions) {
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

  /** Each subject derived once, from all of its evidence. */
  private static Map<String, BanInterval> derived(Iterable<Evidence> ledger) {
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

  private static List<SpecificRecord> facts() throws IOException {
    EvidenceFiles.Result read =
        EvidenceFiles.read(RECORD.resolve("pakistan"), RegistryFiles.in(RECORD), CLOCK);
    assertThat(read.rejected()).isEmpty();
    return List.copyOf(read.facts());
  }
}
