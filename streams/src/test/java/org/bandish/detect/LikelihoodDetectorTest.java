package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.bandish.event.Access;
import org.junit.jupiter.api.Test;

/** What the default detector concludes, one rule at a time. */
class LikelihoodDetectorTest {
  private static final Detector LLR = Detectors.of("llr@2");

  @Test
  void shouldCallABlockOfAllNetworksFromItsFirstHourToItsLast() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 4)
        .forEach(
            asn -> grid.network(asn, 0, 24, 0).network(asn, 24, 48, 1).network(asn, 48, 72, 0));

    assertThat(grid.spans(LLR))
        .extracting(Span::state, Span::start, Span::end)
        .containsExactly(
            tuple(Access.ACCESSIBLE, Grid.at(0), Grid.at(24)),
            tuple(Access.BLOCKED, Grid.at(24), Grid.at(48)),
            tuple(Access.ACCESSIBLE, Grid.at(48), null));
  }

  @Test
  void shouldNotCallACountryByOneNetworkHoweverOftenItMeasures() {
    assertThat(new Grid().network(1, 0, 1_000, 1).spans(LLR)).isEmpty();
    assertThat(new Grid().network(1, 0, 1_000, 1).spans(LLR.alone())).isNotEmpty();
  }

  @Test
  void shouldNotEndABlockBySilence() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 0, 10, 1));
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 90_000, 90_001, 1));

    assertThat(grid.spans(LLR)).singleElement().satisfies(span -> assertThat(span.end()).isNull());
  }

  @Test
  void shouldNotTakeWhatIsLeftInAnOutageForABlock() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 0, 24, 0));
    IntStream.range(24, 40).forEach(hour -> grid.measured(hour, weighs(1 + hour % 3, 0.1, 0.9)));
    IntStream.range(40, 60).forEach(hour -> grid.measured(hour, weighs(1 + hour % 3, 0.75, 0.25)));
    Grid sudden = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> sudden.network(asn, 0, 40, 0));
    IntStream.range(40, 60)
        .forEach(hour -> sudden.measured(hour, weighs(1 + hour % 3, 0.75, 0.25)));

    assertThat(grid.spans(LLR)).noneMatch(Span::restricted);
    assertThat(sudden.spans(LLR)).anyMatch(Span::restricted);
  }

  @Test
  void shouldCallABlockThatFollowsAnOutageOnceItOutweighsIt() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 0, 24, 0));
    IntStream.range(24, 40).forEach(hour -> grid.measured(hour, weighs(1 + hour % 3, 0.1, 0.9)));
    IntStream.range(40, 120).forEach(hour -> grid.measured(hour, weighs(1 + hour % 3, 0.75, 0.25)));

    assertThat(grid.spans(LLR))
        .filteredOn(Span::restricted)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.start()).isBetween(Grid.at(40), Grid.at(44));
              assertThat(span.knownSince()).isBetween(Grid.at(60), Grid.at(100));
            });
  }

  @Test
  void shouldNotTakeFewFailuresOfAContentNetworkThatMovesForABlock() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 0, 24, 0));
    IntStream.range(24, 400)
        .forEach(
            hour -> grid.measured(hour, weighs(1 + hour % 3, 0.75, hour % 11 == 0 ? 0.25 : 0)));

    assertThat(grid.spans(LLR)).noneMatch(Span::restricted);
  }

  @Test
  void shouldForgetAnOldDaySoThatLateMeasurementsReopenWhatTheyTouch() {
    LikelihoodState quiet = (LikelihoodState) LikelihoodDetector.NATIONAL.initial();
    LikelihoodState late = (LikelihoodState) LikelihoodDetector.NATIONAL.initial();
    long first = Grid.START.getEpochSecond() / Hour.SECONDS;
    for (int hour = 0; hour < 24 + Lately.ENOUGH; hour++) {
      NetworkHour ordinary = weighs(1 + hour % 3, 0, 0.1);
      NetworkHour other = hour < 24 ? weighs(1 + hour % 3, 0.1, 0.9) : ordinary;
      quiet =
          (LikelihoodState)
              LikelihoodDetector.NATIONAL
                  .advance(quiet, new Hour(first + hour, List.of(ordinary)))
                  .state();
      late =
          (LikelihoodState)
              LikelihoodDetector.NATIONAL
                  .advance(late, new Hour(first + hour, List.of(other)))
                  .state();
      if (hour == 24) {
        assertThat(late.lately()).isNotEqualTo(quiet.lately());
      }
    }

    assertThat(late.lately()).isEqualTo(quiet.lately());
  }

  @Test
  void shouldReadTheStateThatItWrote() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 3).forEach(asn -> grid.network(asn, 0, 10, asn == 2 ? 0 : 1));
    for (Detector detector : List.of(LLR, LLR.alone(), Detectors.of("cusum@1"))) {
      Detector.State state = detector.initial();
      for (Hour hour : grid.hours()) {
        assertThat(detector.read(state.bytes())).isEqualTo(state);
        state = detector.advance(state, hour).state();
      }
      assertThat(detector.read(state.bytes())).isEqualTo(state).isNotEqualTo(detector.initial());
    }
  }

  @Test
  void shouldRefuseTheStateOfAnotherLayout() {
    byte[] other = Detectors.of("cusum@1").initial().bytes();
    assertThatThrownBy(() -> LLR.read(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LLR.read(new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
  }

  /** One measurement; what is neither blocked nor down is ok. */
  private static NetworkHour weighs(long asn, double blocked, double down) {
    return new NetworkHour(asn, blocked, 0, down, 1 - blocked - down, 1, 0, null, null);
  }
}
