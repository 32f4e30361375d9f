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
  private static final Detector LLR = Detectors.of("llr@1");

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
}
