package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.bandish.detect.MedianRatio.Drop;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.event.ConnectivityMetric;
import org.junit.jupiter.api.Test;

/** Values every ten minutes; a day has 144. */
class MedianRatioTest {
  private static final Instant START = Instant.parse("2024-02-01T00:00:00Z");
  private static final int DAY = 144;

  @Test
  void shouldFindTheSpanBelowTheThreshold() {
    List<Drop> drops = drops(3 * DAY, i -> i >= 200 && i < 230 ? 300 : 1000);

    assertThat(drops)
        .singleElement()
        .isEqualTo(new Drop(at(200), at(230), at(229), 0.3, "v200", "v230"));
  }

  @Test
  void shouldLeaveADropOpenThatHasNotEnded() {
    assertThat(drops(3 * DAY, i -> i >= 200 ? 300 : 1000))
        .singleElement()
        .satisfies(
            drop -> {
              assertThat(drop.end()).isNull();
              assertThat(drop.last()).isEqualTo(at(3 * DAY - 1));
            });
  }

  @Test
  void shouldNotTakeALongOutageForTheNewNormal() {
    assertThat(drops(30 * DAY, i -> i >= 10 * DAY && i < 25 * DAY ? 300 : 1000))
        .extracting(Drop::start, Drop::end)
        .containsExactly(tuple(at(10 * DAY), at(25 * DAY)));
  }

  @Test
  void shouldTellWhereNobodySpokeForSixHours() {
    List<Value> series = series(4 * DAY, i -> i >= 200 && i < 500 ? 300 : 1000);
    series.removeIf(value -> value.at().isAfter(at(250)) && value.at().isBefore(at(300)));
    series.removeIf(value -> value.at().isAfter(at(400)) && value.at().isBefore(at(430)));

    assertThat(MedianRatio.drops(ConnectivityMetric.ACTIVE_PROBING, series))
        .singleElement()
        .satisfies(
            drop ->
                assertThat(drop.pauses()).containsExactly(new MedianRatio.Pause(at(250), at(300))));
  }

  @Test
  void shouldNotCallASingleValueADrop() {
    assertThat(drops(3 * DAY, i -> i == 200 ? 300 : 1000)).isEmpty();
  }

  @Test
  void shouldEndAndBeginNothingInASilence() {
    List<Value> series = series(20 * DAY, i -> i >= 200 && i < 15 * DAY ? 300 : 1000);
    series.removeIf(value -> value.at().isAfter(at(250)) && value.at().isBefore(at(14 * DAY)));

    assertThat(MedianRatio.drops(ConnectivityMetric.ACTIVE_PROBING, series))
        .extracting(Drop::start, Drop::end)
        .containsExactly(tuple(at(200), at(15 * DAY)));
  }

  @Test
  void shouldNotJudgeATinyNetwork() {
    assertThat(drops(3 * DAY, i -> i >= 200 ? 1 : 19)).isEmpty();
  }

  @Test
  void shouldUseThePublishedThresholdOfEachMetric() {
    List<Value> mild = series(3 * DAY, i -> i >= 200 && i < 210 ? 980 : 1000);
    List<Value> deep = series(3 * DAY, i -> i >= 200 && i < 210 ? 260 : 1000);
    List<Value> deepest = series(3 * DAY, i -> i >= 200 && i < 210 ? 240 : 1000);

    assertThat(MedianRatio.drops(ConnectivityMetric.BGP, mild)).hasSize(1);
    assertThat(MedianRatio.drops(ConnectivityMetric.ACTIVE_PROBING, mild)).isEmpty();
    assertThat(MedianRatio.drops(ConnectivityMetric.ACTIVE_PROBING, deep)).hasSize(1);
    assertThat(MedianRatio.drops(ConnectivityMetric.TELESCOPE, deep)).isEmpty();
    assertThat(MedianRatio.drops(ConnectivityMetric.TELESCOPE, deepest)).hasSize(1);
    assertThat(MedianRatio.drops(ConnectivityMetric.TRAFFIC, deepest)).isEmpty();
  }

  private static List<Drop> drops(int values, IntToDoubleFunction shape) {
    return MedianRatio.drops(ConnectivityMetric.ACTIVE_PROBING, series(values, shape));
  }

  private static List<Value> series(int values, IntToDoubleFunction shape) {
    List<Value> series = new ArrayList<>();
    for (int i = 0; i < values; i++) {
      series.add(new Value(at(i), shape.applyAsDouble(i), "v" + i));
    }
    return series;
  }

  private static Instant at(int i) {
    return START.plus(Duration.ofMinutes(10L * i));
  }
}
