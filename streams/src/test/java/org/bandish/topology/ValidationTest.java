package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.ruling;
import static org.bandish.topology.Given.statement;
import static org.bandish.topology.Given.withdrawal;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.event.Precision;
import org.bandish.event.SignalSource;
import org.bandish.event.StatementKind;
import org.bandish.event.Transition;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the ledger's door, broken once. */
class ValidationTest {
  private static final String DATE = "2021-04-16";

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments(block("", DATE, "x").build(), "id must be"),
        arguments(block("a|b", DATE, "x").build(), "id must be"),
        arguments(block("a".repeat(121), DATE, "x").build(), "id must be"),
        arguments(block("o", DATE).build(), "platforms must name"),
        arguments(block("o", DATE, "x|y").build(), "platform 'x|y' is not an id"),
        arguments(block("o", DATE, "*").build(), "platform must be"),
        arguments(block("o", DATE, "x").setCountry("XX").build(), "XX is not in ISO 3166-1"),
        arguments(block("o", DATE, "x").setRegion("IN-DL").build(), "region IN-DL"),
        arguments(block("o", DATE, "x").setAction(OrderAction.UNKNOWN).build(), "action has"),
        arguments(block("o", DATE, "x").setAuthority(" ").build(), "authority is required"),
        arguments(
            block("o", DATE, "x").setExpires(moment("2021-04-15")).build(),
            "expires must not be before effective"),
        arguments(block("o", DATE, "x").setAnnounced(false).build(), "published is required"),
        arguments(block("o", DATE, "x").setSupersedes("o").build(), "cannot supersede"),
        arguments(block("o", DATE, "x").setSupersedes("").build(), "supersedes and withdraws must"),
        arguments(
            block("o", DATE, "x").setEffective(at(Instant.EPOCH.minusSeconds(1L << 32))).build(),
            "effective must lie between"),
        arguments(
            block("o", DATE, "x").setEffective(at(Instant.ofEpochMilli(Long.MAX_VALUE))).build(),
            "effective must lie between"),
        arguments(
            block("o", DATE, "x").setIssued(backwards()).build(), "issued ends before it begins"),
        arguments(
            block("o", DATE, "x").setRefersTo(List.of("a".repeat(300_000))).build(),
            "bytes, more than"),
        arguments(ruling("r", DATE, "x").setDecided(null).build(), "one of decided and effective"),
        arguments(ruling("r", DATE, "x").setCourt("").build(), "court is required"),
        arguments(statement("s", DATE, "x").setBy(null).build(), "by is required"),
        arguments(statement("s", DATE, "x").setAt(null).build(), "at is required"),
        arguments(
            statement("s", DATE, "x").setWithdraws("o").build(), "withdraws is for withdrawals"),
        arguments(
            statement("s", DATE, "x").setKind(StatementKind.UNKNOWN).build(), "kind has a value"),
        arguments(
            withdrawal("w", "o", DATE, "x").setWithdraws(null).build(), "withdraws is required"),
        arguments(
            withdrawal("w", "o", DATE, "x").setPublished(null).build(), "published is required"),
        arguments(
            report("n", DATE, "x").setSource(SignalSource.OONI).build(), "source must be REPORT"),
        arguments(
            report("n", DATE, "x").setTransition(Transition.UNKNOWN).build(), "transition has"),
        arguments(
            report("n", DATE, "x").setUntil(moment("2021-04-15")).build(),
            "until must not be before at"),
        arguments(report("n", DATE, "x").setOk(0.5).build(), "blocked + down + ok must be 1"),
        arguments(
            report("n", DATE, "x").setBlocked(2.0).setOk(-1.0).build(), "weights must lie in"),
        arguments(report("n", DATE, "x").setBlocked(Double.NaN).build(), "weights must lie in"),
        arguments(report("n", DATE, "x").setOk(null).build(), "given together"),
        arguments(report("n", DATE, "x").setAsn(0L).build(), "asn must be 1 to 4294967295"),
        arguments(report("n", DATE, "x").setCount(-1).build(), "count must be 1 to"),
        arguments(
            report("n", DATE, "x").setBlocked(null).setDown(null).setOk(null).build(),
            "blocked, down and ok are required"),
        arguments(span().setEnd(instant("2021-04-15")).build(), "end must not be before start"),
        arguments(span().setState(Access.UNKNOWN).build(), "state has a value"),
        arguments(span().setPlatform("*").build(), "platform must be"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuse(SpecificRecord fact, String reason) {
    String country = (String) fact.get(fact.getSchema().getField("country").pos());
    assertThatThrownBy(() -> Validation.evidence(country, fact))
        .isInstanceOf(InvalidFactException.class)
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> unmeasurable() {
    return Stream.of(
        arguments(measured("m", "2003-12-31T00:00:00Z", "x", 1L).build(), "before 2004"),
        arguments(measured("m", "1970-01-01T00:00:00Z", "x", 1L).build(), "before 2004"),
        arguments(
            measured("m", DATE, "x", 1L).setSupersedes("n").build(),
            "publish the same id again, later"),
        arguments(measured("m", DATE, "x", 0L).build(), "asn must be 1 to 4294967295"),
        arguments(measured("m", DATE, "x", -1L).build(), "asn must be"),
        arguments(measured("m", DATE, "x", 1L << 32).build(), "asn must be"),
        arguments(measured("m", DATE, "x", 1L).setCount(0).build(), "count must be 1 to"),
        arguments(measured("m", DATE, "x", 1L).setCount(-7).build(), "count must be 1 to"),
        arguments(
            measured("m", DATE, "x", 1L).setCount(1_000_000_000_001L).build(),
            "count must be 1 to 1000000000000"),
        arguments(measured("m", DATE, "x", 1L).setBlocked(Double.NaN).build(), "weights must"),
        arguments(
            measured("m", DATE, "x", 1L).setCountry("pk").build(), "country pk is not an ISO"),
        arguments(measured("m", DATE, "x", 1L).setCountry("").build(), "country  is not an ISO"),
        arguments(
            Given.value("m", instant(DATE), ConnectivityMetric.BGP, -1).build(),
            "value must be a number from 0"),
        arguments(
            Given.value("m", instant(DATE), ConnectivityMetric.BGP, Double.NaN).build(),
            "value must be a number from 0"));
  }

  @ParameterizedTest
  @MethodSource("unmeasurable")
  void shouldRefuseAMeasurement(NetworkSignal signal, String reason) {
    String platform = signal.getPlatform() == null ? Subject.CONNECTIVITY : signal.getPlatform();
    String asn = signal.getAsn() == null ? "" : signal.getAsn().toString();
    String key = signal.getCountry() + "/" + platform + "|" + asn;

    assertThatThrownBy(() -> Validation.measured(key, signal))
        .isInstanceOf(InvalidFactException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldTakeAWithdrawalAsEvidenceOfItsOwnKind() {
    assertThat(Validation.evidence("PK", withdrawal("w", "o", DATE, "x").build()).getKind())
        .isEqualTo(EvidenceKind.WITHDRAWAL);
  }

  @Test
  void shouldTakeASpanThatIsNotYetOver() {
    assertThat(Validation.evidence("PK", span().build()).getSubject()).isEqualTo("PK/x");
  }

  @Test
  void shouldEnterAPlatformNamedTwiceOnce() {
    assertThat(Validation.evidence("PK", block("o", DATE, "x", "x").build()).getSubject())
        .isEqualTo("PK/x");
  }

  private static ObservedSpan.Builder span() {
    return ObservedSpan.newBuilder()
        .setId("pk-x-2021-04-16")
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(instant(DATE))
        .setKnownSince(instant(DATE))
        .setDetector("cusum@1");
  }

  private static Moment at(Instant instant) {
    return new Moment("?", instant, instant, Precision.SECOND, false);
  }

  private static Moment backwards() {
    return new Moment("?", instant("2021-04-17"), instant(DATE), Precision.RANGE, false);
  }
}
