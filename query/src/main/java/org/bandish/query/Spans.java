package org.bandish.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.PhaseSpan;
import org.bandish.schema.Subject;

/**
 * The span that an interval covers, [start, end): its phases tile it, and its bounds only bracket
 * it.
 */
public final class Spans {
  private Spans() {}

  /** The subject of an interval. */
  public static Subject subject(BanInterval interval) {
    return new Subject(interval.getCountry(), interval.getRegion(), interval.getPlatform());
  }

  /** The first instant of the interval. */
  public static Instant start(BanInterval interval) {
    List<PhaseSpan> phases = interval.getPhases();
    return phases.isEmpty() ? interval.getStart().getEarliest() : phases.get(0).getFrom();
  }

  /** The end of the interval, exclusive; null while none is known. */
  public static Instant end(BanInterval interval) {
    if (interval.getEnd() == null) {
      return null;
    }
    List<PhaseSpan> phases = interval.getPhases();
    Instant to = phases.isEmpty() ? null : phases.get(phases.size() - 1).getTo();
    return to == null ? interval.getEnd().getEarliest() : to;
  }

  /** Whether the interval has begun and not ended. */
  public static boolean contains(BanInterval interval, Instant instant) {
    Instant end = end(interval);
    return !start(interval).isAfter(instant) && (end == null || end.isAfter(instant));
  }

  /** The local date on which the interval began. */
  public static LocalDate startDate(BanInterval interval) {
    LocalDate date = interval.getStart().getDate();
    return date == null ? local(interval, start(interval)) : date;
  }

  /** The local date on which the interval ended, end exclusive; up to now while it goes on. */
  public static LocalDate endDate(BanInterval interval, Instant now) {
    Instant end = end(interval);
    if (end == null || end.isAfter(now)) {
      return local(interval, now);
    }
    LocalDate date = interval.getEnd().getDate();
    return date == null ? local(interval, end) : date;
  }

  private static LocalDate local(BanInterval interval, Instant instant) {
    return LocalDate.ofInstant(instant, subject(interval).zone());
  }
}
