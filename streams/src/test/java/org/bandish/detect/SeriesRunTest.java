package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bandish.detect.MedianRatio.Value;
import org.bandish.event.ConnectivityMetric;
import org.junit.jupiter.api.Test;

/** Judging what changed says what judging the whole says, at the cost of what changed. */
class SeriesRunTest {
  private static final Instant START = Instant.parse("2024-02-01T00:00:00Z");
  private static final int YEAR = 365 * 288;

  /** Days with gaps, drops, single values below and long outages; some values come twice. */
  @Property(tries = 60)
  void shouldSayOfShuffledLateAndRepeatedValuesWhatTheWholeSays(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int commits) {
    ConnectivityMetric metric =
        random.nextBoolean() ? ConnectivityMetric.BGP : ConnectivityMetric.ACTIVE_PROBING;
    List<Value> values = history(random);
    List<Value> arriving = new ArrayList<>(values);
    if (random.nextBoolean()) {
      Collections.shuffle(arriving, random);
    } else {
      Collections.rotate(arriving, random.nextInt(values.size()));
    }
    arriving.addAll(arriving.subList(0, arriving.size() / 5));
    KeptDays kept = new KeptDays();

    for (int i = 0; i < commits; i++) {
      arriving
          .subList(arriving.size() * i / commits, arriving.size() * (i + 1) / commits)
          .forEach(kept::enter);
      SeriesRun.judge(metric, kept);
    }

    assertThat(kept.found())
        .containsExactlyElementsOf(MedianRatio.drops(metric, List.copyOf(kept.series())));
    assertThat(kept.marked()).isNull();
  }

  @Property(tries = 40)
  void shouldFollowAValueThatIsReplaced(@ForAll Random random) {
    KeptDays kept = new KeptDays();
    List<Value> values = history(random);
    values.forEach(kept::enter);
    SeriesRun.judge(ConnectivityMetric.BGP, kept);

    for (int i = 0; i < 5; i++) {
      Value old = values.get(random.nextInt(values.size()));
      kept.enter(new Value(old.at(), random.nextBoolean() ? 100 : 1000, old.id()));
      SeriesRun.judge(ConnectivityMetric.BGP, kept);
    }

    assertThat(kept.found())
        .containsExactlyElementsOf(
            MedianRatio.drops(ConnectivityMetric.BGP, List.copyOf(kept.series())));
  }

  @Test
  void shouldReadOfAYearWhatOneMoreValueTouches() {
    KeptDays kept = year();

    kept.enter(value(YEAR, 1000));
    int judged = SeriesRun.judge(ConnectivityMetric.BGP, kept);

    assertThat(judged).isLessThanOrEqualTo(2);
    assertThat(YEAR / kept.read).as("whole to part").isGreaterThanOrEqualTo(180);
  }

  @Test
  void shouldReadOfAYearWhatALateValueTouches() {
    KeptDays kept = year();

    kept.enter(new Value(at(YEAR / 2).plusSeconds(60), 400, "late"));
    int judged = SeriesRun.judge(ConnectivityMetric.BGP, kept);

    // Its day, and as long as it is in the window of a day.
    assertThat(judged).isBetween(2, 3);
    assertThat(YEAR / kept.read).as("whole to part").isGreaterThanOrEqualTo(120);
  }

  @Test
  void shouldGoOnWhereItFailed() {
    KeptDays kept = new KeptDays();
    for (int i = 0; i < 5 * 288; i++) {
      kept.enter(value(i, i >= 700 && i < 900 ? 300 : 1000));
    }
    kept.failAfter = 2;
    assertThatThrownBy(() -> SeriesRun.judge(ConnectivityMetric.BGP, kept))
        .hasMessage("cannot be read");
    assertThat(kept.marked()).isNotNull();
    kept.failAfter = Integer.MAX_VALUE;

    SeriesRun.judge(ConnectivityMetric.BGP, kept);

    assertThat(kept.found())
        .containsExactlyElementsOf(
            MedianRatio.drops(ConnectivityMetric.BGP, List.copyOf(kept.series())))
        .hasSize(1);
  }

  private static KeptDays year() {
    KeptDays kept = new KeptDays();
    for (int i = 0; i < YEAR; i++) {
      kept.enter(value(i, i >= 40_000 && i < 41_000 ? 300 : 1000));
    }
    SeriesRun.judge(ConnectivityMetric.BGP, kept);
    kept.read = 0;
    return kept;
  }

  private static List<Value> history(Random random) {
    int every = 3 + random.nextInt(30);
    int gap = random.nextInt(6_000);
    int gapEnd = gap + random.nextInt(3_000);
    int fall = random.nextInt(6_000);
    int back = fall + random.nextInt(4_000);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 6_000; i += every) {
      if (i < gap || i >= gapEnd || random.nextInt(50) == 0) {
        double level = i >= fall && i < back ? 300 : 1000;
        values.add(value(i, random.nextInt(20) == 0 ? level / 2 : level + random.nextInt(9)));
      }
    }
    return values;
  }

  private static Value value(int i, double value) {
    return new Value(at(i), value, "v" + i);
  }

  /** Every five minutes. */
  private static Instant at(int i) {
    return START.plus(Duration.ofMinutes(5L * i));
  }
}
