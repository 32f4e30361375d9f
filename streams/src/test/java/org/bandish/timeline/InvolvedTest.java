package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.groups.Tuple;
import org.bandish.event.Access;
import org.bandish.event.BanOrder;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Which fact an explanation names at which instant, and no other. */
class InvolvedTest {
  private static final Subject X = Subject.national("PK", "x");

  /** Of two versions that became public at once the one with the greater digest counts (3.1). */
  @Test
  void shouldNameOnceAFactOfWhichSeveralVersionsBecamePublicAtOnce() {
    Evidence less = version("1", "2024-02-17");
    Evidence more = version("2", "2024-02-18");
    List<Evidence> versions = new ArrayList<>(List.of(less, more));

    for (int i = 0; i < 2; i++) {
      assertThat(explanation(versions).steps())
          .singleElement()
          .satisfies(
              step -> {
                assertThat(step.fact()).isEqualTo(more);
                assertThat(step.stands()).isTrue();
                assertThat(step.sentence()).startsWith("pta ordered it blocked from 2024-02-18");
              });
      Collections.reverse(versions);
    }
  }

  @Test
  void shouldNameAVersionThatNoLongerStandsWhereItBecamePublicByItself() {
    Evidence first =
        ReadFacts.evidence(
            block("order", "2024-02-17", "x").setPublished(moment("2024-02-19")).build());
    Evidence second =
        ReadFacts.evidence(
            block("order", "2024-02-18", "x").setPublished(moment("2024-02-21")).build());

    assertThat(explanation(List.of(second, first)).steps())
        .extracting(Explanation.Step::fact, Explanation.Step::stands)
        .containsExactly(tuple(first, false), tuple(second, true));
  }

  @Test
  void shouldNameASpanWhereItsEndBecameKnownAndAtNoOtherInstant() {
    List<Evidence> evidence =
        evidence(
            span("s", Access.BLOCKED, "2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z")
                .setEndKnownSince(Instant.parse("2024-03-03T09:00:00Z"))
                .build(),
            block("order", "2024-02-17T19:00Z", "x")
                .setPublished(moment("2024-02-20T12:00Z"))
                .setExpires(moment("2024-02-25T12:00Z"))
                .build());

    assertThat(named(evidence))
        .containsExactly(
            tuple("2024-02-17T20:00:00Z", "s"),
            tuple("2024-02-20T12:00:00Z", "order"),
            tuple("2024-02-25T12:03:00Z", "s"),
            tuple("2024-03-03T09:00:00Z", "s"));
  }

  @Test
  void shouldNameOfSeveralSpansTheOneThatWasMeasuredBeyondAnExpiry() {
    List<Evidence> evidence =
        evidence(
            span("before", Access.ACCESSIBLE, "2023-12-01T00:00:00Z", "2024-01-01T00:00:00Z")
                .setEndKnownSince(Instant.parse("2024-01-01T00:00:00Z"))
                .build(),
            block("order", "2024-01-01T00:00Z", "x")
                .setExpires(moment("2024-01-20T00:00Z"))
                .build(),
            span("blocked", Access.BLOCKED, "2024-01-01T00:00:00Z", null)
                .setMeasuredTo(Instant.parse("2024-02-29T00:00:00Z"))
                .build(),
            report("report", "2024-01-10T00:00Z", "x").build());

    assertThat(named(evidence))
        .containsExactly(
            tuple("2023-12-01T01:00:00Z", "before"),
            tuple("2024-01-01T00:00:00Z", "before"),
            tuple("2024-01-01T00:00:00Z", "order"),
            tuple("2024-01-01T01:00:00Z", "blocked"),
            tuple("2024-01-10T00:00:00Z", "report"),
            tuple("2024-01-20T00:03:00Z", "blocked"));
  }

  @Test
  void shouldNameACorrectionThatSpeaksOfTheSubjectNoMoreAndNothingElseOfThatInstant() {
    List<Evidence> evidence =
        evidence(
            report("blocked", "2024-02-17T12:00Z", "x").build(),
            block("order", "2024-02-18T12:00Z", "x").build(),
            block("corrected", "2024-02-18T12:00Z", "y")
                .setPublished(moment("2024-02-20T12:00Z"))
                .setSupersedes("order")
                .build(),
            block("foreign", "2024-02-18T12:00Z", "y")
                .setPublished(moment("2024-02-20T12:00Z"))
                .build());

    assertThat(named(evidence))
        .containsExactly(
            tuple("2024-02-17T12:00:00Z", "blocked"),
            tuple("2024-02-18T12:00:00Z", "order"),
            tuple("2024-02-20T12:00:00Z", "corrected"));
  }

  /** As of a day on which a span was only known to go on until the next one (3.3). */
  @Test
  void shouldSayThatASpanStandsThoughItsEndIsNotKnownYet() {
    List<Evidence> evidence =
        evidence(
            span("s", Access.BLOCKED, "2024-02-17T19:00:00Z", "2024-03-01T08:00:00Z")
                .setEndKnownSince(Instant.parse("2024-03-05T09:00:00Z"))
                .build(),
            span("next", Access.ACCESSIBLE, "2024-03-01T08:00:00Z", null)
                .setMeasuredTo(Instant.parse("2024-03-02T00:00:00Z"))
                .build());
    String id = explanation(evidence).interval().getId();
    Explanation then = new Explanation(X, evidence, id, Instant.parse("2024-03-04T00:00:00Z"));

    assertThat(then.steps())
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.stands()).as(step.sentence()).isTrue());
  }

  private static List<Tuple> named(List<Evidence> evidence) {
    return explanation(evidence).steps().stream()
        .map(step -> tuple(step.knownAt().toString(), step.fact().getId()))
        .toList();
  }

  /** Of the only ban. */
  private static Explanation explanation(List<Evidence> evidence) {
    assertThat(Timeline.derive(X, evidence, null)).hasSize(1);
    return new Explanation(X, evidence, Timeline.derive(X, evidence, null).get(0).getId(), null);
  }

  private static List<Evidence> evidence(SpecificRecord... facts) {
    return Stream.of(facts).map(ReadFacts::evidence).toList();
  }

  private static Evidence version(String digest, String effective) {
    BanOrder order =
        block("order", effective, "x").setPublished(moment("2024-02-19T10:00+05:00")).build();
    return Evidence.newBuilder(ReadFacts.evidence(order)).setDigest(digest).build();
  }

  private static ObservedSpan.Builder span(String id, Access state, String start, String end) {
    return ObservedSpan.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatform("x")
        .setState(state)
        .setStart(Instant.parse(start))
        .setKnownSince(Instant.parse(start).plusSeconds(3600))
        .setEnd(end == null ? null : Instant.parse(end))
        .setEndKnownSince(end == null ? null : Instant.parse(end).plusSeconds(3600))
        .setNetworksBlocked(3)
        .setNetworksObserved(4)
        .setMeasurements(40)
        .setDetector("llr@2");
  }
}
