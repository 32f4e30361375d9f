package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template is a fact: as it is printed, and with every field that may stand. */
class TemplatesTest {
  private static final Pattern FIELD = Pattern.compile("(?m)^  (# )?(\\w+):");

  @ParameterizedTest
  @ValueSource(strings = {"order", "ruling", "signal", "statement"})
  void shouldBeReadAsItIsPrinted(String name) throws IOException {
    shouldBeRead(Templates.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "ruling", "signal", "statement"})
  void shouldBeReadWithEveryFieldThatMayStand(String name) throws IOException {
    String filled =
        Templates.of(name).replaceAll("(?m)^  # (?=\\w+:)", "  ").replaceAll("(?m)^# (?=- )", "");
    shouldBeRead(filled);

    Set<String> shown =
        FIELD.matcher(filled).results().map(field -> field.group(2)).collect(Collectors.toSet());
    Set<String> all =
        switch (name) {
          case "order" -> Orders.FIELDS;
          case "ruling" -> Rulings.FIELDS;
          case "signal" -> Signals.FIELDS;
          default -> Statements.FIELDS;
        };
    assertThat(all)
        .filteredOn(field -> !Set.of("type", "metric", "value").contains(field))
        .allMatch(shown::contains);
  }

  private static void shouldBeRead(String text) throws IOException {
    EvidenceFiles.Result result =
        EvidenceFiles.read(
            List.of(Source.text("new.yaml", text)), RegistryFiles.embedded(), Clock.systemUTC());
    assertThat(result.rejected()).extracting(Rejected::message).isEmpty();
    assertThat(result.facts()).isNotEmpty();
  }
}
