package org.bandish.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldFold;
import org.bandish.detect.HeldStretch;
import org.bandish.detect.HeldWatches;
import org.bandish.detect.OutageHours;
import org.bandish.detect.Row;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Outage;
import org.bandish.event.SignalDay;
import org.bandish.schema.Subject;

/**
 * What the detector would have said of an outage's hours, had they counted: restrictions that begin
 * in it, up to its end. They are told, marked, and begin no ban.
 */
final class ExplainedSpans {
  private final MeasuredSpans spans;

  /**
   * The spans told of now.
   *
   * @param from the start of the first span that may have been told before
   * @param to behind the start of the last
   */
  record Range(Instant from, Instant to, List<ObservedSpan> spans) {}

  ExplainedSpans(MeasuredSpans spans) {
    this.spans = spans;
  }

  /**
   * The spans of the outages that touch the days.
   *
   * @param folding of the days, behind it
   */
  Range draw(
      Subject subject, LocalDate first, LocalDate last, OutageHours outages, Folding folding) {
    Instant from = Folding.midnight(first);
    Instant to = last.equals(MarkExplained.OPEN) ? Instant.MAX : Folding.midnight(last.plusDays(1));
    List<Belief> reached = List.of();
    // An outage widens what is drawn, which may reach another: a region's beside its country's.
    for (List<Belief> more = outages.beliefsOfThePlace(from, to);
        more.size() > reached.size();
        more = outages.beliefsOfThePlace(from, to)) {
      reached = more;
      for (Belief held : more) {
        Instant hour = held.outage().getStart().truncatedTo(ChronoUnit.HOURS);
        from = hour.isBefore(from) ? hour : from;
        Instant end = OutageHours.explainsTo(held.outage());
        to = later(to, end == null ? Instant.MAX : end);
      }
    }
    Map<Instant, List<HeldStretch>> byStart = new TreeMap<>();
    for (Belief held : reached) {
      for (HeldStretch each : stretches(held, outages.without(held.outage().getId()), folding)) {
        byStart.computeIfAbsent(each.start(), start -> new ArrayList<>()).add(each);
      }
    }
    List<ObservedSpan> told = new ArrayList<>();
    byStart.forEach(
        (start, held) -> Row.of(held).forEach(row -> told.add(spans.explained(subject, row))));
    return new Range(from, to, told);
  }

  /** The restrictions that would have begun in an outage, as long as it was held to be. */
  private static List<HeldStretch> stretches(Belief held, OutageHours others, Folding folding) {
    Outage outage = held.outage();
    Instant last = OutageHours.explainsTo(outage);
    KeyValue<String, HeldWatches> before =
        folding.before(outage.getStart().atZone(ZoneOffset.UTC).toLocalDate());
    HeldWatches now = before == null ? folding.initial() : before.value;
    List<HeldStretch> told = new ArrayList<>();
    try (KeyValueIterator<String, SignalDay> entries = folding.daysAfter(before)) {
      while (entries.hasNext()) {
        List<SignalDay> day = Folding.day(entries);
        if (last != null && !Folding.midnight(day.get(0).getDay()).isBefore(last)) {
          break;
        }
        HeldFold.Step step = folding.step(now, day, others);
        told.addAll(step.told());
        now = step.after();
      }
    }
    told.addAll(now.open());
    Instant from = outage.getStart().truncatedTo(ChronoUnit.HOURS);
    return told.stream()
        .filter(each -> each.stretch().span().restricted() && !each.start().isBefore(from))
        .filter(each -> last == null || each.start().isBefore(last))
        .map(each -> each.endingBy(last).during(held))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
