package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.instant;

import java.io.IOException;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Ending;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** What decides after an end where several things meet at one instant; by day: golden cases. */
class DecisionTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final String ORDER =
      """
      - {type: ban-order, id: order, country: PK, platforms: [x], authority: pta, action: block, effective: 2021-03-01}
      """;

  @Test
  void shouldDecideByTheBlockingWhereAReportOfAccessMeetsItAMinuteLate() throws IOException {
    List<BanInterval> bans =
        derive(
            ORDER
                + """
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: 2021-03-10}
                - {type: network-signal, id: span, country: PK, platform: x, source: report, at: "2021-03-15T10:00+05:00", until: "2021-03-15T10:30+05:00", blocked: 1}
                - {type: network-signal, id: open, country: PK, platform: x, source: report, at: "2021-03-15T10:00+05:00", ok: 1}
                - {type: network-signal, id: still, country: PK, platform: x, source: report, at: "2021-03-15T10:01+05:00", blocked: 1}
                """);

    assertThat(bans)
        .as("the access counts at 10:01, and there blocking comes first")
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.getPhases())
                  .extracting(PhaseSpan::getPhase, PhaseSpan::getFrom)
                  .containsExactly(
                      tuple(Phase.ORDERED, instant("2021-03-01")),
                      tuple(Phase.DEFIED, instant("2021-03-10")));
              assertThat(ban.getEnd().getEarliest()).isEqualTo(instant("2021-03-15T10:30+05:00"));
            });
  }

  @Test
  void shouldNotTakeALiftForDefiedByAReportOfTheInstantAtWhichItCounts() throws IOException {
    List<BanInterval> bans =
        derive(
            ORDER
                + """
                - {type: court-ruling, id: nothing, country: PK, platforms: [x], court: sindh-high-court, disposition: reinstates, effective: "2021-03-10T10:00+05:00"}
                - {type: ban-order, id: lift, country: PK, platforms: [x], authority: pta, action: unblock, effective: "2021-03-10T10:00+05:00"}
                - {type: network-signal, id: blocked, country: PK, platform: x, source: report, at: "2021-03-10T10:01+05:00", blocked: 1}
                """);

    assertThat(bans)
        .as("the lift counts at 10:01, after the report of blocking")
        .extracting(BanInterval::getEnding, ban -> ban.getPhases().size())
        .containsExactly(tuple(Ending.LIFTED_BY_AUTHORITY, 1));
  }

  private static List<BanInterval> derive(String facts) throws IOException {
    return Timeline.derive(X, ReadFacts.of(facts).get(X), null);
  }
}
