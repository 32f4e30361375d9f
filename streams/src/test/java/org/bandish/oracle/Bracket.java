package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A moment's bracket [earliest, latest), closed where it ends with an instant. Parses the forms of
 * domain.md section 1: year, month, day, minute (with or without offset), each perhaps followed by
 * {@code ~}, and {@code a/b}.
 */
record Bracket(Instant earliest, Instant latest, String precision, boolean closed) {

  Bracket(Instant earliest, Instant latest, String precision) {
    this(earliest, latest, precision, earliest.equals(latest));
  }

  /** From an instant to a later moment: as closed at its end as that moment is. */
  static Bracket between(Instant earliest, Bracket to) {
    return new Bracket(earliest, to.latest, "RANGE", to.closed);
  }

  static Bracket parse(String edtf, ZoneId zone) {
    int slash = edtf.indexOf('/');
    if (slash >= 0) {
      Bracket from = parse(edtf.substring(0, slash), zone);
      Bracket to = parse(edtf.substring(slash + 1), zone);
      return new Bracket(from.earliest, to.latest, "RANGE");
    }
    String text = edtf.replace("~", "");
    if (text.indexOf('T') >= 0) {
      return instant(text, zone);
    }
    if (text.length() == 4) {
      Year year = Year.parse(text);
      return days(year.atDay(1), year.plusYears(1).atDay(1), zone, "YEAR");
    }
    if (text.length() == 7) {
      YearMonth month = YearMonth.parse(text);
      return days(month.atDay(1), month.plusMonths(1).atDay(1), zone, "MONTH");
    }
    LocalDate day = LocalDate.parse(text);
    return days(day, day.plusDays(1), zone, "DAY");
  }

  private static Bracket instant(String text, ZoneId zone) {
    String time = text.substring(text.indexOf('T'));
    boolean offset = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    Instant instant =
        offset
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(zone).toInstant();
    String precision = time.split("[Z+-]", -1)[0].length() > 6 ? "SECOND" : "MINUTE";
    return new Bracket(instant, instant, precision);
  }

  private static Bracket days(LocalDate from, LocalDate to, ZoneId zone, String precision) {
    return new Bracket(
        from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), precision);
  }

  Duration width() {
    return Duration.between(earliest, latest);
  }

  /** The last local date that the bracket reaches. */
  LocalDate lastDate(ZoneId zone) {
    Instant last = closed ? latest : latest.minusNanos(1);
    return last.atZone(zone).toLocalDate();
  }

  LocalDate firstDate(ZoneId zone) {
    return earliest.atZone(zone).toLocalDate();
  }
}
