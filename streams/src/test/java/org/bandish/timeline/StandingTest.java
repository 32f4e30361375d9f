package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.withdrawal;

import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Statement;
import org.junit.jupiter.api.Test;

/** Facts that correct each other in circles, and what stands behind a circle. */
class StandingTest {
  @Test
  void shouldLetTheLastPublishedOfACircleStand() {
    assertThat(among(fact("a", "b", "2021-01-01"), fact("b", "a", "2021-01-02")))
        .containsExactly("b");
    assertThat(among(fact("a", "b", "2021-01-02"), fact("b", "a", "2021-01-01")))
        .containsExactly("a");
  }

  @Test
  void shouldDecideACircleBeforeWhatOneOfItNamesBesideIt() {
    Evidence both = fact("b", "a", "c", "2021-01-02");

    assertThat(among(fact("a", "b", "2021-01-01"), both, fact("c", "x", "2021-01-09")))
        .as("c was published last, but is no part of the circle")
        .containsExactly("b");
  }

  @Test
  void shouldDecideACircleBeforeACircleThatItNames() {
    Evidence both = fact("b", "a", "d", "2021-01-02");

    assertThat(
            among(
                fact("a", "b", "2021-01-01"),
                both,
                fact("d", "e", "2021-01-09"),
                fact("e", "d", "2021-01-08")))
        .as("b takes d back, so d takes back nothing")
        .containsExactlyInAnyOrder("b", "e");
  }

  @Test
  void shouldLetTheLastOfACircleOfThreeStandWithWhatItDoesNotReach() {
    assertThat(
            among(
                fact("a", "b", "2021-01-03"),
                fact("b", "c", "2021-01-02"),
                fact("c", "a", "2021-01-01")))
        .as("a stands and takes b back, so b takes back nothing: c stands, though a does too")
        .contains("a")
        .doesNotContain("b");
  }

  private static Iterable<String> among(Evidence... facts) {
    Map<String, Evidence> known = new TreeMap<>();
    for (Evidence fact : facts) {
      known.put(fact.getId(), fact);
    }
    return Standing.among(known);
  }

  private static Evidence fact(String id, String withdraws, String published) {
    return fact(id, withdraws, null, published);
  }

  private static Evidence fact(String id, String withdraws, String supersedes, String published) {
    Statement statement =
        withdrawal(id, withdraws, published, "x").setSupersedes(supersedes).build();
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(id)
        .setDigest("1")
        .setKind(EvidenceKind.WITHDRAWAL)
        .setStatement(statement)
        .build();
  }
}
