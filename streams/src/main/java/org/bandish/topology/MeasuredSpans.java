package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.bandish.detect.DaysMeasured;
import org.bandish.detect.Row;
import org.bandish.detect.Span;
import org.bandish.detect.Stretch;
import org.bandish.event.Access;
import org.bandish.event.MeasuredDays;
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

  /** What was held of a subject in one time. */
  ObservedSpan of(Subject subject, Row row) {
    return span(subject, row, id(subject, row.stretch().span().start())).build();
  }

  /** The same of what an outage explains. */
  ObservedSpan explained(Subject subject, Row row) {
    return span(subject, row, id(subject, row.stretch().span().start()) + "-outage")
        .setExplainedByOutage(true)
        .build();
  }

  /** What takes back what was told: it is not what was held, by all that came in since. */
  static ObservedSpan takenBack(ObservedSpan span) {
    return ObservedSpan.newBuilder(span).setState(Access.UNOBSERVED).build();
  }

  private ObservedSpan.Builder span(Subject subject, Row row, String id) {
    Stretch stretch = row.stretch();
    Span span = stretch.span();
    return ObservedSpan.newBuilder()
        .setId(id)
        .setCountry(subject.country())
        .setRegion(subject.region())
        .setPlatform(subject.platform())
        .setState(span.state())
        .setStart(span.start())
        .setEnd(span.end())
        .setKnownSince(span.knownSince())
        .setEndKnownSince(stretch.finalSince())
        .setNetworksBlocked(span.networksBlocked())
        .setNetworksObserved(span.networksObserved())
        .setMeasurements(span.measurements())
        .setDetector(detector)
        .setMeasuredTo(stretch.measuredTo())
        .setMeasured(stretch.measured().series().stream().map(MeasuredSpans::days).toList())
        .setHeldFrom(row.heldFrom())
        .setHeldTo(row.heldTo());
  }

  private static MeasuredDays days(DaysMeasured.Series series) {
    return new MeasuredDays(
        LocalDate.ofEpochDay(series.first()), series.days(), series.knownAfter());
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
