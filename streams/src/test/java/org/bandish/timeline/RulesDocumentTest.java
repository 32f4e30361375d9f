package org.bandish.timeline;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandish.event.TransitionKind;
import org.junit.jupiter.api.Test;

/** docs/rules.md speaks of the rules and cases that there are, and of all of them. */
class RulesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");
  private static final Pattern CASE = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");

  @Test
  void shouldNameOnlyCasesThatExistAndAllOfThem() throws IOException {
    Set<String> named =
        CASE.matcher(Files.readString(DOCUMENT))
            .results()
            .map(match -> match.group(1))
            .collect(toSet());

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            GoldenCasesTest.cases().stream()
                .map(directory -> directory.getFileName().toString())
                .toList());
  }

  @Test
  void shouldExplainEveryRuleUnderItsId() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(rules().map(Rule::id)).doesNotHaveDuplicates();
    assertThat(rules().filter(rule -> !document.contains("`" + rule.id() + "`")).map(Rule::id))
        .isEmpty();
    assertThat(rules()).allMatch(rule -> !rule.says().isBlank());
    assertThat(rules().map(Rule::section)).allMatch(section -> section.matches("2|3\\.\\d+"));
  }

  /** Where several apply, the order decides: readers must find it as the code has it. */
  @Test
  void shouldTellTheKindsOfTransitionsInTheOrderInWhichTheyAreAsked() throws IOException {
    String document = Files.readString(DOCUMENT);
    List<String> told =
        Pattern.compile("\\| `transition\\.[a-z-]+` \\| `([A-Z_]+)` \\|")
            .matcher(document)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(told)
        .isEqualTo(Arrays.stream(TransitionRule.values()).map(rule -> rule.kind().name()).toList());
    assertThat(Arrays.stream(TransitionKind.values()).skip(1).map(TransitionKind::name).toList())
        .containsExactlyInAnyOrderElementsOf(told);
  }

  private static Stream<Rule> rules() {
    return Stream.of(
            ActRule.values(),
            BoundRule.values(),
            DecisionRule.values(),
            DisclosureRule.values(),
            EndingRule.values(),
            PhaseRule.values(),
            TransitionRule.values())
        .flatMap(Arrays::stream);
  }
}
