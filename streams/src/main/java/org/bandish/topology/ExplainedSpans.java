package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.bandish.detect.Detector;
import org.bandish.detect.Hours;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Span;
import org.bandish.detect.Watch;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * What the detector would have said of an outage's hours, had they counted: restrictions that begin
 * in it, up to its end. They are told, marked, and begin no ban.
 */
final class ExplainedSpans {
  /** Sorts before no date and behind every one. */
  private static final String MARK = "~";

  private final Detector detector;

  /**
   * The spans told of now.
   *
   * @param from key of the first span that may have been told before
   * @param before key behind the last
   */
  record Range(String from, String before, Map<String, ObservedSpan> spans) {}

  ExplainedSpans(Detector detector) {
    this.detector = detector;
  }

  /**
   * The spans of the outages that touch the days.
   *
   * @param folding of the days, behind it
   */
  Range draw(
      Subject subject,
      LocalDate first,
      LocalDate last,
      OutageHours outages,
      MeasuredSpans spans,
      Folding folding) {
    String under = Keys.under(subject) + MARK;
    Instant from = Folding.midnight(first);
    Instant to = last.equals(MarkExplained.OPEN) ? Instant.MAX : Folding.midnight(last.plusDays(1));
    List<Outage> reached = List.of();
    // An outage widens what is drawn, which may reach another: a region's beside its country's.
    for (List<Outage> more = outages.ofThePlace(from, to);
        more.size() > reached.size();
        more = outages.ofThePlace(from, to)) {
      reached = more;
      for (Outage outage : more) {
        Instant hour = outage.getStart().truncatedTo(ChronoUnit.HOURS);
        from = hour.isBefore(from) ? hour : from;
        Instant end = OutageHours.explainsTo(outage);
        to = later(to, end == null ? Instant.MAX : end);
      }
    }
    Map<String, ObservedSpan> told = new TreeMap<>();
    for (Outage outage : reached) {
      for (Span span : spans(outage, outages.without(outage), folding)) {
        told.put(under + span.start(), spans.explained(subject, span));
      }
    }
    return new Range(under + from, to.equals(Instant.MAX) ? under + MARK : under + to, told);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private List<Span> spans(Outage outage, OutageHours others, Folding folding) {
    LocalDate first = outage.getStart().atZone(ZoneOffset.UTC).toLocalDate();
    Instant last = OutageHours.explainsTo(outage);
    KeyValue<String, Watch> before = folding.before(first);
    Detector.State state = before == null ? detector.initial() : before.value.state();
    List<Span> spans = new ArrayList<>();
    try (KeyValueIterator<String, SignalDay> entries = folding.daysAfter(before)) {
      while (entries.hasNext()) {
        List<SignalDay> day = Folding.day(entries);
        Instant midnight = Folding.midnight(day.get(0).getDay());
        if (last != null && !midnight.isBefore(last)) {
          break;
        }
        OutageHours hours = others.during(midnight, midnight.plus(1, ChronoUnit.DAYS));
        Detector.Step step = detector.advance(state, Hours.of(day, hours));
        spans.addAll(step.ended());
        state = step.state();
      }
    }
    if (state.open() != null) {
      spans.add(state.open());
    }
    Instant from = outage.getStart().truncatedTo(ChronoUnit.HOURS);
    return spans.stream()
        .filter(span -> span.restricted() && !span.start().isBefore(from))
        .filter(span -> last == null || span.start().isBefore(last))
        .map(span -> within(span, outage))
        .toList();
  }

  /** What an outage explains is known no earlier than the outage, and ends with it. */
  private static Span within(Span span, Outage outage) {
    Instant known = span.knownSince();
    known = outage.getKnownSince() == null ? known : later(known, outage.getKnownSince());
    Instant end = span.end();
    Instant endKnown = end == null ? null : later(known, span.endKnownSince());
    Instant last = OutageHours.explainsTo(outage);
    if (last != null && (end == null || end.isAfter(last))) {
      end = last;
      endKnown = later(known, end);
    }
    return new Span(
        span.state(),
        span.start(),
        end,
        known,
        endKnown,
        span.networksBlocked(),
        span.networksObserved(),
        span.measurements());
  }
}
