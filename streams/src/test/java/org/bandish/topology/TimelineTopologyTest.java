package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.withdrawal;

import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Recurrence;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published of a derivation. */
class TimelineTopologyTest {
  private final River river = new River();

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldPublishATransitionWithItsCauseAndTimes() {
    river.publish(block("o1", "2021-04-16", "x").setPublished(moment("2021-06-01")).build());

    List<TestRecord<String, BanTransition>> records = river.read(Topics.BAN_TRANSITIONS);
    assertThat(records)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo("PK/x");
              BanTransition opened = record.value();
              assertThat(opened.getKind()).isEqualTo(TransitionKind.OPENED);
              assertThat(opened.getBefore()).isNull();
              assertThat(opened.getAfter().getId()).isEqualTo(opened.getIntervalId());
              assertThat(opened.getAt()).isEqualTo(instant("2021-04-16"));
              assertThat(opened.getKnownAt()).isEqualTo(instant("2021-06-02"));
              assertThat(opened.getCausedBy()).containsExactly("o1");
            });
  }

  @Test
  void shouldPublishAnIntervalUnderItsIdAndATombstoneWhenItIsGone() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(withdrawal("w1", "o1", "2021-05-01", "x").build());

    List<TestRecord<String, BanInterval>> intervals = river.read(Topics.BAN_INTERVALS);
    assertThat(intervals).extracting(TestRecord::key).containsExactly("pk-x-o1", "pk-x-o1");
    assertThat(intervals.get(0).value()).isNotNull();
    assertThat(intervals.get(1).value()).isNull();
    assertThat(river.values(Topics.BAN_TRANSITIONS))
        .extracting(BanTransition::getKind)
        .containsExactly(TransitionKind.OPENED, TransitionKind.WITHDRAWN);
  }

  @Test
  void shouldPublishStatisticsAndATombstoneWhenNoIntervalIsLeft() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(block("o2", "2022-04-16", "x").build());
    river.publish(withdrawal("w1", "o1", "2021-05-01", "x").build());
    river.publish(withdrawal("w2", "o2", "2021-05-01", "x").build());

    List<TestRecord<String, Recurrence>> recurrences = river.read(Topics.RECURRENCES);
    assertThat(recurrences).extracting(TestRecord::key).containsOnly("PK/x");
    assertThat(recurrences)
        .extracting(record -> record.value() == null ? null : record.value().getCount())
        .containsExactly(1L, 2L, 1L, null);
  }

  @Test
  void shouldPublishTheStatusAfterEveryFactOfTheSubject() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.publish(Given.statement("s1", "2021-04-20", "x").build());

    List<PlatformStatus> statuses = river.values(Topics.PLATFORM_STATUS);
    assertThat(statuses).hasSize(2);
    assertThat(statuses)
        .extracting(PlatformStatus::getLastEvidence)
        .containsExactly(instant("2021-04-17"), instant("2021-04-21"));
    assertThat(statuses).extracting(PlatformStatus::getInterval).containsOnly("pk-x-o1");
  }

  @Test
  void shouldPublishNoTransitionAndNoStatisticsWhereTheIntervalsStay() {
    river.publish(block("o1", "2021-04-16", "x").build());
    river.values(Topics.BAN_TRANSITIONS);
    river.values(Topics.RECURRENCES);

    river.publish(Given.statement("s1", "2021-04-20", "x").build());

    assertThat(river.values(Topics.BAN_TRANSITIONS)).isEmpty();
    assertThat(river.values(Topics.RECURRENCES)).isEmpty();
  }

  @Test
  void shouldNotCarryTheHeadersOfAFactIntoConclusions() {
    river.publish(block("o1", "2021-04-16", "x").build());

    assertThat(river.read(Topics.PLATFORM_STATUS))
        .allSatisfy(record -> assertThat(record.headers()).isEmpty());
  }
}
