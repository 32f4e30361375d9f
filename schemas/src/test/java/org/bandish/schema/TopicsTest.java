package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bandish.event.BanOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TopicsTest {
  private static final List<Topic<?>> ALL = Topics.ALL;
  private static final List<Topic<?>> COMPACTED =
      Topics.ALL.stream().filter(TopicsTest::isCompacted).toList();

  @Test
  void shouldNameTheTopicsOfTheContract() {
    assertThat(ALL)
        .extracting(topic -> topic.name("bandish."))
        .containsExactlyInAnyOrder(
            "bandish.ban-orders",
            "bandish.court-rulings",
            "bandish.statements",
            "bandish.access-reports",
            "bandish.platforms",
            "bandish.authorities",
            "bandish.network-signals",
            "bandish.signal-days",
            "bandish.observed-spans",
            "bandish.evidence",
            "bandish.ban-transitions",
            "bandish.ban-intervals",
            "bandish.platform-status",
            "bandish.recurrences",
            "bandish.outages",
            "bandish.cursors",
            "bandish.dead-letters");
  }

  @Test
  void shouldTakeAnyPrefix() {
    assertThat(Topics.BAN_ORDERS.name("staging.bans.")).isEqualTo("staging.bans.ban-orders");
    assertThat(Topics.BAN_ORDERS.registrySubject("staging.bans."))
        .isEqualTo("staging.bans.ban-orders-value");
    assertThat(Topics.DEFAULT_PREFIX).isEqualTo("bandish.");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void shouldStampRecordsWithTheTimeOfTheirArrivalAndSayHowLongTheyAreKept(Topic<?> topic) {
    assertThat(topic.config()).containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(topic.config()).containsKey("retention.ms");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void shouldLetTheLargestRecordOfAPipelineIn(Topic<?> topic) {
    assertThat(topic.config()).containsEntry("max.message.bytes", "2097152");
  }

  @Test
  void shouldKeepEverythingForEverButSignalsAndDeadLetters() {
    for (Topic<?> topic : ALL) {
      String kept =
          topic.equals(Topics.NETWORK_SIGNALS)
              ? millis(90)
              : topic.equals(Topics.DEAD_LETTERS) ? millis(365) : "-1";
      assertThat(topic.config()).as(topic.suffix()).containsEntry("retention.ms", kept);
    }
  }

  @Test
  void shouldCompactTheTopicsOfTheContract() {
    assertThat(COMPACTED)
        .containsExactlyInAnyOrder(
            Topics.PLATFORMS,
            Topics.AUTHORITIES,
            Topics.SIGNAL_DAYS,
            Topics.EVIDENCE,
            Topics.BAN_INTERVALS,
            Topics.PLATFORM_STATUS,
            Topics.RECURRENCES,
            Topics.OUTAGES,
            Topics.CURSORS);
  }

  @ParameterizedTest
  @FieldSource("COMPACTED")
  void shouldKeepTombstonesSevenDays(Topic<?> topic) {
    assertThat(topic.config()).containsEntry("delete.retention.ms", millis(7));
  }

  @Test
  void shouldKeyFactsByCountryAndGiveThemTheSameSettings() {
    assertThat(Topics.FACTS)
        .containsExactlyInAnyOrder(
            Topics.BAN_ORDERS,
            Topics.COURT_RULINGS,
            Topics.STATEMENTS,
            Topics.ACCESS_REPORTS,
            Topics.OBSERVED_SPANS)
        .allSatisfy(
            topic -> {
              assertThat(topic.fact()).isTrue();
              assertThat(topic.key()).isEqualTo("country");
              assertThat(topic.partitions()).isEqualTo(Topics.BAN_ORDERS.partitions());
              assertThat(topic.config()).isEqualTo(Topics.BAN_ORDERS.config());
            });
    assertThat(ALL).filteredOn(Topic::fact).containsExactlyInAnyOrderElementsOf(Topics.FACTS);
  }

  @Test
  void shouldGiveTransitionsOnePartitionSinceItsOffsetIsTheCursor() {
    assertThat(Topics.BAN_TRANSITIONS.partitions()).isEqualTo(1);
    assertThat(isCompacted(Topics.BAN_TRANSITIONS)).isFalse();
  }

  @Test
  void shouldKnowTheSchemaOfEachTopicButTheDeadLetters() {
    assertThat(Topics.BAN_ORDERS.schema()).isEqualTo(BanOrder.getClassSchema());
    assertThat(ALL).filteredOn(topic -> topic.type() == null).containsExactly(Topics.DEAD_LETTERS);
    assertThatThrownBy(Topics.DEAD_LETTERS::schema)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("dead-letters has no schema");
  }

  @Test
  void shouldNotLetAnybodyChangeASetting() {
    for (Topic<?> topic : ALL) {
      Map<String, String> config = topic.config();
      assertThatThrownBy(() -> config.put("retention.ms", "1"))
          .as(topic.suffix())
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private static boolean isCompacted(Topic<?> topic) {
    return "compact".equals(topic.config().get("cleanup.policy"));
  }

  private static String millis(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
