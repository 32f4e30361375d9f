package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bandish.event.Moment;

/** What holds for every moment, in the zone of every country. */
class MomentsPropertyTest {
  @Property
  void shouldHaveAnOrderedBracketAndReadTheSameAgain(
      @ForAll("single") String edtf, @ForAll("zone") ZoneId zone) {
    Moment moment = Moments.parse(edtf, zone);

    assertThat(moment.getLatest()).isAfterOrEqualTo(moment.getEarliest());
    assertThat(Moments.parse(moment.getEdtf(), zone)).isEqualTo(moment);
  }

  @Property
  void shouldBracketADateByItsFirstAndLastInstantInTheZone(
      @ForAll("date") LocalDate date, @ForAll("zone") ZoneId zone) {
    Moment day = Moments.parse(date.toString(), zone);
    Moment month = Moments.parse(date.toString().substring(0, 7), zone);
    Moment year = Moments.parse(date.toString().substring(0, 4), zone);

    // An island that crossed the date line left out a whole day.
    assertThat(Duration.between(day.getEarliest(), day.getLatest()))
        .isBetween(Duration.ZERO, Duration.ofHours(26));
    assertInside(day, month);
    assertInside(month, year);
    assertInside(year, Moments.parse(date.toString().substring(0, 3) + "X", zone));
    assertInside(year, Moments.parse(date.toString().substring(0, 2) + "XX", zone));
    Moment next = Moments.parse(date.plusDays(1).toString(), zone);
    assertThat(next.getEarliest()).as("no gap between days").isEqualTo(day.getLatest());
  }

  @Property
  void shouldBracketTwoMomentsFromTheFirstToTheEndOfTheSecond(
      @ForAll("single") String one, @ForAll("single") String other, @ForAll("zone") ZoneId zone) {
    Moment first = Moments.parse(one, zone);
    Moment second = Moments.parse(other, zone);
    String edtf = one + "/" + other;
    if (second.getEarliest().isBefore(first.getEarliest())) {
      assertThatThrownBy(() -> Moments.parse(edtf, zone))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(edtf);
      return;
    }

    Moment both = Moments.parse(edtf, zone);

    assertThat(both.getEarliest()).isEqualTo(first.getEarliest());
    assertThat(both.getLatest()).isEqualTo(second.getLatest());
    assertInside(second, both);
    assertThat(both.getApproximate()).isEqualTo(first.getApproximate() || second.getApproximate());
    assertThat(Moments.parse(both.getEdtf(), zone)).isEqualTo(both);
  }

  @Property
  void shouldReadBackEveryInstantThatItWrites(
      @ForAll("instant") Instant instant, @ForAll("zone") ZoneId zone) {
    assertThat(Moments.parse(Moments.at(instant).getEdtf(), zone)).isEqualTo(Moments.at(instant));
  }

  @Property
  void shouldReadAnyTextOrRefuseItWithTheTextInTheReason(@ForAll String text) {
    try {
      Moment moment = Moments.parse(text, ZoneId.of("UTC"));
      assertThat(moment.getEdtf()).isEqualTo(text.strip());
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(text.strip());
    }
  }

  @Provide
  Arbitrary<LocalDate> date() {
    return Arbitraries.longs()
        .between(LocalDate.of(1950, 1, 1).toEpochDay(), LocalDate.of(2060, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<Instant> instant() {
    return Combinators.combine(date(), Arbitraries.longs().between(0, 86_399_999_999_999L))
        .as((date, nanos) -> date.atStartOfDay(ZoneId.of("UTC")).toInstant().plusNanos(nanos));
  }

  @Provide
  Arbitrary<ZoneId> zone() {
    return Arbitraries.of(Countries.codes()).map(Countries::zoneOf);
  }

  @Provide
  Arbitrary<String> single() {
    Arbitrary<String> dates =
        Combinators.combine(date().map(LocalDate::toString), Arbitraries.integers().between(0, 5))
            .as(
                (day, form) ->
                    switch (form) {
                      case 0 -> day.substring(0, 2) + "XX";
                      case 1 -> day.substring(0, 3) + "X";
                      case 2 -> day.substring(0, 4);
                      case 3 -> day.substring(0, 7);
                      case 4 -> day.substring(0, 7) + "-XX";
                      default -> day;
                    });
    Arbitrary<String> times =
        Combinators.combine(
                date(),
                Arbitraries.of("T00:00", "T02:30", "T21:00:30", "T23:59:59.999"),
                Arbitraries.of("", "Z", "+05:00", "-0330", "+14"))
            .as((date, time, offset) -> date + time + offset);
    return Combinators.combine(
            Arbitraries.oneOf(dates, times), Arbitraries.of("", "", "", "~", "?", "%"))
        .as(String::concat);
  }

  private static void assertInside(Moment inner, Moment outer) {
    assertThat(inner.getEarliest()).isAfterOrEqualTo(outer.getEarliest());
    assertThat(inner.getLatest()).isBeforeOrEqualTo(outer.getLatest());
  }
}
