package org.bandish.detect.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bandish.detect.Detector;
import org.bandish.detect.Span;

/**
 * Which of the labelled restrictions of a case a detector called.
 *
 * <p>Labels and called spans are matched one to one in order of time: a span is the call of a label
 * if they overlap and the span does not start more than 24 hours before the restriction first began
 * on a network. So one span over two labels misses one of them, and two spans over one label are a
 * call and a false one. Whether it was called blocked or throttled is counted apart.
 *
 * @param called pairs of a label and its span
 * @param missed labels without a span
 * @param wrong restrictions called where none is
 */
public record Matching(List<Pair> called, List<Label> missed, List<Span> wrong) {
  static final Duration TOLERANCE = Duration.ofHours(24);

  /** A label and the span that calls it. */
  public record Pair(Label label, Span span) {
    /** Hours from the onset until the detector could know; negative: before the quorum. */
    public double onsetDelay() {
      return hours(Duration.between(label.onset(), span.knownSince()));
    }

    /** Hours from the end until the detector could know; null: none is labelled, or none called. */
    public Double endDelay() {
      return label.end() == null || span.end() == null
          ? null
          : hours(Duration.between(label.end(), span.endKnownSince()));
    }

    /** Hours by which the start differs from the bracket [earliest, onset]. */
    public double startError() {
      if (span.start().isBefore(label.earliest())) {
        return hours(Duration.between(span.start(), label.earliest()));
      }
      return Math.max(0, hours(Duration.between(label.onset(), span.start())));
    }

    private static double hours(Duration duration) {
      return duration.toSeconds() / 3_600.0;
    }
  }

  /** Whether nothing is labelled, so that nothing may be called. */
  public boolean mustNotFire() {
    return called.isEmpty() && missed.isEmpty();
  }

  /** Runs a detector over a case. */
  public static Matching of(Case given, Detector detector) {
    return of(given, detector.spans(given.days(), given.explained()));
  }

  static Matching of(Case given, List<Span> spans) {
    List<Pair> called = new ArrayList<>();
    List<Label> missed = new ArrayList<>(given.labels());
    List<Span> wrong = new ArrayList<>();
    for (Span span : spans.stream().filter(Span::restricted).toList()) {
      missed.stream()
          .filter(label -> calls(span, label))
          .findFirst()
          .ifPresentOrElse(
              label -> {
                missed.remove(label);
                called.add(new Pair(label, span));
              },
              () -> wrong.add(span));
    }
    return new Matching(called, missed, wrong);
  }

  private static boolean calls(Span span, Label label) {
    return (label.end() == null || span.start().isBefore(label.end()))
        && (span.end() == null || span.end().isAfter(label.earliest()))
        && !span.start().isBefore(label.earliest().minus(TOLERANCE));
  }
}
