package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  /** Spans that do not say on which days they were measured grow with every instant of asking. */
  @Test
  void shouldChangeAtNoOtherInstantThanItsOwn() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      List<Map<String, Object>> facts =
          Histories.random(seed, 12).stream()
              .filter(fact -> !fact.get("type").equals("observed-span") || tellsDays(fact))
              .toList();
      List<Evidence> evidence = EvidenceMaps.evidence(X, facts);
      Instant before = null;
      for (Instant instant : new History(X, evidence).instants(null)) {
        if (before != null) {
          Instant last = instant.minusMillis(1);
          assertThat(Timeline.derive(X, evidence, last))
              .as("history %d as of %s and of %s:\n%s", seed, before, last, facts)
              .isEqualTo(Timeline.derive(X, evidence, before));
        }
        before = instant;
      }
    }
  }

  private static boolean tellsDays(Map<String, Object> span) {
    return span.containsKey("measured");
  }
}
