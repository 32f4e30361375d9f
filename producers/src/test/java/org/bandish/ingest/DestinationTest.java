package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Authority;
import org.bandish.event.AuthorityKind;
import org.bandish.event.Cursor;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Platform;
import org.bandish.event.Reason;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Moments;
import org.bandish.schema.Topics;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static final Instant NOON = Instant.parse("2024-02-17T12:00:00Z");

  @Test
  void shouldKeyAReportByCountryAndAMeasurementBySubjectAndNetwork() {
    assertThat(Destination.of(signal(SignalSource.REPORT, null, "x", 17557L)))
        .isEqualTo(new Destination(Topics.ACCESS_REPORTS, "PK"));
    assertThat(Destination.of(signal(SignalSource.OONI, null, "x", 17557L)))
        .isEqualTo(new Destination(Topics.NETWORK_SIGNALS, "PK/x|17557"));
    assertThat(Destination.of(signal(SignalSource.OONI, "PK-KP", "x", null)))
        .isEqualTo(new Destination(Topics.NETWORK_SIGNALS, "PK-KP/x|"));
    assertThat(Destination.of(signal(SignalSource.IODA, null, null, null)))
        .isEqualTo(new Destination(Topics.NETWORK_SIGNALS, "PK/*|"));
  }

  @Test
  void shouldKeyAStatementByCountryAndADefinitionByItsId() {
    SpecificRecord statement =
        Statement.newBuilder()
            .setId("a")
            .setCountry("PK")
            .setPlatforms(List.of("x"))
            .setBy("pta")
            .setKind(StatementKind.SAYS)
            .setAt(Moments.at(NOON))
            .setRefersTo(List.of())
            .setSources(List.of())
            .build();
    assertThat(Destination.of(statement)).isEqualTo(new Destination(Topics.STATEMENTS, "PK"));
    assertThat(Destination.of(new Platform("x", "X", null, List.of(), List.of())))
        .isEqualTo(new Destination(Topics.PLATFORMS, "x"));
    assertThat(Destination.of(new Authority("pta", "PTA", AuthorityKind.REGULATOR, "PK")))
        .isEqualTo(new Destination(Topics.AUTHORITIES, "pta"));
  }

  @Test
  void shouldRefuseWhatProducersDoNotPublish() {
    assertThatThrownBy(() -> Destination.of(new Reason("category", "text")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("producers do not publish Reason");
  }

  @Test
  void shouldKeepCursorsByImporterAndQuery() {
    assertThat(Destination.of(new Cursor("ooni", "probe_cc=PK", "1", NOON)))
        .isEqualTo(new Destination(Topics.CURSORS, "ooni|probe_cc=PK"));
  }

  private static SpecificRecord signal(
      SignalSource source, String region, String platform, Long asn) {
    return NetworkSignal.newBuilder()
        .setId("a")
        .setCountry("PK")
        .setRegion(region)
        .setPlatform(platform)
        .setAsn(asn)
        .setSource(source)
        .setAt(Moments.at(NOON))
        .setLineage(List.of())
        .setSources(List.of())
        .build();
  }
}
