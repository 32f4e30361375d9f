package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.bandish.detect.Span;
import org.bandish.detect.Stretch;
import org.bandish.event.Access;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * Writes what was detected as facts. An id is made of subject, detector and start, and of nothing
 * that was believed before, so that evidence and intervals name the same whatever came first.
 *
 * @param detector its id
 */
record MeasuredSpans(String detector) {
  private static final int LONGEST_PLATFORM = 60;
  private static final int DIGITS = 16;

  /** A stretch as a span. */
  ObservedSpan of(Subject subject, Stretch stretch) {
    return span(subject, stretch.span(), id(subject, stretch.span().start()))
        .setMeasuredTo(stretch.measuredTo())
        .build();
  }

  /** A span that an outage explains. */
  ObservedSpan explained(Subject subject, Span span) {
    return span(subject, span, id(subject, span.start()) + "-outage")
        .setExplainedByOutage(true)
        .build();
  }

  /** The self of a span that there is no more. */
  static ObservedSpan takenBack(ObservedSpan span) {
    return ObservedSpan.newBuilder(span).setState(Access.UNOBSERVED).build();
  }

  private ObservedSpan.Builder span(Subject subject, Span span, String id) {
    return ObservedSpan.newBuilder()
        .setId(id)
        .setCountry(subject.country())
        .setRegion(subject.region())
        .setPlatform(subject.platform())
        .setState(span.state())
        .setStart(span.start())
        .setEnd(span.end())
        .setKnownSince(span.knownSince())
        .setEndKnownSince(span.endKnownSince())
        .setNetworksBlocked(span.networksBlocked())
        .setNetworksObserved(span.networksObserved())
        .setMeasurements(span.measurements())
        .setDetector(detector);
  }

  /** For example {@code ke-telegram-llr-2-2023-11-20T07}. */
  private String id(Subject subject, Instant start) {
    String place = subject.region() == null ? subject.country() : subject.region();
    String platform = subject.platform();
    if (platform.length() > LONGEST_PLATFORM) {
      platform = Binary.digest(platform.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
    return place.toLowerCase(Locale.ROOT)
        + "-"
        + platform
        + "-"
        + detector.replace('@', '-')
        + "-"
        + start.toString().substring(0, "2023-11-08T05".length());
  }
}
