package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.BanOrder;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** At which instants something may have changed though nothing was published: measuring went on. */
class HistoryInstantsTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final BanOrder ORDER = expiring("2024-01-20T00:00Z");
  private static final ObservedSpan BLOCKED = blockedTo("2024-02-29T00:00:00Z");

  @Test
  void shouldAskWhereSomethingWasPublishedOrMeasuringGoesOnBeyondATimeThatIsSet() {
    BanOrder afterIt =
        block("later", "2024-03-10T00:00Z", "x").setPublished(moment("2024-01-05T00:00Z")).build();

    assertThat(history(ORDER, BLOCKED, afterIt).instants(null))
        .containsExactly(
            Instant.parse("2024-01-01T00:00:00Z"),
            Instant.parse("2024-01-01T01:00:00Z"),
            Instant.parse("2024-01-05T00:00:00Z"),
            Instant.parse("2024-01-20T00:03:00Z"),
            Instant.parse("2024-02-29T00:00:00Z"));
  }

  @Test
  void shouldNotAskHowFarItWasMeasuredWhereThatWasNotKnownYet() {
    assertThat(history(blockedTo("2024-01-01T00:30:00Z")).instants(null))
        .containsExactly(Instant.parse("2024-01-01T01:00:00Z"));
  }

  @Test
  void shouldCallNoInstantMeasuredAtWhichSomethingWasPublished() {
    Instant seen = Instant.parse("2024-01-20T00:03:00Z");

    assertThat(history(ORDER, BLOCKED).isMeasured(seen)).isTrue();
    assertThat(history(ORDER, BLOCKED).isMeasured(Instant.parse("2024-01-01T01:00:00Z"))).isFalse();
    assertThat(
            history(ORDER, BLOCKED, report("r", "2024-01-20T00:03Z", "x").build()).isMeasured(seen))
        .isFalse();
  }

  @Test
  void shouldTellOfAnInstantWithWhatItWasDerivedFrom() {
    List<Evidence> evidence = evidence(ORDER, BLOCKED);
    Instant asOf = Instant.parse("2024-02-10T00:00:00Z");

    assertThat(new History(X, evidence).derivedAsOf(asOf).facts())
        .as("the span as far as it was measured then")
        .isEqualTo(Known.of(X, evidence, asOf));
  }

  @Test
  void shouldTellWhatWasSaidInBetweenOnlyWhereItWasSaid() {
    List<Explanation.Step> steps =
        steps(
            block("order", "2024-01-01T00:00Z", "x")
                .setExpires(moment("2024-01-20T00:00Z"))
                .setAnnounced(false)
                .setPublished(moment("2024-01-20T00:01Z"))
                .build(),
            BLOCKED,
            report("before", "2023-12-31T00:00Z", "x").build());

    assertThat(steps).extracting(step -> step.knownAt().toString()).doesNotHaveDuplicates();
    Explanation.Step last = steps.get(steps.size() - 1);
    Explanation.Step order = steps.get(steps.size() - 2);
    assertThat(order.fact().getId()).isEqualTo("order");
    assertThat(order.changed()).contains("imposedBy", "disclosure");
    assertThat(last.knownAt()).isEqualTo("2024-01-20T00:03:00Z");
    assertThat(last.changed()).doesNotContain("imposedBy", "disclosure");
  }

  /** The expiry gives way to the report of its instant, and counts a minute later. */
  @Test
  void shouldSeeMeasuringGoOnBeyondAnExpiryThatGaveWayToAReport() {
    List<Explanation.Step> steps =
        steps(ORDER, BLOCKED, report("report", "2024-01-20T00:00Z", "x").build());

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.fact().getId()).isEqualTo("blocked");
    assertThat(last.changes())
        .filteredOn(change -> change.part().equals("end"))
        .extracting(Explanation.Change::after)
        .containsExactly("not known");
    assertThat(last.knownAt()).isEqualTo("2024-01-20T00:03:00Z");
  }

  @Test
  void shouldSeeMeasuringGoOnWhereItStoppedAMinuteOrTwoAfterAnExpiry() {
    List<Explanation.Step> steps =
        steps(expiring("2024-01-20T18:58Z"), blockedTo("2024-01-20T19:00:00Z"));

    Explanation.Step last = steps.get(steps.size() - 1);
    assertThat(last.fact().getId()).isEqualTo("blocked");
    assertThat(last.knownAt()).isEqualTo("2024-01-20T19:00:00Z");
    assertThat(last.changed()).contains("end", "phases");
  }

  @Test
  void shouldPassOverAFactOfAKindThatALaterSchemaBrings() {
    List<Evidence> evidence = new ArrayList<>(evidence(ORDER));
    evidence.add(
        Evidence.newBuilder()
            .setSubject("PK/x")
            .setId("new")
            .setDigest("1")
            .setKind(EvidenceKind.UNKNOWN)
            .build());

    History history = new History(X, evidence);

    assertThat(history.asOf(null)).hasSize(1).isEqualTo(history(ORDER).asOf(null));
    assertThat(history.evidence()).extracting(Evidence::getId).containsExactly("order");
  }

  private static List<Explanation.Step> steps(SpecificRecord... facts) {
    List<Evidence> evidence = evidence(facts);
    assertThat(Timeline.derive(X, evidence, null)).hasSize(1);
    String id = Timeline.derive(X, evidence, null).get(0).getId();
    return new Explanation(X, evidence, id, null).steps();
  }

  private static History history(SpecificRecord... facts) {
    return new History(X, evidence(facts));
  }

  private static List<Evidence> evidence(SpecificRecord... facts) {
    return Stream.of(facts).map(ReadFacts::evidence).toList();
  }

  private static BanOrder expiring(String expires) {
    return block("order", "2024-01-01T00:00Z", "x").setExpires(moment(expires)).build();
  }

  private static ObservedSpan blockedTo(String measuredTo) {
    return ObservedSpan.newBuilder()
        .setId("blocked")
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(Instant.parse("2024-01-01T00:00:00Z"))
        .setKnownSince(Instant.parse("2024-01-01T01:00:00Z"))
        .setMeasuredTo(Instant.parse(measuredTo))
        .setDetector("llr@2")
        .build();
  }
}
