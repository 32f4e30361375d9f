package org.bandish.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Recurrence;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.History;
import org.bandish.timeline.Published;
import org.bandish.timeline.Recurrences;
import org.bandish.timeline.Timeline;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the questions of one subject cost by the length of its history, all of it anew. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class TimelineBenchmark {
  @Param Histories.Shape shape;

  @Param({"25", "100", "400"})
  int facts;

  private List<Evidence> evidence;
  private List<BanInterval> intervals;
  private String last;
  private Instant half;

  /** The history, its bans, and the one that is asked about. */
  @Setup
  public void derive() {
    evidence = Histories.of(shape, facts);
    intervals = Timeline.derive(Histories.SUBJECT, evidence, null);
    last = intervals.get(intervals.size() - 1).getId();
    half = Published.knownAt(evidence.get(facts / 2));
  }

  /** The bans. */
  @Benchmark
  public List<BanInterval> intervals() {
    return Timeline.derive(Histories.SUBJECT, evidence, null);
  }

  /** The bans as of the day on which half of the facts were public. */
  @Benchmark
  public List<BanInterval> asOf() {
    return Timeline.derive(Histories.SUBJECT, evidence, half);
  }

  /** The statistics of bans that are at hand. */
  @Benchmark
  public Recurrence recurrences() {
    return Recurrences.of(Histories.SUBJECT, intervals);
  }

  /** Why the last ban is as it is, fact by fact. */
  @Benchmark
  public List<Explanation.Step> explanation() {
    History history = new History(Histories.SUBJECT, evidence);
    return new Explanation(Histories.SUBJECT, history, last, null, UnaryOperator.identity())
        .steps();
  }
}
