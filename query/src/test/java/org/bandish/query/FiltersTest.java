package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.IntervalState;
import org.bandish.event.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
  private static final Set<Param> ALL = EnumSet.complementOf(EnumSet.of(Param.ACCESS));

  private static Filters parse(String name, String... values) {
    return Filters.parse(Map.of(name, List.of(values)), ALL);
  }

  @Test
  void shouldAskForEverythingByDefault() {
    Filters none = Filters.parse(Map.of(), ALL);

    assertThat(none.country()).isNull();
    assertThat(none.platforms()).isEmpty();
    assertThat(none.limit()).isEqualTo(100);
    assertThat(none.sort()).isEqualTo(Filters.Sort.START);
  }

  @Test
  void shouldReadWordsInAnyCapitals() {
    assertThat(parse("country", "pk").country()).isEqualTo("PK");
    assertThat(parse("state", "ongoing").state()).isEqualTo(IntervalState.ONGOING);
    assertThat(parse("phase", "not-enforced").phase()).isEqualTo(Phase.NOT_ENFORCED);
    assertThat(parse("phase", "NOT_ENFORCED").phase()).isEqualTo(Phase.NOT_ENFORCED);
    assertThat(parse("sort", "-days").sort()).isEqualTo(Filters.Sort.DAYS_DESC);
  }

  @Test
  void shouldTakeSeveralPlatforms() {
    assertThat(parse("platform", "x", "Twitter").platforms()).containsExactly("x", "Twitter");
  }

  @Test
  void shouldTakeTheCountryFromTheRegion() {
    assertThat(parse("region", "PK-PB").country()).isEqualTo("PK");
    assertThat(parse("region", "*").country()).isNull();
  }

  @Test
  void shouldRefuseARegionOfAnotherCountry() {
    Map<String, List<String>> raw = Map.of("country", List.of("PK"), "region", List.of("IN-DL"));

    assertThatThrownBy(() -> Filters.parse(raw, ALL))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo("region"));
  }

  @ParameterizedTest
  @CsvSource({
    "country, Pakistan",
    "country, XX",
    "region, Punjab",
    "platform, '../etc'",
    "authority, 'P T A'",
    "state, over",
    "state, UNKNOWN",
    "phase, unknown",
    "disclosure, secret",
    "from, yesterday",
    "to, 2021-02-30",
    "at, 2021-13",
    "asOf, tomorrow",
    "minDays, -1",
    "minDays, many",
    "asn, AS17557",
    "type, order",
    "groupBy, region",
    "sort, end",
    "limit, 0",
    "limit, 1001",
    "limit, ''",
    "since, 17",
    "format, xml"
  })
  void shouldNameTheParameterOfABadValue(String name, String value) {
    assertThatThrownBy(() -> parse(name, value))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo(name))
        .hasMessageStartingWith(name + ": ");
  }

  @Test
  void shouldNameAnUnknownParameterAndThoseThereAre() {
    assertThatThrownBy(() -> Filters.parse(Map.of("plattform", List.of("x")), ALL))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.parameter()).isEqualTo("plattform"))
        .hasMessageContaining("platform");
  }

  @Test
  void shouldRefuseAParameterOfAnotherQuestion() {
    assertThatThrownBy(
            () -> Filters.parse(Map.of("sort", List.of("days")), Param.list(Param.COUNTRY)))
        .isInstanceOf(BadParameterException.class);
  }

  @Test
  void shouldRefuseASingleParameterGivenTwice() {
    assertThatThrownBy(() -> parse("country", "PK", "IN"))
        .isInstanceOf(BadParameterException.class)
        .hasMessage("country: given 2 times");
  }
}
