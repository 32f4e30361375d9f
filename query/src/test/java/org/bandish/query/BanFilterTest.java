package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.BanInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BanFilterTest {
  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  private static boolean passes(BanInterval interval, String... params) {
    Map<String, List<String>> raw = new HashMap<>();
    for (int i = 0; i < params.length; i += 2) {
      raw.put(params[i], List.of(params[i + 1]));
    }
    Filters filters =
        Filters.parse(
            raw,
            Param.list(
                Param.COUNTRY,
                Param.REGION,
                Param.PLATFORM,
                Param.FROM,
                Param.TO,
                Param.AT,
                Param.MIN_DAYS,
                Param.AUTHORITY));
    return new BanFilter(filters, new Names()).passes(Ban.at(interval, null, NOW), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    // The ban is from 1 March, 00:00 in Karachi, to 11 March, 00:00.
    "from, 2024-03-10, true",
    "from, 2024-03-11, false",
    "from, 2024-03-10T18:59Z, true",
    "from, 2024-03-10T19:00Z, false",
    "to, 2024-03-01, true",
    "to, 2024-02-29, false",
    "to, 2024-02-29T18:59Z, false",
    "to, 2024-02-29T19:00Z, true",
    "to, 2024, true",
    "from, 2024, true",
    "to, 2023, false",
    "from, 2025, false",
    "at, 2024-03-01, true",
    "at, 2024-02-29, false",
    "at, 2024-03-11, false",
    "at, 2024-03-10T18:59Z, true",
    "at, 2024-03-10T19:00Z, false",
    "at, 2024-03, true",
    "minDays, 10, true",
    "minDays, 11, false",
    "authority, pta, true",
    "authority, moi, false",
    "platform, x, true",
    "platform, X, true",
    "platform, tiktok, false",
    "country, PK, true",
    "country, IN, false",
    "region, *, true",
    "region, PK-PB, false"
  })
  void shouldPassWhatWasAskedForAlone(String param, String value, boolean expected) {
    BanInterval ban = Bans.of("a", "x", "2024-03-01", "2024-03-11", "pta");

    assertThat(passes(ban, param, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "from, 2024-05-31, true",
    "from, 2024-06-02, false",
    "minDays, 92, true",
    "minDays, 93, false",
    "at, 2024-05-20, true"
  })
  void shouldCountAnOngoingBanUpToNow(String param, String value, boolean expected) {
    BanInterval ban = Bans.of("a", "x", "2024-03-01", null);

    assertThat(passes(ban, param, value)).isEqualTo(expected);
  }

  @Test
  void shouldTakeABanOfARegionForNoneOfTheCountry() {
    BanInterval regional =
        BanInterval.newBuilder(Bans.of("a", "x", "2024-03-01", null)).setRegion("PK-PB").build();

    assertThat(passes(regional)).isFalse();
    assertThat(passes(regional, "country", "PK")).isFalse();
    assertThat(passes(regional, "region", "PK-PB")).isTrue();
    assertThat(passes(regional, "region", "PK-KP")).isFalse();
    assertThat(passes(regional, "country", "PK", "region", "*")).isTrue();
  }
}
