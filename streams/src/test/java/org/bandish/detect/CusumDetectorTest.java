package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.stream.IntStream;
import org.bandish.event.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic that OONI published, and the quorum over its networks. */
class CusumDetectorTest {
  private static final Detector CUSUM = Detectors.of("cusum@1");

  /** Non-empty hours from the first until the published sum crosses its threshold. */
  @ParameterizedTest
  @CsvSource({"1.0, 6", "0.9, 7", "0.8, 8", "0.75, 9", "0.7, 11", "0.5, 24", "0.4, 71"})
  void shouldCallBlockedAfterAsManyHoursAsPublished(double weight, int hours) {
    assertThat(blocked(weight, hours - 1)).isFalse();
    assertThat(blocked(weight, hours)).isTrue();
  }

  @Test
  void shouldNeverCallBlockedAtTheDrift() {
    assertThat(blocked(0.35, 2_000)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.0, 11", "0.1, 15", "0.2, 24"})
  void shouldCallUnblockedAfterAsManyHoursAsPublished(double weight, int hours) {
    assertThat(released(weight, hours - 1)).isFalse();
    assertThat(released(weight, hours)).isTrue();
  }

  @Test
  void shouldHalveTheSumPerTwoDaysOfSilenceBeyondOne() {
    // Five hours at 1.0 make 3.25; after 48 hours of silence 1.625 is left: three more, not one.
    Grid grid = new Grid().network(1, 0, 5, 1).network(1, 52, 54, 1);
    assertThat(grid.spans(CUSUM.alone())).isEmpty();
    assertThat(grid.network(1, 54, 55, 1).spans(CUSUM.alone())).isNotEmpty();
    assertThat(new Grid().network(1, 0, 5, 1).network(1, 28, 29, 1).spans(CUSUM.alone()))
        .as("24 hours are no silence")
        .isNotEmpty();
  }

  @Test
  void shouldCallACountryBlockedWhenHalfOfItsNetworksAre() {
    Grid grid = new Grid();
    IntStream.rangeClosed(1, 4).forEach(asn -> grid.network(asn, 0, 20, 0));
    grid.network(1, 20, 40, 1).network(2, 30, 40, 1).network(3, 20, 40, 0).network(4, 20, 40, 0);

    assertThat(grid.spans(CUSUM))
        .extracting(Span::state, Span::start, Span::networksBlocked, Span::networksObserved)
        .containsExactly(
            tuple(Access.ACCESSIBLE, Grid.at(10), 0L, 4L),
            tuple(Access.BLOCKED, Grid.at(35), 2L, 4L));
  }

  @Test
  void shouldNotCallACountryByOneNetworkWithoutABlockPage() {
    assertThat(new Grid().network(1, 0, 100, 1).spans(CUSUM)).isEmpty();
    Grid grid = new Grid().network(1, 0, 100, 1);
    grid.measured(3, new NetworkHour(1L, 1, 0, 0, 0, 1, 1, null, null));
    assertThat(grid.spans(CUSUM))
        .singleElement()
        .satisfies(span -> assertThat(span.start()).isEqualTo(Grid.at(9)));
  }

  private static boolean blocked(double weight, int hours) {
    return new Grid()
        .network(1, 0, 11, 0).network(1, 11, 11 + hours, weight).spans(CUSUM.alone()).stream()
            .anyMatch(Span::restricted);
  }

  private static boolean released(double weight, int hours) {
    return new Grid()
        .network(1, 0, 6, 1).network(1, 6, 6 + hours, weight).spans(CUSUM.alone()).stream()
            .anyMatch(span -> span.state() == Access.ACCESSIBLE);
  }
}
