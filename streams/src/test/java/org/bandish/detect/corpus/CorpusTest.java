package org.bandish.detect.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bandish.detect.Detectors;
import org.bandish.detect.Span;
import org.bandish.event.Access;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The labelled cases, and what the default detector must at least make of some of them. */
class CorpusTest {
  @ParameterizedTest
  @EnumSource
  void shouldMakeTheSameCaseOfASeed(Scenario scenario) {
    Case made = scenario.make(3);

    assertThat(scenario.make(3)).isEqualTo(made);
    assertThat(scenario.make(5).days()).isNotEqualTo(made.days());
    assertThat(made.heldOut()).isTrue();
    assertThat(scenario.make(4).heldOut()).isFalse();
    assertThat(Scenario.of(scenario.word())).isEqualTo(scenario);
  }

  @ParameterizedTest
  @EnumSource
  void shouldMakeDaysAsTheLedgerDoes(Scenario scenario) {
    for (SignalDay day : scenario.make(2).days()) {
      for (HourCount hour : day.getHours()) {
        assertThat(hour.getBlocked() + hour.getDown() + hour.getOk())
            .isCloseTo((double) hour.getCount(), within(1e-6));
        assertThat(hour.getMedianBlocked()).isBetween(0.0, 1.0);
        assertThat(hour.getThrottled()).isBetween(0.0, hour.getBlocked());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldCallWhatIsLabelledAndNothingElse(Scenario scenario) {
    List<Matching> cases = new ArrayList<>();
    for (long seed = 2; seed <= 6; seed += 2) {
      cases.add(Matching.of(scenario.make(seed), Detectors.DEFAULT));
    }
    Score score = Score.of(Detectors.DEFAULT.id(), cases);

    assertThat(score.recall()).isGreaterThan(0.85);
    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.kind()).isEqualTo(score.called());
  }

  @Test
  void shouldMatchOneSpanToOneLabel() {
    Label first = label(0, 10);
    Label second = label(20, 30);
    Case given = new Case("two", "written", false, List.of(), List.of(first, second), List.of());
    Span over = span(1, 25);

    Matching matching = Matching.of(given, List.of(over, span(26, 29), span(40, 50)));

    assertThat(matching.called())
        .containsExactly(new Matching.Pair(first, over), new Matching.Pair(second, span(26, 29)));
    assertThat(matching.wrong()).containsExactly(span(40, 50));
    assertThat(Matching.of(given, List.of(over)).missed()).containsExactly(second);
    assertThat(Matching.of(given, List.of(span(-25, 5))).called())
        .as("a start more than a day too early")
        .isEmpty();
  }

  @Test
  void shouldCountAMissedOneAsNever() {
    Case given =
        new Case(
            "two", "written", false, List.of(), List.of(label(0, 10), label(20, 30)), List.of());
    Score score = Score.of("x@1", List.of(Matching.of(given, List.of(span(1, 12)))));

    assertThat(score.onset()).isEqualTo(new Score.Spread(2.0, 2.0));
    assertThat(score.onsetOfAll()).isEqualTo(new Score.Spread(2.0, Double.POSITIVE_INFINITY));
    assertThat(score.end().median()).isEqualTo(3);
    assertThat(score.start().median()).isEqualTo(1);
    assertThat(Map.of("recall", score.recall(), "precision", score.precision()))
        .isEqualTo(Map.of("recall", 0.5, "precision", 1.0));
  }

  private static Label label(int from, int to) {
    return new Label(Access.BLOCKED, at(from), at(from), at(to));
  }

  private static Span span(int from, int to) {
    return new Span(Access.BLOCKED, at(from), at(to), at(from + 1), at(to + 1), 2, 2, 9);
  }

  private static Instant at(int hour) {
    return World.START.plus(Duration.ofHours(hour));
  }
}
