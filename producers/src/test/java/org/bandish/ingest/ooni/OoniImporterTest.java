package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OONI says becomes a signal; what says nothing is told with line, field and reason. */
class OoniImporterTest {
  private static final String WEB =
      "{\"report_id\":\"R1\",\"input\":\"https://www.tiktok.com/\",\"probe_asn\":\"AS9541\","
          + "\"probe_cc\":\"PK\",\"test_name\":\"web_connectivity\","
          + "\"measurement_start_time\":\"2021-03-12 08:00:00\",\"test_keys\":%s}";

  @Test
  void shouldMakeASignalOfPlatformNetworkAndTime() {
    NetworkSignal signal = web("{\"blocking\":false,\"accessible\":true}").signal();

    assertThat(signal.getPlatform()).isEqualTo("tiktok");
    assertThat(signal.getCountry()).isEqualTo("PK");
    assertThat(signal.getAsn()).isEqualTo(9541);
    assertThat(signal.getSource()).isEqualTo(SignalSource.OONI);
    assertThat(signal.getAt().getEarliest()).isEqualTo(Instant.parse("2021-03-12T08:00:00Z"));
    assertThat(signal.getUntil()).isNull();
    assertThat(signal.getOk()).isEqualTo(1);
    assertThat(signal.getUrl())
        .isEqualTo(
            "https://explorer.ooni.org/measurement/R1?input=https%3A%2F%2Fwww.tiktok.com%2F");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'blocking':false,'accessible':true}|0|0|1|",
        "{'blocking':false,'accessible':false}|0.2|0.8|0|",
        "{'blocking':null,'accessible':null}|0|1|0|",
        "{}|0|1|0|",
        "null|0|1|0|",
        "{'blocking':'dns'}|0.75|0|0.25|dns.injection",
        "{'blocking':'dns','http_experiment_failure':'generic_timeout_error'}|0.9|0.05|0.05|dns.injection",
        "{'blocking':'dns','dns_experiment_failure':'dns_nxdomain_error'}|0.9|0.1|0|dns.nxdomain",
        "{'blocking':'dns','dns_experiment_failure':'dns_refused_error'}|0.9|0.1|0|dns.refused",
        "{'blocking':'dns','queries':[{'answers':null},{'answers':[{'ipv4':'10.10.34.35'}]}]}|0.95|0.05|0|dns.injection.bogon",
        "{'blocking':'tcp_ip','tcp_connect':[{'status':{'failure':'connection_refused'}}]}|0.75|0.25|0|tcp.refused",
        "{'blocking':'tcp_ip','http_experiment_failure':'generic_timeout_error'}|0.75|0.25|0|tcp.timeout",
        "{'blocking':'http-failure','http_experiment_failure':'connection_reset'}|0.8|0.2|0|tls.reset",
        "{'blocking':'http-failure','http_experiment_failure':'ssl_unknown_authority'}|0.9|0.1|0|tls.mitm",
        "{'blocking':'http-failure','http_experiment_failure':'generic_timeout_error'}|0.7|0.3|0|tls.timeout",
        "{'blocking':'http-diff'}|0.75|0|0.25|http",
        "{'blocking':'something else'}|0|1|0|",
        "{'blocking':'dns','control_failure':'unknown_failure: x'}|0|1|0|",
      })
  void shouldWeighWhatTheKeysOfTheWebTestSay(
      String keys, double blocked, double down, double ok, String mechanism) {
    NetworkSignal signal = web(keys.replace('\'', '"')).signals().get(0);

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getDown()).isEqualTo(down);
    assertThat(signal.getOk()).isEqualTo(ok);
    assertThat(signal.getMechanism()).isEqualTo(mechanism);
    assertThat(signal.getBlocked() + signal.getDown() + signal.getOk()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "telegram|{'telegram_tcp_blocking':true}|0.75|tcp",
        "telegram|{'telegram_http_blocking':true,'telegram_tcp_blocking':false}|0.7|http",
        "telegram|{'telegram_web_status':'blocked','telegram_web_failure':'connection_reset'}|0.8|tls.reset",
        "telegram|{'tcp_connect':[{'status':{'success':false,'failure':'generic_timeout_error'}}]}|0.75|tcp.timeout",
        "telegram|{'tcp_connect':[{'status':{'success':true}}],'requests':[{'failure':null,'request':{'url':'http://1.1.1.1/'}}]}|0|",
        "telegram|{'telegram_tcp_blocking':null}|0|",
        "whatsapp|{'whatsapp_endpoints_status':'blocked'}|0.75|tcp",
        "whatsapp|{'registration_server_status':'blocked','registration_server_failure':'dns_nxdomain_error'}|0.9|dns.nxdomain",
        "whatsapp|{'whatsapp_endpoints_status':'ok','registration_server_status':'ok'}|0|",
        "facebook_messenger|{'facebook_tcp_blocking':true}|0.75|tcp",
        "facebook_messenger|{'facebook_dns_blocking':true}|0.75|dns.injection",
        "facebook_messenger|{'facebook_dns_blocking':true,'facebook_b_api_reachable':true,'facebook_b_graph_reachable':true,'facebook_edge_reachable':true,'facebook_star_reachable':true}|0|",
        "facebook_messenger|{'facebook_dns_blocking':null}|0|",
        "signal|{'signal_backend_status':'blocked','signal_backend_failure':'connection_reset'}|0.8|tls.reset",
        "signal|{'signal_backend_status':'ok'}|0|",
        "psiphon|{'failure':'generic_timeout_error'}|0.7|",
        "psiphon|{'failure':null}|0|",
      })
  void shouldWeighWhatTheTestsOfAppsSay(
      String test, String keys, double blocked, String mechanism) {
    NetworkSignal signal = app(test, "2022-01-01 00:00:00", "0.1.0", keys).signals().get(0);

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getMechanism()).isEqualTo(mechanism);
    assertThat(signal.getPlatform()).isEqualTo(test.replace('_', '-'));
  }

  @Test
  void shouldTellTheWebVersionOfWhatsAppFromTheApp() {
    Collected read =
        app(
            "whatsapp",
            "2022-01-01 00:00:00",
            "0.9.0",
            "{'whatsapp_endpoints_status':'ok','whatsapp_web_status':'blocked','whatsapp_web_failure':'connection_reset'}");

    assertThat(read.signals()).extracting("platform").containsExactly("whatsapp", "whatsapp-web");
    assertThat(read.signals()).extracting("blocked").containsExactly(0.0, 0.8);
    assertThat(read.signals()).extracting("id").containsExactly("ooni-R2", "ooni-R2-web");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-10-18 23:59:59, 0.1.0, 0.8",
    "2022-10-19 00:00:00, 0.1.0, 0",
    "2022-10-19 00:00:00, 0.2.2, 0.8",
    "2023-05-02 00:00:00, 0.2.2, 0",
    "2022-10-01 00:00:00, 0.2.4, 0",
  })
  void shouldGiveNoWeightToVersionsOfTheSignalTestThatCouldNotSucceed(
      String at, String version, double blocked) {
    assertThat(
            app(
                    "signal",
                    at,
                    version,
                    "{'signal_backend_status':'blocked','signal_backend_failure':'connection_reset'}")
                .signal()
                .getBlocked())
        .isEqualTo(blocked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'confirmed':true,'anomaly':true,'failure':false|1|0|http.blockpage",
        "'confirmed':false,'anomaly':true,'failure':false|0.7|0.3|",
        "'confirmed':false,'anomaly':false,'failure':true|0|1|",
        "'confirmed':false,'anomaly':false,'failure':false|0|0|",
        "'scores':{'blocking_general':1.0}|0.7|0.3|",
        "'scores':{'blocking_general':0.1,'accuracy':0.0}|0|1|",
        "'scores':{'blocking_general':0.5}|0|0|",
        "'scores':'{\\u0022blocking_general\\u0022:2.0,\\u0022confirmed\\u0022:true}'|1|0|http.blockpage",
        "'scores':{'blocking_general':1.0,'fingerprints':[{'scope':'nat','location_found':'dns','expected_countries':[]}]}|1|0|dns.injection.blockpage",
        "'scores':{'blocking_general':0.0,'fingerprints':[{'scope':'fp','location_found':'body','expected_countries':['PK']}]}|1|0|http.blockpage",
        "'scores':{'blocking_general':0.0,'fingerprints':[{'scope':'vbw','location_found':'body','expected_countries':['RU']}]}|0|0|",
      })
  void shouldGoByWhatOoniJudgedWhereNoKeysAre(
      String fields, double blocked, double down, String mechanism) {
    NetworkSignal signal =
        read("{'measurement_uid':'20210312_1','report_id':'R1','input':'http://youtu.be/x',"
                + "'probe_asn':9541,'probe_cc':'PK','test_name':'web_connectivity',"
                + "'measurement_start_time':'2021-03-12T08:00:00.000000Z',"
                + fields
                + "}")
            .signal();

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getDown()).isEqualTo(down);
    assertThat(signal.getMechanism()).isEqualTo(mechanism);
    assertThat(signal.getPlatform()).isEqualTo("youtube");
    assertThat(signal.getUrl()).isEqualTo("https://explorer.ooni.org/m/20210312_1");
  }

  @Test
  void shouldBelieveOoniWhereItCorrectsTheProbe() {
    String keys = "'test_keys':{'blocking':'dns'}}";
    String blocked = WEB.formatted("{}").replace("\"test_keys\":{}}", "'anomaly':false," + keys);

    assertThat(read(blocked).signal().getOk()).isEqualTo(1);
    assertThat(read(blocked.replace("false", "true")).signal().getMechanism())
        .isEqualTo("dns.injection");
  }

  @Test
  void shouldGiveOneMeasurementTheSameLineageWithAndWithoutUid() {
    NetworkSignal raw = web("{\"blocking\":false}").signal();
    NetworkSignal listed =
        read(WEB.formatted("{}")
                .replace("{\"report_id\"", "{\"measurement_uid\":\"U\",\"report_id\""))
            .signal();

    assertThat(raw.getLineage()).hasSize(1).isEqualTo(listed.getLineage());
    assertThat(raw.getId()).startsWith("ooni-R1-");
    assertThat(listed.getId()).isEqualTo("ooni-U");
  }

  @Test
  void shouldReadListsMetadataUploadsAndPrettyDocuments() {
    String one = WEB.formatted("{\"blocking\":false}");
    String escaped = one.replace("\"", "\\\"");

    assertThat(
            read("{\"metadata\":{\"count\":-1},\"results\":[" + one + ",\n" + one + "]}").signals())
        .hasSize(2);
    assertThat(read("{\n\"metadata\": {},\n\"results\": [\n" + one + ",\n" + one + "\n]}").lines())
        .containsExactly(4, 5);
    assertThat(
            read("{'test_name':'web_connectivity','probe_cc':'PK','confirmed':true,"
                    + "'raw_measurement':\""
                    + escaped
                    + "\"}")
                .signal()
                .getBlocked())
        .isEqualTo(1);
    assertThat(read("{\"format\":\"json\",\"content\":" + one + "}").signals()).hasSize(1);
    assertThat(read("// from the archive\n" + one.replace(",", ",\n")).signals()).hasSize(1);
    assertThat(read("[" + one + "," + one + "]").signals()).hasSize(2);
  }

  @Test
  void shouldReadLinesAndGoOnAfterABrokenOne() {
    String one = WEB.formatted("{\"blocking\":false}");
    Collected read = read(one + "\n{broken}\n\n" + one + "\n\"text\"\n" + one);

    assertThat(read.lines()).containsExactly(1, 4, 6);
    assertThat(read.messages()).hasSize(2);
    assertThat(read.messages().get(0)).startsWith("test.jsonl:2: not JSON: ");
    assertThat(read.messages().get(1)).isEqualTo("test.jsonl:5: not an object");
  }

  @Test
  void shouldReadGzipAndTarWithGzipInside() throws IOException {
    byte[] lines = (WEB.formatted("{\"blocking\":false}") + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] tar = tar("2021031208_PK.jsonl", lines, "one.jsonl.gz", gzip(lines));

    assertThat(read(gzip(lines)).signals()).hasSize(1);
    assertThat(read(gzip(tar)).signals()).hasSize(2);
    assertThat(read(tar).signals()).hasSize(2);
  }

  @Test
  void shouldTellOfAnArchiveThatIsCutOff() throws IOException {
    byte[] lines =
        (WEB.formatted("{\"blocking\":false}") + "\n").repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] tar = tar("a.jsonl", lines, "b.jsonl", lines);
    byte[] gzip = gzip(lines);

    Collected cut = read(java.util.Arrays.copyOf(tar, 512 + lines.length / 2));
    assertThat(cut.signals()).isNotEmpty();
    assertThat(cut.messages())
        .last()
        .asString()
        .contains("a.jsonl")
        .contains("it ends within a file");
    assertThat(read(java.util.Arrays.copyOf(gzip, gzip.length - 12)).messages())
        .last()
        .asString()
        .contains("cannot be read further");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PK|ZZ|probe_cc: 'ZZ' is not a country's ISO 3166-1 code",
        "AS9541|ASx|probe_asn: 'ASx' is not the number of a network",
        "www.tiktok.com|www.example.org|input: no platform for www.example.org",
        "web_connectivity|ndt|none",
        "2021-03-12 08|1970-01-01 08|measurement_start_time: '1970-01-01 08:00:00' lies before 2004: a clock that was not set",
        "2021-03-12 08|2036-03-12 08|measurement_start_time: '2036-03-12 08:00:00' lies in the future",
        "2021-03-12 08|yesterday 08|measurement_start_time: 'yesterday 08:00:00' is not a time",
        "measurement_start_time|x|test_start_time: missing: when it was",
        "report_id|x|measurement_uid: missing, and no report_id: nothing to know it by",
        "test_name|x|test_name: missing: this is no measurement",
        "probe_cc|x|probe_cc: missing: which country",
      })
  void shouldRejectWithLineFieldAndReason(String replaced, String by, String message) {
    Collected read = read("\n" + WEB.formatted("{\"blocking\":false}").replace(replaced, by));

    if (message.equals("none")) {
      assertThat(read.messages())
          .containsExactly("test.jsonl:2: scores: missing, and the keys of ndt have no rule here");
    } else {
      assertThat(read.messages()).hasSize(1);
      assertThat(read.messages().get(0)).startsWith("test.jsonl:2: " + message);
    }
    assertThat(read.signals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://m.tiktok.com:443/x",
        "tiktok.com",
        "HTTP://WWW.TIKTOK.COM.",
        "http://user@tiktok.com?x=/y",
        "https://p16.tiktokcdn.com/"
      })
  void shouldKnowAPlatformByAnyHostBelowItsDomains(String input) {
    assertThat(read(WEB.formatted("{}").replace("https://www.tiktok.com/", input)).signal())
        .extracting("platform")
        .isEqualTo("tiktok");
  }

  @Test
  void shouldKnowNoNetworkForNumberZero() {
    assertThat(read(WEB.formatted("{}").replace("AS9541", "AS0")).signal().getAsn()).isNull();
  }

  @Test
  void shouldTellOfAnEmptyFile() {
    assertThat(read("").messages()).containsExactly("test.jsonl: empty: there is nothing in it");
  }

  private static Collected web(String keys) {
    return read(WEB.formatted(keys));
  }

  private static Collected app(String test, String at, String version, String keys) {
    return read(
        "{'report_id':'R2','input':null,'probe_asn':'AS9541','probe_cc':'PK','test_name':'"
            + test
            + "','test_version':'"
            + version
            + "','measurement_start_time':'"
            + at
            + "','test_keys':"
            + keys
            + "}");
  }

  private static Collected read(String text) {
    String json = text.contains("{'") || text.contains(",'") ? text.replace('\'', '"') : text;
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Collected read(byte[] bytes) {
    return Collected.of(
        new OoniImporter(Collected.REGISTRY, Collected.CLOCK), Source.bytes("test.jsonl", bytes));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] tar(String first, byte[] one, String second, byte[] two)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry(out, first, one);
    entry(out, second, two);
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, String name, byte[] bytes)
      throws IOException {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(bytes.length));
    put(header, 257, "ustar");
    header[156] = '0';
    out.write(header);
    out.write(bytes);
    out.write(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
