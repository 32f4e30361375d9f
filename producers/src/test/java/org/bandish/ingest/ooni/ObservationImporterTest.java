package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of lookups, connections and requests become one signal per measurement. */
class ObservationImporterTest {
  private static final String HEADER =
      "report_id,input,test_name,measurement_uid,probe_cc,probe_asn,measurement_start_time,"
          + "hostname,ip,dns_failure,tcp_success,tcp_failure,tls_success,tls_failure,"
          + "http_request_url,http_failure,probe_analysis\n";
  private static final String APP =
      "R,,telegram,%s,KE,33771,2023-11-13 01:13:27+00:00,web.telegram.org,%s\n";

  @Test
  void shouldFoldTheRowsOfAMeasurement() {
    NetworkSignal signal =
        read(APP.formatted("U1", "149.154.167.99,,1.0,,1,,,,")
                + APP.formatted("U1", ",,,,0,,https://web.telegram.org/,,"))
            .signal();

    assertThat(signal.getId()).isEqualTo("ooni-U1");
    assertThat(signal.getLineage()).containsExactly("ooni:R");
    assertThat(signal.getPlatform()).isEqualTo("telegram");
    assertThat(signal.getAsn()).isEqualTo(33771);
    assertThat(signal.getOk()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",dns_nxdomain_error,,,,,,,|0.9|dns.nxdomain",
        "1.2.3.4,,0.0,generic_timeout_error,,,,,|0.75|tcp.timeout",
        "1.2.3.4,,1.0,,0,connection_reset,,,|0.8|tls.reset",
        ",,,,0,,https://web.telegram.org/,generic_timeout_error,|0.7|http.timeout",
        ",,,,0,,https://web.telegram.org/,unknown_failure: x,|0|",
        "2001:67c::9,,0.0,network_unreachable,,,,,|0|",
        "149.154.167.99,,0.0,host_unreachable,,,,,|0.75|ip.unreachable",
      })
  void shouldBlameTheLowestLayerThatMostlyFailed(String rest, double blocked, String mechanism) {
    NetworkSignal signal = read(APP.formatted("U1", rest)).signal();

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getMechanism()).isEqualTo(mechanism);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, 1",
    "dns, 0.9, 0.05",
    "http-failure, 0.8, 0",
    "tcp_ip, 0.75, 0",
    "http-diff, 0.75, 0.25",
    "other, 0, 0"
  })
  void shouldGoByTheProbesWordInTheWebTest(String word, double blocked, double ok) {
    String row =
        "R,https://t.me/,web_connectivity,U1,KE,33771,2023-11-13 01:13:27+00:00,telegram.org,"
            + "149.154.167.99,,1.0,,0,connection_reset,,,"
            + word
            + "\n";

    assertThat(read(row).signal().getBlocked()).isEqualTo(blocked);
    assertThat(read(row).signal().getOk()).isEqualTo(ok);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an address that serves the page|1.2.3.4,,1.0,,1,,https://t.me/,,dns|0.75|0.25",
        "nothing but the answer|1.2.3.4,,,,0,,,,dns|0.75|0.25",
        "an address that nobody answers at|1.2.3.4,,0.0,generic_timeout_error,0,,,,dns|0.9|0.05",
        "no page|1.2.3.4,,1.0,,0,,https://t.me/,generic_timeout_error,dns|0.9|0.05",
      })
  void shouldSuspectAnAnswerMoreThatServesNoPage(
      String what, String rest, double blocked, double ok) {
    NetworkSignal signal =
        read("R,https://t.me/,web_connectivity,U1,KE,12455,2023-11-13 01:13:27+00:00,telegram.org,"
                + rest
                + "\n")
            .signal();

    assertThat(signal.getBlocked()).as(what).isEqualTo(blocked);
    assertThat(signal.getOk()).as(what).isEqualTo(ok);
    assertThat(signal.getMechanism()).isEqualTo("dns.injection");
  }

  @Test
  void shouldSayTheSameInAnyOrderAndWithLittleMemory() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(APP.formatted("U" + i, "1.2.3.4,,1.0,,0,,,,"));
      rows.add(APP.formatted("U" + i, "1.2.3.4,,1.0,,0,connection_reset,,,"));
      rows.add(APP.formatted("U" + i, ",,,,0,,https://web.telegram.org/,timed_out,"));
    }
    List<NetworkSignal> inOrder = read(String.join("", rows)).signals();
    Collections.shuffle(rows, new Random(7));

    assertThat(inOrder).hasSize(200);
    assertThat(read(String.join("", rows), 3).signals()).isEqualTo(inOrder);
  }

  @Test
  void shouldRejectWithLineFieldAndReason() {
    Collected read =
        read(
            APP.formatted("U1", "1.2.3.4,,1.0,,0,,,,")
                + APP.formatted("", "1.2.3.4,,1.0,,0,,,,")
                + "R,too,few\n"
                + APP.formatted("U2", "1.2.3.4,,1.0,,0,,,,").replace(",KE,", ",XK9,")
                + APP.formatted("U3", "1.2.3.4,,1.0,,0,,,,").replace(",telegram,", ",ndt,"));

    assertThat(read.signals()).hasSize(1);
    assertThat(read.messages())
        .containsExactly(
            "rows.csv:3: measurement_uid: empty",
            "rows.csv:4: 3 cells, where the header has 17 columns",
            "rows.csv:5: U2: probe_cc: 'XK9' is not a country's ISO 3166-1 code",
            "rows.csv:6: U3: test_name: no platform for the test ndt");
  }

  @Test
  void shouldRefuseATableOfSomethingElse() {
    Collected read =
        Collected.of(
            new ObservationImporter(Collected.REGISTRY, Collected.CLOCK),
            Source.text("rows.csv", "day,probe_asn\n2023-10-15,30844\n"));

    assertThat(read.messages())
        .containsExactly("rows.csv:1: measurement_uid: no such column: these are no observations");
  }

  private static Collected read(String rows) {
    return read(rows, 50_000);
  }

  private static Collected read(String rows, int most) {
    return Collected.of(
        new ObservationImporter(Collected.REGISTRY, Collected.CLOCK, most),
        Source.text("rows.csv", HEADER + rows));
  }
}
