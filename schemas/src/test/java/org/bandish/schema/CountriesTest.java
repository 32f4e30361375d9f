package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
  @Test
  void shouldKnowEveryCountryOfIso3166AndNoOther() {
    assertThat(Countries.codes())
        .hasSize(249)
        .isEqualTo(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
  }

  @Test
  void shouldGiveEveryCountryAZoneOfTheTzDatabaseAndAName() {
    Set<String> regions = ZoneRulesProvider.getAvailableZoneIds();
    for (String code : Countries.codes()) {
      assertThat(regions).as(code).contains(Countries.zoneOf(code).getId());
      assertThat(Countries.nameOf(code))
          .as(code)
          .isNotBlank()
          .isEqualTo(Countries.nameOf(code).strip());
    }
  }

  /** Later names are not in the tz database that came with Java 17.0.0, which is 2021a. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Kyiv", "Pacific/Kanton", "America/Ciudad_Juarez", "America/Coyhaique"})
  void shouldNameNoZoneThatTheFirstJava17DoesNotKnow(String later) {
    assertThat(Countries.codes())
        .extracting(code -> Countries.zoneOf(code).getId())
        .doesNotContain(later);
  }

  @ParameterizedTest
  @CsvSource({
    "PK, Asia/Karachi",
    "IN, Asia/Kolkata",
    "KE, Africa/Nairobi",
    "TR, Europe/Istanbul",
    "IR, Asia/Tehran",
    "VE, America/Caracas",
  })
  void shouldGiveTheOnlyZone(String code, String zone) {
    assertThat(Countries.zoneOf(code)).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{2} is the capital of {0}")
  @CsvSource({
    "US, America/New_York, Washington",
    "RU, Europe/Moscow, Moscow",
    "BR, America/Sao_Paulo, Brasília",
    "AU, Australia/Sydney, Canberra",
    "CA, America/Toronto, Ottawa",
    "CN, Asia/Shanghai, Beijing",
    "ID, Asia/Jakarta, Jakarta",
    "KZ, Asia/Almaty, Astana",
    "MX, America/Mexico_City, Mexico City",
    "MN, Asia/Ulaanbaatar, Ulaanbaatar",
    "CD, Africa/Kinshasa, Kinshasa",
    "UA, Europe/Kiev, Kyiv",
    "ES, Europe/Madrid, Madrid",
    "PT, Europe/Lisbon, Lisbon",
    "CL, America/Santiago, Santiago",
    "EC, America/Guayaquil, Quito",
    "NZ, Pacific/Auckland, Wellington",
    "PG, Pacific/Port_Moresby, Port Moresby",
  })
  void shouldTakeTheCapitalsZoneWhereThereAreSeveral(String code, String zone, String capital) {
    assertThat(Countries.zoneOf(code)).as(capital).isEqualTo(ZoneId.of(zone));
  }

  @Test
  void shouldKnowNamesInEnglish() {
    assertThat(Countries.nameOf("PK")).isEqualTo("Pakistan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "pk", "PAK", "", "UK"})
  void shouldRefuseWhatIsNoCountry(String code) {
    assertThat(Countries.isKnown(code)).isFalse();
    assertThatThrownBy(() -> Countries.zoneOf(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown country " + code + ": not an ISO 3166-1 alpha-2 code");
    assertThatThrownBy(() -> Countries.nameOf(code)).isInstanceOf(IllegalArgumentException.class);
  }
}
