package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bandish.detect.corpus.Case;
import org.bandish.detect.corpus.Scenario;
import org.bandish.event.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A block that turns into throttling, and back. */
class TurningDetectorTest {
  private static final Detector LLR = Detectors.DEFAULT;

  private final Grid grid = new Grid();

  @Test
  void shouldCutARestrictionWhereItTurnsAndWhereItTurnsBack() {
    closed(0, 48, 1, 2, 3);
    slowed(48, 96, 1, 2, 3);
    closed(96, 144, 1, 2, 3);
    open(144, 168, 1, 2, 3);

    assertThat(grid.spans(LLR))
        .extracting(Span::state, Span::start, Span::end)
        .containsExactly(
            tuple(Access.BLOCKED, Grid.at(0), Grid.at(48)),
            tuple(Access.THROTTLED, Grid.at(48), Grid.at(96)),
            tuple(Access.BLOCKED, Grid.at(96), Grid.at(144)),
            tuple(Access.ACCESSIBLE, Grid.at(144), null));
  }

  @Test
  void shouldKnowOfATurnWhenTheMeasurementsThatShowedItWerePublic() {
    closed(0, 48, 1, 2);
    slowed(48, 96, 1, 2);

    Span before = grid.spans(LLR).get(0);
    Span after = grid.spans(LLR).get(1);

    // 7 nats of each of two networks, 1.4 a measurement: six hours, the last of them public at 54.
    assertThat(after.knownSince()).isEqualTo(Grid.at(54)).isEqualTo(before.endKnownSince());
    assertThat(after.measurements()).isEqualTo(12);
    assertThat(after.networksBlocked()).isEqualTo(before.networksBlocked()).isEqualTo(2);
  }

  @Test
  void shouldNotTurnACountryByOneOfSeveralNetworks() {
    closed(0, 48, 1, 2, 3);
    closed(48, 480, 2, 3);
    slowed(48, 480, 1);

    assertThat(grid.spans(LLR)).extracting(Span::state).containsExactly(Access.BLOCKED);
    assertThat(grid.spans(LLR)).singleElement().extracting(Span::end).isNull();
  }

  @Test
  void shouldNotTurnByWhatIsNotRestricted() {
    closed(0, 48, 1, 2, 3);
    for (int hour = 48; hour < 96; hour++) {
      for (long asn = 1; asn <= 3; asn++) {
        // Half of the measurements pass, as in many blocks, and none that does not was slow.
        grid.measured(hour, new NetworkHour(asn, 2, 0, 0, 2, 4, 0, null, null));
      }
    }

    assertThat(grid.spans(LLR)).extracting(Span::state).containsExactly(Access.BLOCKED);
  }

  @Test
  void shouldNotTurnByASingleHourNorByMeasurementsOfBothKinds() {
    closed(0, 48, 1, 2, 3);
    slowed(48, 49, 1, 2, 3);
    closed(49, 72, 1, 2, 3);
    Random dice = new Random(5);
    for (int hour = 72; hour < 1_000; hour++) {
      for (long asn = 1; asn <= 3; asn++) {
        double slow = dice.nextInt(5) == 0 ? 1 : 0;
        grid.measured(hour, new NetworkHour(asn, 1, slow, 0, 0, 1, 0, null, null));
      }
    }

    assertThat(grid.spans(LLR)).extracting(Span::state).containsExactly(Access.BLOCKED);
  }

  @Test
  void shouldTurnOneNetworkByItself() {
    closed(0, 48, 1);
    slowed(48, 96, 1);

    assertThat(grid.spans(LLR.alone()))
        .extracting(Span::state, Span::start)
        .containsExactly(tuple(Access.BLOCKED, Grid.at(0)), tuple(Access.THROTTLED, Grid.at(48)));
  }

  /**
   * Restrictions of all kinds at random: what was told stays, and tiles, also where access began on
   * some networks before others turned.
   */
  @Test
  void shouldKeepWhatWasToldWhateverTurnsLater() {
    int turns = 0;
    for (int seed = 0; seed < 300; seed++) {
      List<Hour> hours = random(new Random(seed));
      Detector.Step whole = LLR.advance(LLR.initial(), hours);
      List<Span> all = new ArrayList<>(whole.ended());
      if (whole.state().open() != null) {
        all.add(whole.state().open());
      }
      for (int i = 1; i < all.size(); i++) {
        assertThat(all.get(i).start()).as("%s", seed).isEqualTo(all.get(i - 1).end());
        assertThat(all.get(i).start()).isAfter(all.get(i - 1).start());
        assertThat(all.get(i).state()).isNotEqualTo(all.get(i - 1).state());
        turns += all.get(i).restricted() && all.get(i - 1).restricted() ? 1 : 0;
      }
      Detector.State state = LLR.initial();
      List<Span> told = new ArrayList<>();
      for (Hour hour : hours) {
        Detector.Step step = LLR.advance(LLR.read(state.bytes()), hour);
        told.addAll(step.ended());
        state = step.state();
        assertThat(all.subList(0, told.size())).isEqualTo(told);
        if (state.open() != null) {
          assertThat(all.get(told.size()).until(null, null)).isEqualTo(state.open());
          assertThat(state.open().knownSince()).isAfterOrEqualTo(state.open().start());
        }
      }
    }
    assertThat(turns).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void shouldLeaveACaseAsTheDetectorWithinCallsIt(Scenario scenario) {
    for (long seed = 41; seed <= 43; seed++) {
      Case made = scenario.make(seed);

      assertThat(LLR.spans(made.days(), Explained.NOTHING))
          .as("%s %s", scenario, seed)
          .isEqualTo(LikelihoodDetector.NATIONAL.spans(made.days(), Explained.NOTHING));
    }
  }

  private static List<Hour> random(Random dice) {
    Grid grid = new Grid();
    int[] kinds = new int[5];
    for (int hour = 0; hour < 400; hour++) {
      for (int asn = 0; asn < kinds.length; asn++) {
        if (dice.nextInt(40) == 0) {
          kinds[asn] = dice.nextInt(3);
        }
        if (dice.nextInt(60) == 0) {
          Arrays.fill(kinds, dice.nextInt(3));
        }
        if (dice.nextInt(3) > 0) {
          double blocked = kinds[asn] == 0 ? 0 : 1;
          double slow = kinds[asn] == 2 ? 1 : 0;
          grid.measured(
              hour, new NetworkHour(asn + 1L, blocked, slow, 0, 1 - blocked, 1, 0, null, null));
        }
      }
    }
    return grid.hours();
  }

  private void closed(int from, int to, long... networks) {
    for (long asn : networks) {
      grid.network(asn, from, to, 1);
    }
  }

  private void open(int from, int to, long... networks) {
    for (long asn : networks) {
      grid.network(asn, from, to, 0);
    }
  }

  private void slowed(int from, int to, long... networks) {
    for (long asn : networks) {
      for (int hour = from; hour < to; hour++) {
        grid.measured(hour, new NetworkHour(asn, 1, 1, 0, 0, 1, 0, null, null));
      }
    }
  }
}
