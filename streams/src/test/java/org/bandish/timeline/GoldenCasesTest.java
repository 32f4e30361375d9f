package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Recurrence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Histories with their answers, each in a directory of its own under {@code timeline/}: the facts
 * as a producer would read them, spans as a detector tells them, and what must follow from them,
 * typed from the rules.
 */
class GoldenCasesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "timeline");

  @TestFactory
  Stream<DynamicTest> shouldDeriveTheGoldenCase() throws IOException {
    return cases().stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.getFileName() + ": " + why(golden), () -> check(golden)));
  }

  @Test
  void shouldHoldAtLeastSixtyCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
  }

  static List<Path> cases() throws IOException {
    try (Stream<Path> directories = Files.list(CASES)) {
      return directories.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String why(Path golden) {
    try {
      String first = Files.readAllLines(golden.resolve("expected.yaml")).get(0);
      assertThat(first).as("the first line of %s says why", golden).startsWith("# ");
      return first.substring(2);
    } catch (IOException e) {
      throw new IllegalStateException(golden.toString(), e);
    }
  }

  private static void check(Path golden) throws IOException {
    Map<Subject, List<Evidence>> evidence = ReadFacts.ofCase(golden);
    List<Map<String, Object>> answers =
        new YAMLMapper()
            .readValue(
                golden.resolve("expected.yaml").toFile(),
                new TypeReference<List<Map<String, Object>>>() {});
    assertThat(answers).isNotEmpty();
    for (Map<String, Object> answer : answers) {
      if (answer.containsKey("incidents")) {
        checkIncidents(evidence, answer);
      } else if (answer.containsKey("recurrence")) {
        checkRecurrence(evidence, answer);
      } else {
        checkIntervals(evidence, answer);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void checkIntervals(
      Map<Subject, List<Evidence>> evidence, Map<String, Object> answer) {
    Subject subject = Subject.parse((String) answer.get("subject"));
    String day = (String) answer.get("asOf");
    Instant asOf =
        day == null
            ? null
            : LocalDate.parse(day).plusDays(1).atStartOfDay(subject.zone()).toInstant();
    List<Map<String, Object>> expected = (List<Map<String, Object>>) answer.get("intervals");
    List<BanInterval> intervals =
        Timeline.derive(subject, evidence.getOrDefault(subject, List.of()), asOf);
    assertThat(Expected.shown(intervals, expected))
        .as("%s as of %s", subject, day)
        .isEqualTo(Expected.asText(expected));
    assertThat(intervals).extracting(BanInterval::getId).doesNotHaveDuplicates();
  }

  @SuppressWarnings("unchecked")
  private static void checkRecurrence(
      Map<Subject, List<Evidence>> evidence, Map<String, Object> answer) {
    Subject subject = Subject.parse((String) answer.get("subject"));
    Map<String, Object> expected = (Map<String, Object>) answer.get("recurrence");
    Recurrence recurrence =
        Recurrences.of(subject, Timeline.derive(subject, evidence.get(subject), null));
    Map<String, Object> shown = new LinkedHashMap<>();
    expected.keySet().forEach(field -> shown.put(field, recurrence.get(field)));
    assertThat(Expected.asText(List.of(shown))).isEqualTo(Expected.asText(List.of(expected)));
  }

  private static void checkIncidents(
      Map<Subject, List<Evidence>> evidence, Map<String, Object> answer) {
    List<BanInterval> country = new ArrayList<>();
    evidence.forEach(
        (subject, facts) -> {
          if (subject.country().equals(answer.get("country"))) {
            country.addAll(Timeline.derive(subject, facts, null));
          }
        });
    assertThat(Incidents.of(country))
        .extracting(Incidents.Incident::platforms)
        .isEqualTo(answer.get("incidents"));
  }
}
