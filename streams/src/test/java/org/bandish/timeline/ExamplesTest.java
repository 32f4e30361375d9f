package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked examples of the rules, one test each. */
class ExamplesTest {
  private static final Subject SUBJECT = Subject.national("KE", "p");

  record Example(
      String name,
      String why,
      List<Map<String, Object>> facts,
      List<Map<String, Object>> intervals) {}

  @TestFactory
  Stream<DynamicTest> shouldDeriveTheWorkedExample() throws IOException {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name() + ": " + example.why(), () -> check(example)));
  }

  private static void check(Example example) {
    List<BanInterval> intervals =
        Timeline.derive(SUBJECT, EvidenceMaps.evidence(SUBJECT, example.facts()), null);
    assertThat(Expected.shown(intervals, example.intervals()))
        .isEqualTo(Expected.asText(example.intervals()));
  }

  @SuppressWarnings("unchecked")
  private static List<Example> examples() throws IOException {
    try (InputStream file = ExamplesTest.class.getResourceAsStream("/timeline/examples.yaml")) {
      List<Map<String, Object>> cases =
          new YAMLMapper().readValue(file, new TypeReference<List<Map<String, Object>>>() {});
      return cases.stream()
          .map(
              each ->
                  new Example(
                      (String) each.get("case"),
                      (String) each.get("why"),
                      ((List<Map<String, Object>>) each.get("facts"))
                          .stream().map(ExamplesTest::inKenya).toList(),
                      (List<Map<String, Object>>) each.get("intervals")))
          .toList();
    }
  }

  private static Map<String, Object> inKenya(Map<String, Object> fact) {
    Map<String, Object> complete = new LinkedHashMap<>(fact);
    complete.put("country", SUBJECT.country());
    complete.put("platforms", List.of(SUBJECT.platform()));
    return complete;
  }
}
