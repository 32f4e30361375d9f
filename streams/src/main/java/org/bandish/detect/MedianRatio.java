package org.bandish.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.ConnectivityMetric;

/**
 * {@code ioda-median@1}: a series of connectivity is down where it is below a fraction of its own
 * median, by IODA's published thresholds for a warning: BGP below 99 % of the median of 24 hours,
 * active probing below 80 % of that of 7 days, telescope below 25 % of that of 7 days. (Its
 * thresholds for critical, 50, 50 and 10 %, are what {@link Drop#lowest} is compared with.) A
 * metric without published thresholds is not judged.
 *
 * <p>As in IODA's sample configuration, nothing is judged in the first hour of a series or where
 * the median is below 20, and a value below 80 % of the median that is taken for down enters the
 * window as the median, so that an outage does not become its own normal. IODA stops that after 7
 * days, which cuts longer outages; here it lasts as long as the outage. A single value below is no
 * drop.
 */
public final class MedianRatio {
  /** Id and version of the detector. */
  public static final String ID = "ioda-median@1";

  private static final Duration WARM_UP = Duration.ofHours(1);
  private static final double LEAST_MEDIAN = 20;
  private static final double LEAST_NORMAL = 0.8;

  /** As many values below in a row are a drop. */
  public static final int LEAST_VALUES = 2;

  /** One value every 15 seconds for 7 days. A state must stay small enough to be written. */
  private static final int LARGEST_WINDOW = 40_320;

  private final Rule rule;
  private final SlidingMedian median;
  private final List<Drop> drops = new ArrayList<>();
  private Instant judgedFrom;
  private Value onset;
  private Instant last;
  private double lowest;
  private int below;
  private final List<Pause> pauses = new ArrayList<>();

  /**
   * One value of a series.
   *
   * @param id of the signal that tells it
   */
  public record Value(Instant at, double value, String id) {}

  /**
   * A span [start, end) in which a series was down.
   *
   * @param end the first value that is back; null: it is still down
   * @param last the last value that was down
   * @param lowest the smallest ratio of value to median
   * @param onset id of the signal that shows the start
   * @param recovery id of the signal that shows the end; null as the end is
   * @param pauses in which nobody said anything for so long that it was not held to go on
   */
  public record Drop(
      Instant start,
      Instant end,
      Instant last,
      double lowest,
      String onset,
      String recovery,
      List<Pause> pauses) {
    /** Without pauses. */
    public Drop(
        Instant start, Instant end, Instant last, double lowest, String onset, String recovery) {
      this(start, end, last, lowest, onset, recovery, List.of());
    }
  }

  /**
   * A silence of a series that is down before and behind it, longer than a source that fell silent
   * is believed.
   *
   * @param last the last value before it
   * @param next the first value behind it
   */
  public record Pause(Instant last, Instant next) {}

  /**
   * What some values say.
   *
   * @param after where the detector stands after them
   * @param drops those that ended among them, and at last, without end, one that goes on
   */
  public record Step(MedianState after, List<Drop> drops) {}

  private record Rule(Duration window, double threshold) {
    static Rule of(ConnectivityMetric metric) {
      return switch (metric) {
        case BGP -> new Rule(Duration.ofHours(24), 0.99);
        case ACTIVE_PROBING -> new Rule(Duration.ofDays(7), 0.80);
        case TELESCOPE -> new Rule(Duration.ofDays(7), 0.25);
        case TRAFFIC, UNKNOWN -> null;
      };
    }
  }

  private MedianRatio(Rule rule, MedianState state) {
    this.rule = rule;
    this.median = new SlidingMedian(rule.window(), state.window());
    this.judgedFrom = state.judgedFrom();
    this.onset = state.onset();
    this.last = state.last();
    this.lowest = state.lowest();
    this.below = state.below();
    this.pauses.addAll(state.pauses());
  }

  /**
   * Where the series was down.
   *
   * @param series in order of time, at most one value at an instant
   */
  public static List<Drop> drops(ConnectivityMetric metric, List<Value> series) {
    return step(metric, MedianState.START, series).drops();
  }

  /**
   * Goes on with a series: of all its steps the drops that ended, and of the last the one that goes
   * on, are those of the whole.
   *
   * @param before where it stood
   * @param values later than all before, in order of time, at most one value at an instant
   * @throws IllegalStateException if a window holds more than 40,320 values
   */
  public static Step step(ConnectivityMetric metric, MedianState before, List<Value> values) {
    Rule rule = Rule.of(metric);
    if (rule == null || values.isEmpty()) {
      return new Step(before, List.of());
    }
    MedianRatio detector = new MedianRatio(rule, before);
    if (before.window().isEmpty()) {
      detector.judgedFrom = values.get(0).at().plus(WARM_UP);
    }
    values.forEach(detector::take);
    MedianState after = detector.state();
    detector.close(null);
    return new Step(after, List.copyOf(detector.drops));
  }

  private MedianState state() {
    List<MedianState.Entry> window = median.entries();
    if (window.size() > LARGEST_WINDOW) {
      throw new IllegalStateException(
          "more than " + LARGEST_WINDOW + " values of a series in " + rule.window());
    }
    return new MedianState(judgedFrom, window, onset, last, lowest, below, List.copyOf(pauses));
  }

  private void take(Value value) {
    boolean warm = judgedFrom == null || !value.at().isBefore(judgedFrom);
    judgedFrom = warm ? null : judgedFrom;
    double normal = median.before(value.at());
    double ratio = warm && normal >= LEAST_MEDIAN ? value.value() / normal : 1;
    boolean down = ratio < rule.threshold();
    if (down) {
      lowest = onset == null ? ratio : Math.min(lowest, ratio);
      onset = onset == null ? value : onset;
      if (last != null && value.at().isAfter(OutagePart.silentFrom(last))) {
        pauses.add(new Pause(last, value.at()));
      }
      last = value.at();
      below = Math.min(LEAST_VALUES, below + 1);
    } else {
      close(value);
    }
    median.enter(value.at(), down && ratio < LEAST_NORMAL ? normal : value.value());
  }

  private void close(Value recovery) {
    if (below >= LEAST_VALUES) {
      drops.add(
          new Drop(
              onset.at(),
              recovery == null ? null : recovery.at(),
              last,
              lowest,
              onset.id(),
              recovery == null ? null : recovery.id(),
              List.copyOf(pauses)));
    }
    onset = null;
    last = null;
    lowest = 1;
    below = 0;
    pauses.clear();
  }
}
