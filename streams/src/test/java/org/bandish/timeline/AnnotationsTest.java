package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bandish.detect.OutagePart;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Outages as somebody tells of them. */
class AnnotationsTest {
  private static final Subject PAKISTAN = Subject.national("PK", Subject.CONNECTIVITY);

  @Test
  void shouldLastUntilWhatTheSourceSays() {
    assertThat(parts(down("d1", "2023-05-09", 0.5).setUntil(moment("2023-05-12")).build()))
        .extracting(
            OutagePart::start,
            OutagePart::end,
            OutagePart::severity,
            OutagePart::counts,
            OutagePart::sources,
            OutagePart::evidence,
            OutagePart::name,
            OutagePart::known)
        .containsExactly(
            tuple(
                instant("2023-05-09"),
                instant("2023-05-12"),
                0.5,
                true,
                List.of("cloudflare-radar"),
                List.of("d1"),
                "d1",
                instant("2023-05-13")));
  }

  @Test
  void shouldBeNoneBelowHalf() {
    assertThat(parts(down("d1", "2023-05-09", 0.49).build())).isEmpty();
  }

  @Test
  void shouldLastUntilTheNextSignalThatIsNotDown() {
    assertThat(
            parts(
                down("u0", "2023-05-08", 0.0).build(),
                down("d1", "2023-05-09", 1.0).build(),
                down("d2", "2023-05-10", 0.9).build(),
                down("s1", "2023-05-11", 0.0).setUntil(moment("2023-05-12")).build(),
                down("u1", "2023-05-13", 0.1).build(),
                down("u2", "2023-05-14", 0.0).build()))
        .extracting(OutagePart::end, OutagePart::evidence)
        .containsExactly(
            tuple(instant("2023-05-13"), List.of("d1", "u1")),
            tuple(instant("2023-05-13"), List.of("d2", "u1")));
  }

  /** IODA's alerts come per datasource, and each is closed by its own. */
  @Test
  void shouldLastUntilTheSameMetricIsBackWhereBothNameOne() {
    assertThat(
            parts(
                down("d1", "2023-05-09", 1.0).setMetric(ConnectivityMetric.BGP).build(),
                down("d2", "2023-05-09", 1.0).setMetric(ConnectivityMetric.ACTIVE_PROBING).build(),
                down("d3", "2023-05-09", 1.0).setMetric(ConnectivityMetric.TELESCOPE).build(),
                down("d4", "2023-05-09", 1.0).build(),
                down("u1", "2023-05-10", 0.0).setMetric(ConnectivityMetric.BGP).build(),
                down("u2", "2023-05-11", 0.0).setMetric(ConnectivityMetric.ACTIVE_PROBING).build(),
                down("u3", "2023-05-12", 0.0).build()))
        .extracting(OutagePart::name, OutagePart::end)
        .containsExactly(
            tuple("d1", instant("2023-05-10")),
            tuple("d2", instant("2023-05-11")),
            tuple("d3", instant("2023-05-12")),
            tuple("d4", instant("2023-05-10")));
  }

  @Test
  void shouldGoOnWhereNobodySaysThatItIsOver() {
    assertThat(parts(down("d1", "2023-05-09", 1.0).build()))
        .extracting(OutagePart::end, OutagePart::last)
        .containsExactly(tuple(null, null));
  }

  @Test
  void shouldLastAMinuteAtLeast() {
    assertThat(
            parts(
                down("d1", "2023-05-09T10:00+05:00", 1.0)
                    .setUntil(moment("2023-05-09T10:00+05:00"))
                    .build()))
        .extracting(OutagePart::end)
        .containsExactly(instant("2023-05-09T10:01+05:00"));
    assertThat(
            parts(
                down("d1", "2023-05-09T10:00+05:00", 1.0).build(),
                down("u1", "2023-05-09T10:00+05:00", 0.0).build()))
        .extracting(OutagePart::end)
        .containsExactly(instant("2023-05-09T10:01+05:00"));
  }

  @Test
  void shouldTellOneNetworkFromAnotherAndFromTheCountry() {
    List<Evidence> evidence =
        List.of(
            evidence(down("d1", "2023-05-09", 1.0).setAsn(17557L).build()),
            evidence(down("d2", "2023-05-10", 1.0).build()),
            evidence(down("d3", "2023-05-11", 1.0).setAsn(23674L).build()));

    assertThat(Annotations.parts(PAKISTAN, 17557L, evidence))
        .extracting(OutagePart::name)
        .containsExactly("d1");
    assertThat(Annotations.parts(PAKISTAN, null, evidence))
        .extracting(OutagePart::name)
        .containsExactly("d2");
  }

  @Test
  void shouldSayNothingOfAnotherPlaceOrWithoutAWeight() {
    assertThat(
            parts(
                down("d1", "2023-05-09", 1.0).setRegion("PK-KP").build(),
                down("d2", "2023-05-09", 1.0).setDown(null).build()))
        .isEmpty();
  }

  @Test
  void shouldTakeTheVersionLastPublishedWhateverCameLast() {
    List<Evidence> versions =
        Arrays.asList(
            evidence(down("d1", "2023-05-09", 0.6).setPublished(moment("2023-05-10")).build(), "b"),
            evidence(down("d1", "2023-05-09", 0.8).setPublished(moment("2023-05-20")).build(), "a"),
            evidence(
                down("d1", "2023-05-09", 0.7).setPublished(moment("2023-05-20")).build(), "c"));
    for (int i = 0; i < versions.size(); i++) {
      Collections.rotate(versions, 1);
      assertThat(Annotations.parts(PAKISTAN, null, versions))
          .extracting(OutagePart::severity, OutagePart::known)
          .containsExactly(tuple(0.7, instant("2023-05-11")));
    }
  }

  @Test
  void shouldKeepTheNameThatItHadBeforeItWasCorrected() {
    assertThat(
            parts(
                down("d1", "2023-05-09", 1.0).build(),
                down("d2", "2023-05-10", 1.0)
                    .setSupersedes("d1")
                    .setPublished(moment("2023-06-01"))
                    .build()))
        .extracting(OutagePart::start, OutagePart::name, OutagePart::evidence, OutagePart::known)
        .containsExactly(
            tuple(instant("2023-05-10"), "d1", List.of("d1", "d2"), instant("2023-05-10")));
  }

  @Test
  void shouldBearItsOwnNameWhereWhatItCorrectsIsNotThere() {
    assertThat(parts(down("d2", "2023-05-10", 1.0).setSupersedes("d1").build()))
        .extracting(OutagePart::name, OutagePart::evidence)
        .containsExactly(tuple("d2", List.of("d2")));
  }

  @Test
  void shouldSayNothingWhenItIsWithdrawn() {
    Statement withdrawal =
        Statement.newBuilder()
            .setId("w1")
            .setCountry("PK")
            .setPlatforms(List.of(Subject.CONNECTIVITY))
            .setKind(StatementKind.WITHDRAWS)
            .setWithdraws("d1")
            .setPublished(moment("2023-06-01"))
            .build();
    Evidence withdrawn =
        Evidence.newBuilder()
            .setSubject(PAKISTAN.toString())
            .setId("w1")
            .setDigest("w")
            .setKind(EvidenceKind.WITHDRAWAL)
            .setStatement(withdrawal)
            .build();

    assertThat(
            Annotations.parts(
                PAKISTAN,
                null,
                List.of(evidence(down("d1", "2023-05-09", 1.0).build()), withdrawn)))
        .isEmpty();
  }

  private static List<OutagePart> parts(NetworkSignal... signals) {
    List<Evidence> evidence = Arrays.stream(signals).map(AnnotationsTest::evidence).toList();
    return Annotations.parts(PAKISTAN, null, evidence);
  }

  private static NetworkSignal.Builder down(String id, String at, double down) {
    return report(id, at, null)
        .setSource(SignalSource.CLOUDFLARE_RADAR)
        .setBlocked(0.0)
        .setDown(down)
        .setOk(1 - down);
  }

  private static Evidence evidence(NetworkSignal signal) {
    return evidence(signal, "digest");
  }

  private static Evidence evidence(NetworkSignal signal, String digest) {
    return Evidence.newBuilder()
        .setSubject(PAKISTAN.toString())
        .setId(signal.getId())
        .setDigest(digest)
        .setKind(EvidenceKind.NETWORK_SIGNAL)
        .setNetworkSignal(signal)
        .build();
  }
}
