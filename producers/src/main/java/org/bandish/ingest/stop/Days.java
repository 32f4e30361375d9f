package org.bandish.ingest.stop;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.bandish.event.Moment;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;
import org.bandish.schema.Moments;

/**
 * When a row applies. The table has days: the start day, and the day on which it ended. Its {@code
 * duration} is never used, because it is mixed: days counted in two ways, words, serial numbers.
 *
 * @param start the first day
 * @param end the last day; null: ongoing
 */
record Days(LocalDate start, LocalDate end, boolean estimated) {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  /**
   * The days of a row. One that is said to be over, or of which nothing is said, and has no end
   * speaks for its first day alone: when it ended is not known.
   *
   * @param today days after the next are refused
   * @throws BadField if a day is none, or if it ended before it began
   */
  static Days of(Csv.Row row, LocalDate today) throws BadField {
    LocalDate start = day("start_date", row.required("start_date"), today);
    String ends = row.text("end_date");
    boolean ongoing = "ongoing".equalsIgnoreCase(row.text("shutdown_status"));
    LocalDate end = ends == null ? (ongoing ? null : start) : day("end_date", ends, today);
    if (end != null && end.isBefore(start)) {
      throw new BadField("end_date", "'" + ends + "' lies before start_date '" + start + "'");
    }
    return new Days(start, end, "estimated".equalsIgnoreCase(row.text("start_date_type")));
  }

  Moment at(ZoneId zone) {
    return Moments.parse(estimated ? start + "~" : start.toString(), zone);
  }

  Moment until(ZoneId zone) {
    return end == null ? null : Moments.parse(end.toString(), zone);
  }

  private static LocalDate day(String field, String text, LocalDate today) throws BadField {
    LocalDate day;
    try {
      if (text.matches("\\d{1,2}/\\d{1,2}/\\d{4}")) {
        String[] parts = text.split("/", -1);
        day =
            LocalDate.of(
                Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      } else {
        day = LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      throw new BadField(field, "'" + text + "' is no day, neither 2024-02-17 nor 2/17/2024");
    }
    if (day.isBefore(FIRST) || day.isAfter(today.plusDays(1))) {
      throw new BadField(field, "'" + text + "' lies before 2000 or in the future");
    }
    return day;
  }
}
