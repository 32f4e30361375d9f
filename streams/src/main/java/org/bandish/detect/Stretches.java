package org.bandish.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A detector's spans cut where nothing was measured: a fold over hours as the detector's own. A
 * span that a detector draws through a year of silence says nothing of that year, so a stretch of
 * access cannot speak against a report of blocking of that time.
 */
public final class Stretches {
  /** More silences than these in one span are settled, the oldest first: the watch stays small. */
  private static final int MOST_RUNS = 64;

  private final Detector detector;

  public Stretches(Detector detector) {
    this.detector = detector;
  }

  /**
   * What hours led to.
   *
   * @param told the stretches that are settled, and those that went on until then, which may have
   *     been others: a change is decided after it began. In order of time
   */
  public record Step(Watch watch, List<HeldStretch> told) {
    /** All that the hours say: what is settled, and then what goes on. */
    public List<Stretch> stretches() {
      List<Stretch> all = new ArrayList<>();
      told.stream()
          .filter(each -> each.to() == Long.MAX_VALUE)
          .forEach(each -> all.add(each.stretch()));
      all.addAll(watch.open());
      return all;
    }
  }

  /** Before the first hour. */
  public Watch initial() {
    return new Watch(detector.initial(), List.of());
  }

  /** The watch for a store; equal ones have equal bytes. */
  public byte[] bytes(Watch watch) {
    return watch.bytes(detector);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it is of another detector or layout
   */
  public Watch read(byte[] bytes) {
    return Watch.of(bytes, detector);
  }

  /** Takes hours in order of time, all later than those that the watch has seen. */
  public Step advance(Watch watch, List<Hour> hours) {
    List<HeldStretch> told = new ArrayList<>();
    Watch now = watch;
    for (Hour hour : hours) {
      now = settle(hear(now, hour, told), told);
    }
    return new Step(now, told);
  }

  private Watch hear(Watch watch, Hour hour, List<HeldStretch> told) {
    Detector.Step step = detector.advance(watch.state(), hour);
    List<Run> runs = Run.with(watch.runs(), hour);
    Span open = step.state().open();
    if (isSame(watch.state().open(), open)) {
      return new Watch(step.state(), runs);
    }
    long known = hour.hour() + 1;
    watch.open().forEach(each -> told.add(new HeldStretch(each, Long.MIN_VALUE, known)));
    for (Span span : step.ended()) {
      Stretch.of(span, runs)
          .forEach(each -> told.add(new HeldStretch(each, known, Long.MAX_VALUE)));
    }
    Span last = step.ended().isEmpty() ? null : step.ended().get(step.ended().size() - 1);
    long from = Hour.of(open != null ? open.start() : last.end());
    return new Watch(step.state(), Run.since(runs, from));
  }

  private static boolean isSame(Span one, Span other) {
    if (one == null || other == null) {
      return Objects.equals(one, other);
    }
    return one.start().equals(other.start()) && one.state() == other.state();
  }

  private static Watch settle(Watch watch, List<HeldStretch> told) {
    if (watch.runs().size() <= MOST_RUNS) {
      return watch;
    }
    List<Run> left = watch.runs().subList(1, watch.runs().size());
    if (watch.state().open() == null) {
      return new Watch(watch.state(), left);
    }
    told.add(new HeldStretch(watch.open().get(0), Long.MIN_VALUE, Long.MAX_VALUE));
    return new Watch(watch.state(), left);
  }
}
