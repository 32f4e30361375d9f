package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  @Test
  void shouldWriteANationalSubject() {
    assertThat(Subject.national("PK", "tiktok")).hasToString("PK/tiktok");
  }

  @Test
  void shouldWriteARegionalSubject() {
    assertThat(new Subject("PK", "PK-KP", "tiktok")).hasToString("PK-KP/tiktok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK/tiktok", "PK-KP/tiktok", "PK/*", "GB-ENG/x", "FR-2A/x", "PK/a.b_c-d"})
  void shouldReadWhatItWrites(String text) {
    assertThat(Subject.parse(text)).hasToString(text);
    assertThat(Subject.parse(text)).isEqualTo(Subject.parse(text));
  }

  @Test
  void shouldKnowThePartsOfARegionalSubject() {
    assertThat(Subject.parse("PK-KP/tiktok")).isEqualTo(new Subject("PK", "PK-KP", "tiktok"));
  }

  @ParameterizedTest
  @CsvSource({
    "tiktok, not a subject: tiktok",
    "PK/, not a subject: PK/",
    "/tiktok, not a subject: /tiktok",
    "P/tiktok, not a subject: P/tiktok",
    "pk/tiktok, country pk is not an ISO 3166-1 alpha-2 code in capitals",
    "PAK/tiktok, region PAK is not an ISO 3166-2 code of PA",
    "PK-kp/tiktok, region PK-kp is not an ISO 3166-2 code of PK",
    "PK-/tiktok, region PK- is not an ISO 3166-2 code of PK",
    "PK/tik tok, 'platform ''tik tok'' is not an id: no blank, / or | may stand in it'",
    "PK/tik/tok, 'platform ''tik/tok'' is not an id: no blank, / or | may stand in it'",
    "PK/tik|tok, 'platform ''tik|tok'' is not an id: no blank, / or | may stand in it'",
  })
  void shouldRefuseWhatIsNoSubjectAndSayWhy(String text, String reason) {
    assertThatThrownBy(() -> Subject.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @Test
  void shouldRefuseARegionOfAnotherCountry() {
    assertThatThrownBy(() -> new Subject("PK", "IN-KA", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("region IN-KA is not an ISO 3166-2 code of PK");
  }

  @Test
  void shouldReadDatesInTheZoneOfTheCapital() {
    assertThat(Subject.parse("PK-KP/x").zone()).isEqualTo(ZoneId.of("Asia/Karachi"));
  }

  @Test
  void shouldBeOrderedAsItIsWritten() {
    assertThat(
            new TreeSet<>(
                List.of(
                    Subject.parse("PK/x"),
                    Subject.parse("PK-KP/x"),
                    Subject.parse("KE/x"),
                    Subject.parse("PK/*"))))
        .extracting(Subject::toString)
        .containsExactly("KE/x", "PK-KP/x", "PK/*", "PK/x");
  }
}
