package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.PlatformStatus;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a pipeline does at its start with intervals that rules of another version drew. */
class RaisedRulesTest {
  private static final String OLD = "timeline@0";
  private static final Duration LONG = Duration.ofSeconds(1);

  private boolean raised;
  private String broken = "";
  private final River river = new River(new Derivation(this::derive));

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldDeriveAllSubjectsAnewWithoutAFact() {
    publish(river);
    Map<String, BanInterval> before = river.table(Topics.BAN_INTERVALS);
    assertThat(before.values()).hasSize(3).extracting(BanInterval::getRules).containsOnly(OLD);
    raised = true;

    lookForChanges();

    Map<String, BanInterval> after = new TreeMap<>(before);
    after.putAll(river.table(Topics.BAN_INTERVALS));
    assertThat(after).isEqualTo(fresh());
    assertThat(after.values()).extracting(BanInterval::getRules).containsOnly(Timeline.RULES);
    assertThat(Drawn.fold(river.values(Topics.BAN_TRANSITIONS))).isEqualTo(after);
    assertThat(river.table(Topics.PLATFORM_STATUS)).containsOnlyKeys("PK/x", "PK/tiktok", "IN/x");
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldFindABanWhereTheOldRulesFoundNone() {
    river.publish(report("r1", "2021-04-16", "quiet").build());
    river.publish(report("r2", "2021-04-16", "quiet").setCountry("IN").build());
    river.publish(block("o1", "2021-04-16", "x").build());
    assertThat(river.table(Topics.BAN_INTERVALS)).hasSize(1);
    raised = true;

    lookForChanges();

    assertThat(river.table(Topics.BAN_INTERVALS).values())
        .extracting(interval -> interval.getCountry() + "/" + interval.getPlatform())
        .containsExactlyInAnyOrder("PK/x", "PK/quiet", "IN/quiet");
  }

  @Test
  void shouldLookOnceAlone() {
    raised = true;
    publish(river);
    lookForChanges();
    double derivations = river.meters.counter("bandish.derivations").count();
    raised = false;
    river.publish(block("o9", "2022-04-16", "x").build());
    raised = true;

    lookForChanges();

    assertThat(river.meters.counter("bandish.derivations").count()).isEqualTo(derivations + 1);
  }

  @Test
  void shouldKeepTheIntervalsOfASubjectThatTheNewRulesCannotDerive() {
    publish(river);
    Map<String, BanInterval> intervals = river.table(Topics.BAN_INTERVALS);
    raised = true;
    broken = "PK/tiktok";

    lookForChanges();

    intervals.putAll(river.table(Topics.BAN_INTERVALS));
    assertThat(intervals.values())
        .filteredOn(interval -> interval.getRules().equals(OLD))
        .extracting(BanInterval::getPlatform)
        .containsExactly("tiktok");
    assertThat(river.deadLetters()).singleElement().extracting("key").isEqualTo(broken);
    assertThat(river.table(Topics.PLATFORM_STATUS).get(broken))
        .extracting(PlatformStatus::getError)
        .asString()
        .contains("cannot");
  }

  private void lookForChanges() {
    for (int i = 0; i < 10; i++) {
      river.await(LONG);
    }
  }

  private static void publish(River river) {
    river.publish(block("o1", "2021-04-16", "x", "tiktok").build());
    river.publish(block("o2", "2021-04-16", "x").setCountry("IN").build());
    river.publish(statement("s1", "2021-04-20", "x").build());
    river.publish(report("r1", "2021-04-16", null).setBlocked(0.0).setDown(1.0).build());
  }

  private static Map<String, BanInterval> fresh() {
    try (River river = new River(Timeline::derive)) {
      publish(river);
      return river.table(Topics.BAN_INTERVALS);
    }
  }

  /** The old rules see no bans of one platform; the new ones may not be able to judge a subject. */
  private List<BanInterval> derive(Subject subject, Collection<Evidence> evidence, Instant asOf) {
    List<BanInterval> intervals = Timeline.derive(subject, evidence, asOf);
    if (raised && subject.toString().equals(broken)) {
      throw new IllegalStateException("cannot");
    }
    if (raised) {
      return intervals;
    }
    return intervals.stream()
        .filter(interval -> !interval.getPlatform().equals("quiet"))
        .map(interval -> BanInterval.newBuilder(interval).setRules(OLD).build())
        .toList();
  }
}
