package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.oracle.Histories;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** What is derived once for all days on which the same was known is what is derived on each. */
class HistoryTest {
  private static final Subject X = Subject.national(Histories.COUNTRY, Histories.PLATFORM);
  private static final Instant FIRST = Instant.parse("2020-01-15T00:00:00Z");
  private static final int HISTORIES = Integer.getInteger("bandish.asOfHistories", 60);

  @Test
  void shouldTellOfEveryDayWhatTheTimelineTells() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<Map<String, Object>> facts = Histories.random(seed, 12);
      List<Evidence> evidence = EvidenceMaps.evidence(X, facts);
      History history = new History(X, evidence);
      Random random = new Random(seed);
      for (int i = 0; i < 25; i++) {
        Instant asOf = FIRST.plus(Duration.ofMinutes(10L * random.nextInt(450 * 24 * 6)));

        assertThat(history.asOf(asOf))
            .as("history %d as of %s:\n%s", seed, asOf, facts)
            .isEqualTo(Timeline.derive(X, evidence, asOf));
      }
      assertThat(history.asOf(null)).isEqualTo(Timeline.derive(X, evidence, null));
    }
  }

  /**
   * Where every span says on which days it was measured. One of before goes on with every instant.
   */
  @Test
  void shouldSeeNothingChangeButAtTheInstantsAtWhichItAsks() {
    int asked = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<Map<String, Object>> facts = Histories.random(seed, 12);
      if (facts.stream().anyMatch(HistoryTest::goesOnWithEveryInstant)) {
        continue;
      }
      List<Evidence> evidence = EvidenceMaps.evidence(X, facts);
      History history = new History(X, evidence);
      Random random = new Random(seed);
      for (int i = 0; i < 25; i++) {
        Instant asOf = FIRST.plus(Duration.ofMinutes(10L * random.nextInt(450 * 24 * 6)));
        NavigableSet<Instant> instants = history.instants(asOf);
        List<BanInterval> before =
            instants.isEmpty() ? List.of() : Timeline.derive(X, evidence, instants.last());

        assertThat(Timeline.derive(X, evidence, asOf))
            .as("history %d as of %s:\n%s", seed, asOf, facts)
            .isEqualTo(before);
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(HISTORIES);
  }

  private static boolean goesOnWithEveryInstant(Map<String, Object> fact) {
    return fact.get("type").equals("observed-span") && !fact.containsKey("measured");
  }
}
