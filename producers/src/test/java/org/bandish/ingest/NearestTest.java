package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("x", "youtube", "tiktok", "bgp", "telegram");

  @ParameterizedTest
  @CsvSource({
    "youtub, youtube",
    "YouTube, youtube",
    "yuotube, youtube",
    "toktok, tiktok",
    "bpg, bgp",
    "telegramm, telegram",
    "y, x"
  })
  void shouldFindTheNameThatWasMeant(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"facebook", "whatsapp", "zz", "tlegrma-messenger"})
  void shouldNotGuessWildly(String written) {
    assertThat(Nearest.hint(written, KNOWN)).isEmpty();
  }
}
