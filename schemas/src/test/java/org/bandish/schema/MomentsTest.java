package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.bandish.event.Moment;
import org.bandish.event.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test per form of a moment; dates are read in Karachi, UTC+5 without summer time. */
class MomentsTest {
  private static final ZoneId KARACHI = ZoneId.of("Asia/Karachi");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void shouldReadAYear() {
    assertBracket("2012", "2011-12-31T19:00:00Z", "2012-12-31T19:00:00Z", Precision.YEAR);
  }

  @Test
  void shouldReadAMonth() {
    assertBracket("2012-09", "2012-08-31T19:00:00Z", "2012-09-30T19:00:00Z", Precision.MONTH);
  }

  @Test
  void shouldReadTheFebruaryOfALeapYear() {
    assertBracket("2024-02", "2024-01-31T19:00:00Z", "2024-02-29T19:00:00Z", Precision.MONTH);
  }

  @Test
  void shouldReadADay() {
    assertBracket("2012-09-17", "2012-09-16T19:00:00Z", "2012-09-17T19:00:00Z", Precision.DAY);
  }

  @Test
  void shouldReadAMinuteWithOffset() {
    assertInstant("2024-02-17T21:00+05:00", "2024-02-17T16:00:00Z", Precision.MINUTE);
    assertInstant("2024-02-17T21:00-03:30", "2024-02-18T00:30:00Z", Precision.MINUTE);
    assertInstant("2024-02-17T21:00+0530", "2024-02-17T15:30:00Z", Precision.MINUTE);
    assertInstant("2024-02-17T21:00+05", "2024-02-17T16:00:00Z", Precision.MINUTE);
  }

  @Test
  void shouldReadAMinuteInUtc() {
    assertInstant("2024-02-17T21:00Z", "2024-02-17T21:00:00Z", Precision.MINUTE);
  }

  @Test
  void shouldReadAMinuteWithoutOffsetInTheZone() {
    assertInstant("2024-02-17T21:00", "2024-02-17T16:00:00Z", Precision.MINUTE);
  }

  @Test
  void shouldReadSeconds() {
    assertInstant("2024-02-17T21:00:30+05:00", "2024-02-17T16:00:30Z", Precision.SECOND);
    assertInstant("2024-02-17T21:00:30Z", "2024-02-17T21:00:30Z", Precision.SECOND);
    assertInstant("2024-02-17T21:00:30", "2024-02-17T16:00:30Z", Precision.SECOND);
  }

  @Test
  void shouldReadFractionsOfASecondToTheMillisecond() {
    assertInstant("2024-02-17T21:00:30.1239999Z", "2024-02-17T21:00:30.123Z", Precision.SECOND);
  }

  @ParameterizedTest
  @CsvSource({"2021-07~", "2021-07?", "2021-07%"})
  void shouldMarkWhatTheSourceIsNotSureOfAndKeepItsBracket(String edtf) {
    Moment sure = Moments.parse("2021-07", KARACHI);
    Moment unsure = Moments.parse(edtf, KARACHI);

    assertThat(unsure.getApproximate()).isTrue();
    assertThat(sure.getApproximate()).isFalse();
    assertThat(unsure.getEarliest()).isEqualTo(sure.getEarliest());
    assertThat(unsure.getLatest()).isEqualTo(sure.getLatest());
    assertThat(unsure.getPrecision()).isEqualTo(Precision.MONTH);
    assertThat(unsure.getEdtf()).isEqualTo(edtf);
  }

  @Test
  void shouldReadADecadeAndACenturyByTheirUnspecifiedDigits() {
    assertBracket("201X", "2009-12-31T19:00:00Z", "2019-12-31T19:00:00Z", Precision.DECADE);
    // Karachi's local mean time, +4:28:12, was in force until 1907.
    assertBracket("19XX", "1899-12-31T19:31:48Z", "1999-12-31T19:00:00Z", Precision.CENTURY);
  }

  @Test
  void shouldReadAnUnspecifiedMonthAsItsYearAndAnUnspecifiedDayAsItsMonth() {
    assertBracket("2012-XX", "2011-12-31T19:00:00Z", "2012-12-31T19:00:00Z", Precision.YEAR);
    assertBracket("2012-XX-XX", "2011-12-31T19:00:00Z", "2012-12-31T19:00:00Z", Precision.YEAR);
    assertBracket("2012-09-XX", "2012-08-31T19:00:00Z", "2012-09-30T19:00:00Z", Precision.MONTH);
  }

  @Test
  void shouldReadABracketFromTheBeginningOfTheFirstToTheEndOfTheSecond() {
    assertBracket(
        "2016-01/2016-02", "2015-12-31T19:00:00Z", "2016-02-29T19:00:00Z", Precision.RANGE);
    assertBracket(
        "2021-07-20/2021-07-21", "2021-07-19T19:00:00Z", "2021-07-21T19:00:00Z", Precision.RANGE);
    assertBracket(
        "2021-07-20/2021-07-20", "2021-07-19T19:00:00Z", "2021-07-20T19:00:00Z", Precision.RANGE);
  }

  @Test
  void shouldReadABracketOfDifferentPrecisions() {
    assertBracket("2012/2012-09", "2011-12-31T19:00:00Z", "2012-09-30T19:00:00Z", Precision.RANGE);
  }

  @Test
  void shouldReadABracketBetweenInstantsAndEndItWithTheSecond() {
    assertBracket(
        "2024-02-17T20:00+05:00/2024-02-17T21:00:30Z",
        "2024-02-17T15:00:00Z",
        "2024-02-17T21:00:30Z",
        Precision.RANGE);
    assertBracket(
        "2024-02-17T20:00/2024-02-18",
        "2024-02-17T15:00:00Z",
        "2024-02-18T19:00:00Z",
        Precision.RANGE);
  }

  @Test
  void shouldMarkABracketAsApproximateWhenEitherPartIs() {
    assertThat(Moments.parse("2016-01~/2016-02", KARACHI).getApproximate()).isTrue();
    assertThat(Moments.parse("2016-01/2016-02?", KARACHI).getApproximate()).isTrue();
    assertThat(Moments.parse("2016-01/2016-02", KARACHI).getApproximate()).isFalse();
  }

  @Test
  void shouldReadADayOf23Or25HoursWhereClocksChange() {
    Moment spring = Moments.parse("2024-03-31", BERLIN);
    assertThat(spring.getEarliest()).isEqualTo("2024-03-30T23:00:00Z");
    assertThat(spring.getLatest()).isEqualTo("2024-03-31T22:00:00Z");

    Moment autumn = Moments.parse("2024-10-27", BERLIN);
    assertThat(autumn.getEarliest()).isEqualTo("2024-10-26T22:00:00Z");
    assertThat(autumn.getLatest()).isEqualTo("2024-10-27T23:00:00Z");
  }

  @Test
  void shouldMoveATimeThatTheClocksSkippedOnByTheGap() {
    assertThat(Moments.parse("2024-03-31T02:30", BERLIN).getEarliest())
        .isEqualTo("2024-03-31T01:30:00Z");
  }

  @Test
  void shouldTakeTheFirstOfATimeThatTheClocksRepeated() {
    assertThat(Moments.parse("2024-10-27T02:30", BERLIN).getEarliest())
        .isEqualTo("2024-10-27T00:30:00Z");
  }

  @Test
  void shouldBeginADayWithoutMidnightAtItsFirstInstant() {
    Moment day = Moments.parse("2021-03-28", ZoneId.of("Asia/Beirut"));

    assertThat(day.getEarliest()).isEqualTo("2021-03-27T22:00:00Z");
    assertThat(day.getLatest()).isEqualTo("2021-03-28T21:00:00Z");
  }

  @Test
  void shouldReadAnOffsetThatIsGivenWhateverTheZone() {
    assertThat(Moments.parse("2024-02-17T21:00+05:00", BERLIN))
        .isEqualTo(Moments.parse("2024-02-17T21:00+05:00", KARACHI));
  }

  @Test
  void shouldLeaveOutBlanksAroundAMoment() {
    assertThat(Moments.parse(" 2012-09 ", KARACHI)).isEqualTo(Moments.parse("2012-09", KARACHI));
  }

  @Test
  void shouldWriteAnInstantInUtcToTheMillisecond() {
    Moment moment = Moments.at(Instant.parse("2024-02-17T16:00:00.123456789Z"));

    assertThat(moment.getEdtf()).isEqualTo("2024-02-17T16:00:00.123Z");
    assertThat(moment.getEarliest()).isEqualTo("2024-02-17T16:00:00.123Z");
    assertThat(moment).isEqualTo(Moments.parse(moment.getEdtf(), KARACHI));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"              | is empty",
        "2012/             | has an open end: a bracket needs both ends",
        "/2012             | has an open end: a bracket needs both ends",
        "2012/..           | has an open end: a bracket needs both ends",
        "../2012           | has an open end: a bracket needs both ends",
        "yesterday         | is not a moment; write for example 2012, 2012-09",
        "12                | is not a moment",
        "2012-9            | is not a moment",
        "20120917          | is not a moment",
        "17.09.2012        | is not a moment",
        "2012-09-17 21:00  | is not a moment",
        "2012-09-17T21     | is not a moment",
        "2012-09T21:00     | is not a moment",
        "2012~~            | is not a moment",
        "~                 | is not a moment",
        "Y170000002        | is not a moment",
        "-0500             | is not a moment",
        "2012-09-1X        | is not a moment",
        "٢٠١٢              | is not a moment",
        "2012/2013/2014    | is not a moment",
        "2012-13           | names no date: Invalid value for MonthOfYear",
        "2012-21           | names no date: Invalid value for MonthOfYear",
        "2012-02-30        | names no date: Invalid date 'FEBRUARY 30'",
        "2023-02-29        | names no date: Invalid date 'February 29' as '2023' is not a leap year",
        "2012-09-00        | names no date: Invalid value for DayOfMonth",
        "2012-09-17T24:00  | names no date",
        "2012-09-17T21:60  | names no date",
        "2012-09-17T21:00+19:00 | names no date: Zone offset hours not in valid range",
        "201X-09           | names no date: a part is known inside one that is not",
        "2012-XX-17        | names no date: a part is known inside one that is not",
        "2013/2012         | ends before it begins",
        "2024-02-17T21:00Z/2024-02-17T20:00Z | ends before it begins",
        "2012-09/2012      | the second moment may lie before the first",
      })
  void shouldRefuseWhatIsNoMomentAndSayWhy(String edtf, String reason) {
    assertThatThrownBy(() -> Moments.parse(edtf, KARACHI))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + edtf + "'")
        .hasMessageContaining(reason);
  }

  private static void assertInstant(String edtf, String instant, Precision precision) {
    assertBracket(edtf, instant, instant, precision);
  }

  private static void assertBracket(
      String edtf, String earliest, String latest, Precision precision) {
    assertThat(Moments.parse(edtf, KARACHI))
        .isEqualTo(
            new Moment(edtf, Instant.parse(earliest), Instant.parse(latest), precision, false));
  }
}
