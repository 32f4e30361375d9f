package org.bandish.ingest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bandish.ingest.Registry;
import org.bandish.ingest.Rejected;
import org.bandish.schema.FactJson;
import org.junit.jupiter.api.Test;

/**
 * The curated record keeps its own promise: every rule is met, and every fact names its sources.
 */
class RecordTest {
  private static final Path RECORD = Path.of("..", "record");

  @Test
  void shouldMeetEveryRule() throws IOException {
    EvidenceFiles.Result result = EvidenceFiles.read(RECORD, Registry.empty(), Clock.systemUTC());

    assertThat(result.rejected()).extracting(Rejected::message).isEmpty();
    assertThat(result.facts()).isNotEmpty();
  }

  @Test
  void shouldGiveEveryFactASourceAndAnIdOfItsOwn() throws IOException {
    List<Map<String, Object>> facts =
        EvidenceFiles.read(RECORD, Registry.empty(), Clock.systemUTC()).facts().stream()
            .map(FactJson::toMap)
            .toList();

    assertThat(facts).extracting(fact -> fact.get("id")).doesNotHaveDuplicates();
    assertThat(facts)
        .filteredOn(fact -> ((List<?>) fact.get("sources")).isEmpty())
        .extracting(fact -> fact.get("id"))
        .isEmpty();
  }

  @Test
  void shouldReferOnlyToFactsOfTheRecord() throws IOException {
    List<Map<String, Object>> facts =
        EvidenceFiles.read(RECORD, Registry.empty(), Clock.systemUTC()).facts().stream()
            .map(FactJson::toMap)
            .toList();
    List<Object> ids = facts.stream().map(fact -> fact.get("id")).toList();

    for (Map<String, Object> fact : facts) {
      List<?> refersTo = (List<?>) fact.getOrDefault("refersTo", List.of());
      assertThat(ids).as("%s refersTo", fact.get("id")).containsAll(refersTo);
      for (String reference : List.of("supersedes", "withdraws")) {
        if (fact.containsKey(reference)) {
          assertThat(ids).as("%s %s", fact.get("id"), reference).contains(fact.get(reference));
        }
      }
    }
  }
}
