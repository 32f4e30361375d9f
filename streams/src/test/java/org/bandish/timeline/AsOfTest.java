package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Disclosure;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.Phase;
import org.bandish.schema.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ban of X of 2024 as it was known on six days; docs/rules.md tells it in words. */
class AsOfTest {
  private static final Subject X = Subject.national("PK", "x");

  record Known(
      Phase first,
      Phase last,
      List<String> imposedBy,
      Disclosure disclosure,
      boolean contested,
      Ending ending) {}

  static Stream<Arguments> days() {
    return Stream.of(
        Arguments.of(
            "2024-02-18",
            new Known(
                Phase.UNORDERED,
                Phase.UNORDERED,
                List.of(),
                Disclosure.UNACKNOWLEDGED,
                false,
                null)),
        Arguments.of(
            "2024-03-01",
            new Known(
                Phase.UNORDERED, Phase.DEFIED, List.of(), Disclosure.UNACKNOWLEDGED, false, null)),
        Arguments.of(
            "2024-03-21",
            new Known(
                Phase.ENFORCED,
                Phase.DEFIED,
                List.of("moi"),
                Disclosure.ACKNOWLEDGED_LATER,
                false,
                null)),
        Arguments.of(
            "2024-05-01",
            new Known(
                Phase.ENFORCED,
                Phase.DEFIED,
                List.of("moi"),
                Disclosure.ACKNOWLEDGED_LATER,
                false,
                null)),
        Arguments.of(
            "2024-09-13",
            new Known(
                Phase.ENFORCED,
                Phase.DEFIED,
                List.of("moi"),
                Disclosure.ACKNOWLEDGED_LATER,
                true,
                null)),
        Arguments.of(
            "2025-05-08",
            new Known(
                Phase.ENFORCED,
                Phase.DEFIED,
                List.of("moi"),
                Disclosure.ACKNOWLEDGED_LATER,
                false,
                Ending.SILENT)));
  }

  @ParameterizedTest
  @MethodSource("days")
  void shouldAnswerAsItWasKnownThen(String day, Known expected) throws IOException {
    BanInterval ban = asOf(LocalDate.parse(day));

    assertThat(ban.getStart().getDate()).isEqualTo(LocalDate.of(2024, 2, 17));
    assertThat(
            new Known(
                ban.getPhases().get(0).getPhase(),
                ban.getPhases().get(ban.getPhases().size() - 1).getPhase(),
                ban.getImposedBy(),
                ban.getDisclosure(),
                ban.getContested(),
                ban.getEnding()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("days")
  void shouldBearOneNameOnAllDays(String day, Known expected) throws IOException {
    assertThat(asOf(LocalDate.parse(day)).getId())
        .as("%s, %s", day, expected)
        .isEqualTo(asOf(LocalDate.of(2026, 1, 1)).getId());
  }

  private static BanInterval asOf(LocalDate day) throws IOException {
    Instant end = day.plusDays(1).atStartOfDay(X.zone()).toInstant();
    List<Evidence> evidence = ReadFacts.in(ReadFacts.RECORD.resolve("pakistan")).get(X);
    return Timeline.derive(X, evidence, end).stream()
        .filter(ban -> LocalDate.of(2024, 2, 17).equals(ban.getStart().getDate()))
        .findFirst()
        .orElseThrow();
  }
}
