package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The record of Pakistan against its answer, which was typed from the sources before any program
 * ran.
 */
class RecordTest {
  @TestFactory
  Stream<DynamicTest> shouldDeriveWhatTheSourcesSay() throws IOException {
    Map<Subject, List<Evidence>> record = record();
    return answers("subjects").stream()
        .map(
            answer ->
                DynamicTest.dynamicTest(
                    (String) answer.get("subject"), () -> check(record, answer, null)));
  }

  @TestFactory
  Stream<DynamicTest> shouldDeriveWhatWasKnownThen() throws IOException {
    Map<Subject, List<Evidence>> record = record();
    return answers("asOf").stream()
        .map(
            answer -> {
              LocalDate day = LocalDate.parse((String) answer.get("asOf"));
              String name = answer.get("subject") + " as of " + day;
              return DynamicTest.dynamicTest(name, () -> check(record, answer, day));
            });
  }

  @Test
  void shouldSayOfEachBannedSubjectWhatIsExpected() throws IOException {
    List<String> banned =
        record().entrySet().stream()
            .filter(entry -> !Timeline.derive(entry.getKey(), entry.getValue(), null).isEmpty())
            .map(entry -> entry.getKey().toString())
            .toList();
    List<String> expected =
        answers("subjects").stream()
            .filter(answer -> !((List<?>) answer.get("intervals")).isEmpty())
            .map(answer -> (String) answer.get("subject"))
            .toList();
    assertThat(banned).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldBeAccessibleAfterARestorationOnTheDayOfTheBlock() throws IOException {
    Subject youtube = Subject.national("PK", "youtube");
    List<Evidence> evidence = record().get(youtube);
    Statuses.Now now =
        Statuses.at(
            youtube,
            Timeline.derive(youtube, evidence, null),
            evidence,
            Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(now.state()).isEqualTo(Statuses.State.ACCESSIBLE);
  }

  @Test
  void shouldDeriveTheSameFromAnyOrderAndAnyDuplication() throws IOException {
    for (Map.Entry<Subject, List<Evidence>> entry : record().entrySet()) {
      List<BanInterval> intervals = Timeline.derive(entry.getKey(), entry.getValue(), null);
      for (int seed = 0; seed < 20; seed++) {
        List<Evidence> mixed = new ArrayList<>(entry.getValue());
        mixed.addAll(entry.getValue().subList(0, entry.getValue().size() / 2));
        Collections.shuffle(mixed, new Random(seed));
        assertThat(Timeline.derive(entry.getKey(), mixed, null)).isEqualTo(intervals);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void check(
      Map<Subject, List<Evidence>> record, Map<String, Object> answer, LocalDate day) {
    Subject subject = Subject.parse((String) answer.get("subject"));
    Instant asOf = day == null ? null : day.plusDays(1).atStartOfDay(subject.zone()).toInstant();
    List<Map<String, Object>> expected = (List<Map<String, Object>>) answer.get("intervals");
    List<BanInterval> all = Timeline.derive(subject, record.get(subject), asOf);
    List<BanInterval> intervals =
        day == null ? all : all.subList(all.size() - expected.size(), all.size());
    assertThat(Expected.shown(intervals, expected)).isEqualTo(Expected.asText(expected));
  }

  private static List<Map<String, Object>> answers(String section) throws IOException {
    try (InputStream file = RecordTest.class.getResourceAsStream("/record/pakistan.yaml")) {
      return new YAMLMapper()
          .readValue(file, new TypeReference<Map<String, List<Map<String, Object>>>>() {})
          .get(section);
    }
  }

  static Map<Subject, List<Evidence>> record() throws IOException {
    return ReadFacts.in(ReadFacts.RECORD.resolve("pakistan"));
  }
}
