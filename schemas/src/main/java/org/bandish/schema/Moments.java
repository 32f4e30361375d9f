package org.bandish.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandish.event.Moment;
import org.bandish.event.Precision;

/**
 * Reads moments: dates with a precision, by EDTF (ISO 8601-2, level 0 and the parts of level 1 that
 * name a bracket).
 *
 * <p>Known forms: {@code 2012}, {@code 2012-09}, {@code 2012-09-17}, {@code 2024-02-17T21:00} with
 * seconds and with {@code Z} or an offset or neither, {@code 201X}, {@code 20XX}, {@code 2012-XX},
 * {@code 2012-09-XX}, any date followed by {@code ~}, {@code ?} or {@code %}, and {@code a/b} of
 * any two, the second of which does not begin before the first. What has no offset is read in the
 * given zone; a local time that a change of clocks skipped moves on by the gap, one that it
 * repeated is the first of the two. A date resolves to the bracket [earliest, latest) that it may
 * mean; a time of day is an instant, whose bracket has no width.
 */
public final class Moments {
  static {
    Vocabulary.trust();
  }

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?");

  private Moments() {}

  /**
   * Reads a moment.
   *
   * @param text EDTF as written; blanks around it do not count
   * @param zone where dates without offset are read
   * @throws IllegalArgumentException with the reason, if the text is not one of the known forms or
   *     names no date
   */
  public static Moment parse(String text, ZoneId zone) {
    String edtf = text.strip();
    if (edtf.isEmpty()) {
      throw new IllegalArgumentException("'' is empty");
    }
    int slash = edtf.indexOf('/');
    if (slash < 0) {
      return single(edtf, edtf, zone);
    }
    Moment from = single(edtf, edtf.substring(0, slash), zone);
    Moment to = single(edtf, edtf.substring(slash + 1), zone);
    if (to.getEarliest().isBefore(from.getEarliest())) {
      throw new IllegalArgumentException(
          to.getLatest().isAfter(from.getEarliest())
              ? "'" + edtf + "': the second moment may lie before the first; write it more finely"
              : "'" + edtf + "' ends before it begins");
    }
    boolean approximate = from.getApproximate() || to.getApproximate();
    return new Moment(edtf, from.getEarliest(), to.getLatest(), Precision.RANGE, approximate);
  }

  /** The moment that is exactly this instant, to the millisecond, written in UTC. */
  public static Moment at(Instant instant) {
    Instant kept = instant.truncatedTo(ChronoUnit.MILLIS);
    return new Moment(kept.toString(), kept, kept, Precision.SECOND, false);
  }

  private static Moment single(String edtf, String part, ZoneId zone) {
    if (part.isEmpty() || part.equals("..")) {
      throw new IllegalArgumentException(
          "'" + edtf + "' has an open end: a bracket needs both ends");
    }
    char last = part.charAt(part.length() - 1);
    boolean approximate = last == '~' || last == '?' || last == '%';
    String text = approximate ? part.substring(0, part.length() - 1) : part;
    try {
      Matcher time = TIME.matcher(text);
      if (time.matches()) {
        return instant(edtf, time, zone, approximate);
      }
      Matcher date = DATE.matcher(text);
      if (date.matches()) {
        return date(edtf, date, zone, approximate);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + edtf + "' names no date: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(
        "'"
            + edtf
            + "' is not a moment; write for example 2012, 2012-09, 2012-09-17, 2024-02-17T21:00+05:00, 2021-07~ or"
            + " 2016-01/2016-02");
  }

  private static Moment instant(String edtf, Matcher time, ZoneId zone, boolean approximate) {
    String seconds = time.group(3);
    LocalDateTime local =
        LocalDate.parse(time.group(1))
            .atTime(LocalTime.parse(time.group(2) + (seconds == null ? "" : seconds)));
    String offset = time.group(4);
    ZoneId where = offset == null ? zone : ZoneOffset.of(offset);
    Instant instant = Instant.ofEpochMilli(local.atZone(where).toInstant().toEpochMilli());
    Precision precision = seconds == null ? Precision.MINUTE : Precision.SECOND;
    return new Moment(edtf, instant, instant, precision, approximate);
  }

  private static Moment date(String edtf, Matcher date, ZoneId zone, boolean approximate) {
    String year = date.group(1);
    String month = date.group(2);
    String day = date.group(3);
    boolean monthKnown = month != null && !month.equals("XX");
    boolean dayKnown = day != null && !day.equals("XX");
    if ((year.contains("X") && monthKnown) || (!monthKnown && dayKnown)) {
      throw new DateTimeException("a part is known inside one that is not");
    }
    LocalDate from =
        LocalDate.of(
            Integer.parseInt(year.replace('X', '0')), monthKnown ? Integer.parseInt(month) : 1, 1);
    LocalDate to;
    Precision precision;
    if (dayKnown) {
      from = LocalDate.of(from.getYear(), from.getMonth(), Integer.parseInt(day));
      to = from.plusDays(1);
      precision = Precision.DAY;
    } else if (monthKnown) {
      to = from.plusMonths(1);
      precision = Precision.MONTH;
    } else {
      precision =
          year.endsWith("XX")
              ? Precision.CENTURY
              : year.endsWith("X") ? Precision.DECADE : Precision.YEAR;
      to =
          from.plusYears(
              precision == Precision.CENTURY ? 100 : precision == Precision.DECADE ? 10 : 1);
    }
    return new Moment(edtf, start(from, zone), start(to, zone), precision, approximate);
  }

  private static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }
}
