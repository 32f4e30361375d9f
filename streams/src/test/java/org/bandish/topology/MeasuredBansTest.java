package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.measured;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disclosure;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Statement;
import org.bandish.ingest.Accepted;
import org.bandish.ingest.Rejected;
import org.bandish.ingest.Sink;
import org.bandish.ingest.Source;
import org.bandish.ingest.evidence.RegistryFiles;
import org.bandish.ingest.ooni.ObservationImporter;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** Bans of the record and of the world, from measurements. */
class MeasuredBansTest {
  private static final Instant BLOCKED = Instant.parse("2024-02-17T15:00:00Z");
  private static final Instant OPENED = Instant.parse("2025-01-03T18:00:00Z");
  private static final Instant CLOSED = Instant.parse("2025-01-04T18:00:00Z");
  private static final Instant RESTORED = Instant.parse("2025-05-07T09:00:00Z");
  private static final Path KENYA =
      Path.of("..", "..", "shared", "data", "ooni-telegram-kenya-2023");

  /** The law of the record, and measurements in the place of its reports. */
  @Test
  void shouldTellTheBanOfX2024FromMeasurementsInsteadOfReports() throws IOException {
    try (River river = new River(Timeline::derive)) {
      law(river);
      measurementsOfX().forEach(river::measure);

      BanInterval ban = ofX(river.table(Topics.BAN_INTERVALS).values());
      assertThat(ban.getStart().getDate()).isEqualTo(LocalDate.of(2024, 2, 17));
      assertThat(ban.getEnd().getLatest()).isEqualTo(RESTORED);
      assertThat(ban.getDays()).isEqualTo(445);
      assertThat(phases(ban))
          .as("ordered from midnight, open until the evening, the court in between, on to the end")
          .containsExactly(Phase.NOT_ENFORCED, Phase.ENFORCED, Phase.DEFIED);
      assertThat(ban.getEnding()).isEqualTo(Ending.SILENT);
      assertThat(ban.getDisclosure()).isEqualTo(Disclosure.ACKNOWLEDGED_LATER);
      assertThat(ban.getAcknowledgementLagDays()).isEqualTo(32);
      assertThat(ban.getObserved())
          .filteredOn(part -> part.getState() == Access.ACCESSIBLE && part.getTo() != null)
          .anySatisfy(
              part -> {
                assertThat(part.getFrom()).isEqualTo(OPENED);
                assertThat(part.getTo()).isEqualTo(CLOSED);
              });
      assertThat(ban.getNetworks().getBlocked()).isEqualTo(3);

      List<Evidence> ledger =
          river.table(Topics.EVIDENCE).values().stream()
              .filter(entry -> entry.getSubject().equals("PK/x"))
              .toList();
      assertThat(ledger).noneMatch(MeasuredBansTest::isReport);
      BanInterval inMarch = ofX(known(ledger, "2024-03-01T19:00:00Z"));
      assertThat(inMarch.getEnd()).isNull();
      assertThat(phases(inMarch)).containsExactly(Phase.UNORDERED, Phase.DEFIED);
      assertThat(inMarch.getDisclosure()).isEqualTo(Disclosure.UNACKNOWLEDGED);
      BanInterval inMay = ofX(known(ledger, "2024-05-01T19:00:00Z"));
      assertThat(inMay.getEnd()).isNull();
      assertThat(phases(inMay)).containsExactly(Phase.NOT_ENFORCED, Phase.ENFORCED, Phase.DEFIED);
      assertThat(river.deadLetters()).isEmpty();
    }
  }

  /**
   * OONI's real observations, where they lie beside the checkout: every sixth report, and the web
   * test. Half of the networks measured were blocked on the 20th, some from the 8th on.
   */
  @Test
  void shouldFindOneBanOfTelegramInKenyaInNovember2023() throws IOException {
    assumeTrue(Files.exists(KENYA), "the observations are not here");
    try (River river = new River(Timeline::derive)) {
      for (NetworkSignal signal : kenya()) {
        river.measure(signal);
      }

      assertThat(river.table(Topics.BAN_INTERVALS).values())
          .singleElement()
          .satisfies(
              ban -> {
                assertThat(ban.getPlatform()).isEqualTo("telegram");
                assertThat(ban.getStart().getDate())
                    .isBetween(LocalDate.of(2023, 11, 8), LocalDate.of(2023, 11, 20));
                assertThat(ban.getEnd().getDate())
                    .isBetween(LocalDate.of(2023, 11, 23), LocalDate.of(2023, 11, 24));
                assertThat(ban.getEnding()).isEqualTo(Ending.SILENT);
              });
      assertThat(river.deadLetters()).isEmpty();
    }
  }

  /** Made observations in the format of the real ones, of four networks that all blocked. */
  @Test
  void shouldFindOneBanInObservationsOfFourNetworksFrom8To24November() throws IOException {
    try (River river = new River(Timeline::derive)) {
      for (NetworkSignal signal : read(List.of(Source.text("made.csv", madeObservations())))) {
        river.measure(signal);
      }

      assertThat(river.table(Topics.BAN_INTERVALS).values())
          .singleElement()
          .satisfies(
              ban -> {
                assertThat(ban.getCountry()).isEqualTo("KE");
                assertThat(ban.getPlatform()).isEqualTo("telegram");
                assertThat(ban.getStart().getDate()).isEqualTo(LocalDate.of(2023, 11, 8));
                assertThat(ban.getEnd().getDate()).isEqualTo(LocalDate.of(2023, 11, 24));
                assertThat(ban.getDays()).isEqualTo(16);
                assertThat(ban.getNetworks().getBlocked()).isGreaterThanOrEqualTo(2);
              });
      assertThat(river.deadLetters()).isEmpty();
    }
  }

  private static String madeObservations() {
    StringBuilder csv =
        new StringBuilder(
            "report_id,input,test_name,test_version,measurement_uid,probe_cc,probe_asn,"
                + "measurement_start_time,hostname,resolver_asn,http_request_url,http_failure,"
                + "probe_analysis,failure_class,failure_str\n");
    Instant from = Instant.parse("2023-11-08T04:00:00Z");
    Instant to = Instant.parse("2023-11-24T16:00:00Z");
    for (int i = 0; i < 120; i++) {
      Instant at = Instant.parse("2023-11-01T04:00:00Z").plus(Duration.ofHours(6L * i));
      boolean blocked = !at.isBefore(from) && at.isBefore(to);
      for (long asn = 33771; asn < 33775; asn++) {
        csv.append("made_webconnectivity_KE_" + asn + "_n1_" + i)
            .append(",https://telegram.org/,web_connectivity,0.4.2,made" + i + "_KE_" + asn)
            .append(",KE," + asn + "," + at.toString().replace('T', ' ').replace("Z", "+00:00"))
            .append(",telegram.org," + asn + ",https://telegram.org/,")
            .append(
                blocked
                    ? "generic_timeout_error,http-failure,https.generic_timeout_error,generic_timeout_error\n"
                    : ",false,ok,\n");
      }
    }
    return csv.toString();
  }

  private static List<NetworkSignal> kenya() throws IOException {
    return read(
        List.of(
            Source.of(KENYA.resolve("telegram-every6th-report.csv.gz")),
            Source.of(KENYA.resolve("web-connectivity-telegram.org.csv.gz"))));
  }

  private static List<NetworkSignal> read(List<Source> sources) throws IOException {
    List<NetworkSignal> signals = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void accepted(Accepted accepted) {
            signals.add((NetworkSignal) accepted.fact());
          }

          @Override
          public void rejected(Rejected rejected) {
            throw new AssertionError(rejected.message());
          }
        };
    Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
    for (Source source : sources) {
      new ObservationImporter(RegistryFiles.in(Path.of("..", "record")), clock).read(source, sink);
    }
    return signals;
  }

  private static void law(River river) throws IOException {
    for (SpecificRecord fact : RecordOfPakistan.facts()) {
      if (fact instanceof BanOrder order && isOf2024(order.getId(), order.getPlatforms())) {
        river.publish(order);
      } else if (fact instanceof CourtRuling ruling
          && isOf2024(ruling.getId(), ruling.getPlatforms())) {
        river.publish(ruling);
      } else if (fact instanceof Statement statement
          && isOf2024(statement.getId(), statement.getPlatforms())) {
        river.publish(statement);
      }
    }
  }

  /** Orders before were never lifted and ended by access, of which reports tell. */
  private static boolean isOf2024(String id, List<String> platforms) {
    return platforms.contains("x") && id.compareTo("pk-2024-02") >= 0;
  }

  /** Three networks; once a day, and every three hours around what changes. */
  private static List<NetworkSignal> measurementsOfX() {
    List<NetworkSignal> signals = new ArrayList<>();
    Instant end = Instant.parse("2025-05-12T00:00:00Z");
    for (Instant at = Instant.parse("2024-02-14T00:00:00Z");
        at.isBefore(end);
        at = at.plus(Duration.ofHours(isNear(at) ? 3 : 24))) {
      boolean open = at.isBefore(BLOCKED) || !at.isBefore(RESTORED);
      open |= !at.isBefore(OPENED) && at.isBefore(CLOSED);
      for (long asn = 1; asn <= 3; asn++) {
        signals.add(
            measured("x-" + at.getEpochSecond() + "-" + asn, at.toString(), "x", asn)
                .setBlocked(open ? 0.0 : 1.0)
                .setOk(open ? 1.0 : 0.0)
                .setCount(5)
                .build());
      }
    }
    return signals;
  }

  private static boolean isNear(Instant at) {
    Duration near = Duration.ofDays(4);
    return List.of(BLOCKED, OPENED, RESTORED).stream()
        .anyMatch(change -> Duration.between(at, change).abs().compareTo(near) < 0);
  }

  private static boolean isReport(Evidence entry) {
    return entry.getKind() == EvidenceKind.NETWORK_SIGNAL;
  }

  private static List<BanInterval> known(List<Evidence> ledger, String asOf) {
    return Timeline.derive(Subject.national("PK", "x"), ledger, Instant.parse(asOf));
  }

  private static BanInterval ofX(Collection<BanInterval> bans) {
    List<BanInterval> national = bans.stream().filter(ban -> ban.getRegion() == null).toList();
    assertThat(national).hasSize(1);
    return national.get(0);
  }

  private static List<Phase> phases(BanInterval ban) {
    return ban.getPhases().stream().map(PhaseSpan::getPhase).distinct().toList();
  }
}
