package org.bandish.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody who reads or writes a schema that was ever released may break. A change of a schema is
 * released as a new version with {@code -Dbandish.release=vN}, which README.md explains.
 */
class CompatibilityTest {
  private static final String RELEASE = System.getProperty("bandish.release");

  @BeforeAll
  static void releaseWhenAsked() {
    if (RELEASE != null) {
      assertThat(refusesIn(System.getenv()))
          .as("a release is a decision that a person commits, never CI")
          .isFalse();
      Released.KEPT.release(RELEASE);
    }
  }

  static Stream<Arguments> releases() {
    return Released.KEPT.versions().stream()
        .flatMap(
            version ->
                Samples.topics()
                    .filter(topic -> Released.KEPT.schema(version, topic) != null)
                    .map(topic -> Arguments.of(version, topic)));
  }

  static Stream<Topic<?>> topics() {
    return Samples.topics();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void shouldReadAndBeReadByWhatWasEverReleased(String version, Topic<?> topic) {
    Schema released = Released.KEPT.schema(version, topic);

    assertThat(incompatibilities(topic.schema(), released)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldEqualTheNewestRelease(Topic<?> topic) {
    List<String> versions = Released.KEPT.versions();
    String newest = versions.get(versions.size() - 1);

    assertThat(topic.schema())
        .as(
            "the schema of %s differs from release %s; if that is meant, release it with"
                + " mvn -pl schemas -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=CompatibilityTest -Dbandish.release=v%d",
            topic.suffix(), newest, versions.size() + 1)
        .isEqualTo(Released.KEPT.schema(newest, topic));
  }

  @Test
  void shouldNotLoseATopicThatWasReleased() {
    List<String> now = Samples.topics().map(Topic::suffix).toList();

    for (String version : Released.KEPT.versions()) {
      assertThat(now).as(version).containsAll(Released.KEPT.topics(version));
    }
  }

  /** The rule itself, on the changes that people make: each is what the real registry says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | {'name':'n','type':['null','string'],'default':null}",
        "true  | {'name':'n','type':{'type':'array','items':'string'},'default':[]}",
        "true  | {'name':'n','type':'long','default':0}",
        "false | {'name':'n','type':'long'}",
        "false | {'name':'n','type':['null','string']}",
        "false | {'name':'id','type':['null','string'],'default':null}",
        "false | {'name':'id','type':'long'}",
      })
  void shouldKnowWhichFieldsCanBeAdded(boolean compatible, String field) {
    Schema before = record("{'name':'id','type':'string'}");
    Schema after =
        field.contains("'id'") ? record(field) : record("{'name':'id','type':'string'}," + field);

    assertThat(incompatibilities(after, before).isEmpty()).isEqualTo(compatible);
  }

  @Test
  void shouldKnowThatASymbolCanBeAddedOnlyToAnEnumWithADefault() {
    Schema before = symbols("'UNKNOWN','A'", ",'default':'UNKNOWN'");
    Schema after = symbols("'UNKNOWN','A','B'", ",'default':'UNKNOWN'");
    assertThat(incompatibilities(after, before)).isEmpty();
    assertThat(incompatibilities(symbols("'A','B'", ""), symbols("'A'", ""))).isNotEmpty();
  }

  @Test
  void shouldReleaseTheNextVersionAndNeverRewriteOne(@TempDir Path folder) {
    Released released = new Released(folder.resolve("released"));
    released.release("v1");

    assertThat(released.versions()).containsExactly("v1");
    assertThat(released.topics("v1"))
        .containsExactlyInAnyOrderElementsOf(Samples.topics().map(Topic::suffix).toList());
    assertThat(released.schema("v1", Topics.BAN_INTERVALS))
        .isEqualTo(Topics.BAN_INTERVALS.schema());
    assertThatThrownBy(() -> released.release("v1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot release v1: released are [v1], the next is v2");
    assertThatThrownBy(() -> released.release("v3")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldNotReleaseInCi() {
    assertThat(refusesIn(Map.of("CI", "true"))).isTrue();
    assertThat(refusesIn(Map.of())).isFalse();
  }

  private static boolean refusesIn(Map<String, String> environment) {
    return environment.containsKey("CI");
  }

  /** Both ways: the old reads the new, and the new reads the old. */
  private static List<String> incompatibilities(Schema now, Schema before) {
    List<String> reasons = new ArrayList<>();
    reasons.addAll(reasons(now, before));
    reasons.addAll(reasons(before, now));
    return reasons;
  }

  private static List<String> reasons(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(SchemaCompatibility.Incompatibility::toString)
        .toList();
  }

  private static Schema record(String fields) {
    return parse("{'type':'record','name':'R','fields':[" + fields + "]}");
  }

  private static Schema symbols(String symbols, String fallback) {
    return parse("{'type':'enum','name':'E','symbols':[" + symbols + "]" + fallback + "}");
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
