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
  private static final int LEAST_VALUES = 2;

  private final Rule rule;
  private final SlidingMedian median;
  private final List<Drop> drops = new ArrayList<>();
  private Value onset;
  private Value last;
  private double lowest;
  private int below;

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
   */
  public record Drop(
      Instant start, Instant end, Instant last, double lowest, String onset, String recovery) {}

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

  private MedianRatio(Rule rule) {
    this.rule = rule;
    this.median = new SlidingMedian(rule.window());
  }

  /**
   * Where the series was down.
   *
   * @param series in order of time, at most one value at an instant
   */
  public static List<Drop> drops(ConnectivityMetric metric, List<Value> series) {
    Rule rule = Rule.of(metric);
    if (rule == null || series.isEmpty()) {
      return List.of();
    }
    MedianRatio detector = new MedianRatio(rule);
    Instant judged = series.get(0).at().plus(WARM_UP);
    series.forEach(value -> detector.take(value, !value.at().isBefore(judged)));
    detector.close(null);
    return detector.drops;
  }

  private void take(Value value, boolean warm) {
    double normal = median.before(value.at());
    double ratio = warm && normal >= LEAST_MEDIAN ? value.value() / normal : 1;
    boolean down = ratio < rule.threshold();
    if (down) {
      lowest = onset == null ? ratio : Math.min(lowest, ratio);
      onset = onset == null ? value : onset;
      last = value;
      below++;
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
              last.at(),
              lowest,
              onset.id(),
              recovery == null ? null : recovery.id()));
    }
    onset = null;
    below = 0;
  }
}
