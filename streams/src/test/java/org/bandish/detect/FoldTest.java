package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.detect.corpus.Case;
import org.bandish.detect.corpus.Scenario;
import org.bandish.event.SignalDay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector promises as a fold, on cases of all kinds. */
class FoldTest {
  /** Days between the change and the state that is as it was, at most, where nothing is open. */
  private static final int SOON = 10;

  static Stream<Arguments> detectorsAndCases() {
    return Stream.of(
            Scenario.EXAM_HOURS,
            Scenario.SPREADING,
            Scenario.ONE_A_DAY,
            Scenario.REBLOCK,
            Scenario.NOISY_PROBE,
            Scenario.CONTROL)
        .map(scenario -> scenario.make(4))
        .flatMap(
            made ->
                Detectors.ALL.stream()
                    .flatMap(each -> Stream.of(each, each.alone()))
                    .map(each -> Arguments.of(each, made)));
  }

  @ParameterizedTest
  @MethodSource("detectorsAndCases")
  void shouldNotDependOnTheOrderOfDays(Detector detector, Case made) {
    List<SignalDay> shuffled = new ArrayList<>(made.days());
    Collections.shuffle(shuffled, new Random(7));

    assertThat(detector.spans(shuffled, Explained.NOTHING))
        .isEqualTo(detector.spans(made.days(), Explained.NOTHING));
  }

  @ParameterizedTest
  @MethodSource("detectorsAndCases")
  void shouldKeepWhatItConcludedWhateverComesLater(Detector detector, Case made) {
    List<Span> all = detector.spans(made.days(), Explained.NOTHING);
    Detector.State state = detector.initial();
    List<Span> ended = new ArrayList<>();
    for (Hour hour : Hours.of(made.days(), Explained.NOTHING)) {
      Detector.Step step = detector.advance(state, hour);
      ended.addAll(step.ended());
      state = step.state();
      assertThat(all.subList(0, ended.size())).isEqualTo(ended);
      if (state.open() != null) {
        Span open = state.open();
        Span later = all.get(ended.size());
        assertThat(later.until(null, null)).isEqualTo(open);
        assertThat(open.knownSince()).isAfterOrEqualTo(open.start());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectorsAndCases")
  void shouldTakeEmptyHoursForNothing(Detector detector, Case made) {
    Map<Long, Hour> hours =
        Hours.of(made.days(), Explained.NOTHING).stream()
            .collect(Collectors.toMap(Hour::hour, hour -> hour, (a, b) -> a, TreeMap::new));
    long first = hours.keySet().iterator().next();
    List<Hour> dense = new ArrayList<>();
    for (long hour = first; hour < first + 24 * 60; hour++) {
      dense.add(hours.getOrDefault(hour, new Hour(hour, List.of())));
    }
    List<Hour> sparse = dense.stream().filter(hour -> !hour.networks().isEmpty()).toList();

    assertThat(detector.advance(detector.initial(), dense))
        .isEqualTo(detector.advance(detector.initial(), sparse));
  }

  @ParameterizedTest
  @MethodSource("detectorsAndCases")
  void shouldConvergeAfterLateDataAndThenBeAsAFullRun(Detector detector, Case made) {
    Map<LocalDate, List<SignalDay>> days = new TreeMap<>();
    made.days()
        .forEach(day -> days.computeIfAbsent(day.getDay(), key -> new ArrayList<>()).add(day));
    Map<LocalDate, Detector.Step> before = fold(detector, days);
    LocalDate changed = days.keySet().stream().skip(days.size() / 8).findFirst().orElseThrow();
    days.put(changed, days.get(changed).subList(1, days.get(changed).size()));
    Map<LocalDate, Detector.Step> full = fold(detector, days);

    Map<LocalDate, Detector.Step> resumed = new TreeMap<>(before);
    Detector.State state = detector.initial();
    int folded = 0;
    for (Map.Entry<LocalDate, List<SignalDay>> day : days.entrySet()) {
      if (!day.getKey().isBefore(changed)) {
        Detector.Step step = detector.advance(state, Hours.of(day.getValue(), Explained.NOTHING));
        boolean asBefore = step.state().equals(before.get(day.getKey()).state());
        resumed.put(day.getKey(), step);
        folded++;
        if (asBefore) {
          break;
        }
      }
      state = resumed.get(day.getKey()).state();
    }

    assertThat(resumed).isEqualTo(full);
    if (made.scenario().equals(Scenario.CONTROL.word())) {
      assertThat(folded).as("days folded anew").isLessThanOrEqualTo(SOON);
    }
  }

  private static Map<LocalDate, Detector.Step> fold(
      Detector detector, Map<LocalDate, List<SignalDay>> days) {
    Map<LocalDate, Detector.Step> steps = new TreeMap<>();
    Detector.State state = detector.initial();
    for (Map.Entry<LocalDate, List<SignalDay>> day : days.entrySet()) {
      Detector.Step step = detector.advance(state, Hours.of(day.getValue(), Explained.NOTHING));
      assertThat(detector.read(step.state().bytes())).isEqualTo(step.state());
      steps.put(day.getKey(), step);
      state = step.state();
    }
    return steps;
  }
}
