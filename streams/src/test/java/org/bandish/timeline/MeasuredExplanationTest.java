package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.MeasuredTest.X;
import static org.bandish.timeline.MeasuredTest.access;
import static org.bandish.timeline.MeasuredTest.blocked;
import static org.bandish.timeline.MeasuredTest.goingOn;
import static org.bandish.timeline.MeasuredTest.only;
import static org.bandish.timeline.MeasuredTest.phases;
import static org.bandish.timeline.MeasuredTest.span;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.Evidence;
import org.bandish.event.Phase;
import org.junit.jupiter.api.Test;

/** How an explanation, and the history it is made of, tell what measured spans say. */
class MeasuredExplanationTest {
  @Test
  void shouldExplainAMeasuredBan() {
    List<Evidence> evidence =
        List.of(
            ReadFacts.evidence(access("2024-02-01T00:00:00Z", "2024-02-17T19:00:00Z")),
            ReadFacts.evidence(blocked("2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z")),
            ReadFacts.evidence(access("2024-03-01T08:00:00Z", null)));
    String id = only(Timeline.derive(X, evidence, null)).getId();
    Explanation explanation = new Explanation(X, evidence, id, null);

    assertThat(explanation.steps())
        .as("what became known of a span's start, and of its end")
        .extracting(step -> step.fact().getId())
        .containsOnly("pk-x-2024-02-01T00", "pk-x-2024-02-17T19", "pk-x-2024-03-01T08");
    assertThat(explanation.reasons()).isNotEmpty();
  }

  @Test
  void shouldKnowByTheHistoryWhatTheTimelineTellsThoughOnlyMeasuringWentOn() {
    List<Evidence> evidence = expiredWhileMeasuredBlocked();
    History history = new History(X, evidence);
    String id = only(Timeline.derive(X, evidence, null)).getId();

    for (String day : List.of("01-10", "01-20", "01-21", "02-10", "02-29", "03-10")) {
      Instant asOf = Instant.parse("2024-" + day + "T00:00:00Z");
      assertThat(history.asOf(asOf)).as(day).isEqualTo(Timeline.derive(X, evidence, asOf));
    }
    assertThat(history.asOf(null)).isEqualTo(Timeline.derive(X, evidence, null));
    assertThat(phases(history.interval(id, Instant.parse("2024-02-10T00:00:00Z"))))
        .containsExactly(Phase.ENFORCED, Phase.DEFIED);
  }

  @Test
  void shouldExplainThatItWasMeasuredBeyondItsExpiry() {
    List<Evidence> evidence = expiredWhileMeasuredBlocked();
    String id = only(Timeline.derive(X, evidence, null)).getId();

    List<Explanation.Step> steps = new Explanation(X, evidence, id, null).steps();

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.fact().getId()).isEqualTo("pk-x-2024-01-01T00");
    assertThat(last.changed()).contains("end", "phases");
    assertThat(last.knownAt()).isEqualTo("2024-01-20T00:03:00Z");
    assertThat(new Explanation(X, evidence, id, Instant.parse("2024-01-10T00:00:00Z")).steps())
        .hasSize(steps.size() - 1);
  }

  @Test
  void shouldNotTellInWordsAnEndThatBecameKnownLater() {
    List<Evidence> evidence =
        List.of(
            ReadFacts.evidence(
                span("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-03-01T08:00:00Z")
                    .setEndKnownSince(Instant.parse("2024-03-03T00:00:00Z"))
                    .build()));
    String id = only(Timeline.derive(X, evidence, null)).getId();

    Explanation then = new Explanation(X, evidence, id, Instant.parse("2024-03-02T00:00:00Z"));

    assertThat(then.steps()).isNotEmpty();
    assertThat(then.steps())
        .allSatisfy(step -> assertThat(step.sentence()).contains("T19:00:00Z on."));
  }

  @Test
  void shouldGiveTheSpanAsTheReasonOfTheStartThoughItGoesOn() {
    List<Evidence> evidence =
        List.of(
            ReadFacts.evidence(
                goingOn("2024-02-17T19:00:00Z", Access.BLOCKED, "2024-03-01T08:00:00Z")));
    String id = only(Timeline.derive(X, evidence, null)).getId();

    assertThat(new Explanation(X, evidence, id, null).reasons().get(0))
        .extracting(Reasons.Reason::rule, Reasons.Reason::evidence)
        .containsExactly("start.by-report", List.of("pk-x-2024-02-17T19"));
  }

  private static List<Evidence> expiredWhileMeasuredBlocked() {
    return List.of(
        ReadFacts.evidence(
            block("order", "2024-01-01T00:00:00Z", "x")
                .setExpires(moment("2024-01-20T00:00:00Z"))
                .build()),
        ReadFacts.evidence(
            goingOn("2024-01-01T00:00:00Z", Access.BLOCKED, "2024-02-29T00:00:00Z")));
  }
}
