package org.bandish.detect.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * How a detector did on the cases of a corpus. Delays and errors are in hours.
 *
 * @param detector id and version
 * @param cases how many
 * @param labels restrictions to call
 * @param called of those, the ones called
 * @param wrong restrictions called where none is
 * @param kind of the called, those called by the right state
 * @param mustNotFire cases without labels
 * @param fired of those, the ones in which something was called
 * @param onset from the labelled onset until knownSince, of the called
 * @param onsetOfAll the same with a missed one counted as never ({@code infinite})
 * @param end from the labelled end until endKnownSince, where both are there
 * @param start by how much the start lies outside the label's bracket
 */
public record Score(
    String detector,
    long cases,
    long labels,
    long called,
    long wrong,
    long kind,
    long mustNotFire,
    long fired,
    Spread onset,
    Spread onsetOfAll,
    Spread end,
    Spread start) {

  /** Median and 90th percentile; null where there is nothing. */
  public record Spread(Double median, Double p90) {
    static Spread of(DoubleStream values) {
      List<Double> sorted = new ArrayList<>(values.boxed().toList());
      if (sorted.isEmpty()) {
        return new Spread(null, null);
      }
      Collections.sort(sorted);
      return new Spread(rank(sorted, 0.5), rank(sorted, 0.9));
    }

    /** The nearest rank: a value that occurs. */
    private static double rank(List<Double> sorted, double share) {
      return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
  }

  /** Of the labelled restrictions, the share called; 1 where there is none. */
  public double recall() {
    return labels == 0 ? 1 : (double) called / labels;
  }

  /** Of the restrictions called, the share that is right; 1 where nothing was called. */
  public double precision() {
    return called + wrong == 0 ? 1 : (double) called / (called + wrong);
  }

  /**
   * Sums up what one detector called.
   *
   * @param detector id and version
   * @param cases of all cases
   */
  public static Score of(String detector, List<Matching> cases) {
    List<Matching.Pair> pairs = cases.stream().flatMap(each -> each.called().stream()).toList();
    long missed = cases.stream().mapToLong(each -> each.missed().size()).sum();
    return new Score(
        detector,
        cases.size(),
        pairs.size() + missed,
        pairs.size(),
        cases.stream().mapToLong(each -> each.wrong().size()).sum(),
        pairs.stream().filter(each -> each.span().state() == each.label().state()).count(),
        cases.stream().filter(Matching::mustNotFire).count(),
        cases.stream().filter(each -> each.mustNotFire() && !each.wrong().isEmpty()).count(),
        Spread.of(pairs.stream().mapToDouble(Matching.Pair::onsetDelay)),
        Spread.of(
            DoubleStream.concat(
                pairs.stream().mapToDouble(Matching.Pair::onsetDelay),
                DoubleStream.generate(() -> Double.POSITIVE_INFINITY).limit(missed))),
        Spread.of(
            pairs.stream()
                .map(Matching.Pair::endDelay)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)),
        Spread.of(pairs.stream().mapToDouble(Matching.Pair::startError)));
  }
}
