package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks for a platform, and since when it counts. */
class ResponsesTest {
  private static final String BLOCK =
      """
      - {type: ban-order, id: o, country: PK, platforms: [x], authority: pta, action: block, effective: 2026-03-05}
      """;

  private static Long lag(String... statements) {
    Ledger ledger =
        Ledger.of(
            BLOCK
                + String.join(
                    "",
                    Stream.of(statements)
                        .map(
                            each ->
                                "- {type: statement, country: PK, platforms: [x], kind: says, %s}\n"
                                    .formatted(each))
                        .toList()));
    return ledger.queries().bans(Filters.NONE, Ledger.NOW).items().get(0).responseLagDays();
  }

  @ParameterizedTest
  @CsvSource({"x", "X", "X Corp.", "x corp.", "Twitter", "twitter/x"})
  void shouldTakeThePlatformItsOwnerAndAnyNameOfItForItself(String by) {
    assertThat(lag("id: s, by: '" + by + "', at: 2026-03-08")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"pta", "NetBlocks", "Meta", "X Corporation of friends"})
  void shouldTakeNobodyElseForThePlatform(String by) {
    assertThat(lag("id: s, by: '" + by + "', at: 2026-03-08")).isNull();
  }

  @Test
  void shouldCountFromTheStartToTheFirst() {
    assertThat(lag("id: b, by: x, at: 2026-03-20", "id: a, by: X Corp., at: 2026-03-05")).isZero();
  }

  @Test
  void shouldNotCountWhatItSaidBefore() {
    assertThat(lag("id: before, by: x, at: 2026-03-04, refersTo: [o]")).isNull();
    assertThat(
            lag(
                "id: before, by: x, at: 2026-03-04, refersTo: [o]",
                "id: after, by: x, at: 2026-03-07"))
        .isEqualTo(2);
  }

  @Test
  void shouldNotCountWhatWasWithdrawn() {
    Ledger ledger =
        Ledger.of(
            BLOCK
                + """
                - {type: statement, id: s, country: PK, platforms: [x], kind: says, by: x, at: 2026-03-08}
                - {type: withdrawal, id: w, country: PK, platforms: [x], withdraws: s, published: 2026-04-01}
                """);

    assertThat(ledger.queries().bans(Filters.NONE, Ledger.NOW).items().get(0).responseLagDays())
        .isNull();
  }
}
