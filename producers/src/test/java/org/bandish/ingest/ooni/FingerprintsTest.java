package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw measurements of pages, held against a list of block pages in OONI's columns. */
class FingerprintsTest {
  private static final String COLUMNS =
      "name,scope,other_names,location_found,pattern_type,pattern,confidence_no_fp,"
          + "expected_countries,source,exp_url,notes\n";
  private static final String WEB =
      "{\"report_id\":\"R1\",\"input\":\"https://www.tiktok.com/\",\"probe_asn\":\"AS9541\","
          + "\"probe_cc\":\"PK\",\"test_name\":\"web_connectivity\","
          + "\"measurement_start_time\":\"2021-03-12 08:00:00\",\"test_keys\":%s}";

  @TempDir private Path directory;

  @BeforeEach
  void writeTheLists() throws IOException {
    Files.writeString(
        directory.resolve("fingerprints_http.csv"),
        COLUMNS
            + """
              t.nat,nat,,body,contains,"<h1>Surf ""Safely""!</h1>",5,"PK,AF",test,,
              t.isp,isp,,header.location,prefix,http://block.example.pk/,5,PK,test,,
              t.anywhere,isp,,body,regexp,Order No\\. \\d{1}\\d* of {the}* Ministry,5,,test,,
              t.elsewhere,nat,,body,contains,Verboten in DE,5,DE,test,,
              t.school,inst,,body,contains,School filter,5,PK,test,,
              t.product,prod,,body,contains,FilterBox 3000,5,,test,,
              t.false,fp,,body,full,<html>This domain is parked</html>,5,,test,,
              """);
    Files.writeString(
        directory.resolve("fingerprints_dns.csv"),
        COLUMNS
            + """
              t.dns,isp,,dns,full,203.0.113.7,5,PK,test,,
              t.name,nat,,dns,full,blocked.example.pk,5,PK,test,,
              t.other,nat,,dns,full,203.0.113.9,5,CN,test,,
              """);
    Files.writeString(directory.resolve("README.md"), "no list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'body':'<p><h1>Surf \\\"Safely\\\"!</h1>'}|http.blockpage",
        "{'body':'x','headers':{'Location':'http://block.example.pk/?u=1'}}|http.blockpage",
        "{'body':'x','headers_list':[['lOCATION','http://block.example.pk/']]}|http.blockpage",
        "{'body':'By Order No. 17 of {the} Ministry'}|http.blockpage",
        "{'body':'Verboten in DE'}|http",
        "{'body':'School filter'}|http",
        "{'body':'FilterBox 3000'}|http",
        "{'body':'anything'}|http",
        "{'body':null,'headers':null,'headers_list':null}|http",
        "{'body':['a'],'headers':['b'],'headers_list':[1,[],['x']]}|http",
        "null|http",
      })
  void shouldConfirmTheBlockPagesOfTheCountry(String response, String mechanism)
      throws IOException {
    NetworkSignal signal =
        read("{'blocking':'http-diff','requests':[{'failure':null,'response':" + response + "}]}");

    assertThat(signal.getMechanism()).isEqualTo(mechanism);
    assertThat(signal.getBlocked()).isEqualTo(mechanism.endsWith("page") ? 1 : 0.75);
  }

  @Test
  void shouldReadAPageInBase64() throws IOException {
    String body =
        Base64.getEncoder()
            .encodeToString("…<h1>Surf \"Safely\"!</h1>".getBytes(StandardCharsets.UTF_8));

    assertThat(
            read("{'blocking':false,'accessible':true,'requests':[{'response':{'body':"
                    + "{'format':'base64','data':'"
                    + body
                    + "'}}}]}")
                .getMechanism())
        .isEqualTo("http.blockpage");
  }

  @ParameterizedTest
  @CsvSource({
    "{'ipv4':'203.0.113.7'}, 1, dns.injection.blockpage",
    "{'hostname':'blocked.example.pk'}, 1, dns.injection.blockpage",
    "{'ipv4':'203.0.113.9'}, 0.75, dns.injection",
    "{'ipv4':null}, 0.75, dns.injection"
  })
  void shouldConfirmAnswersThatLeadToABlockPage(String answer, double blocked, String mechanism)
      throws IOException {
    NetworkSignal signal =
        read("{'blocking':'dns','queries':[{'answers':null},{'answers':[" + answer + "]}]}");

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getMechanism()).isEqualTo(mechanism);
  }

  @ParameterizedTest
  @CsvSource({"http-diff, 0, 1", "dns, 0.75, 0.25", "tcp_ip, 0.75, 0"})
  void shouldNotTakeAPageForABlockThatIsKnownNotToBeOne(String blocking, double blocked, double ok)
      throws IOException {
    NetworkSignal signal =
        read(
            "{'blocking':'"
                + blocking
                + "','requests':[{'response':{'body':'<html>This domain is parked</html>'}}]}");

    assertThat(signal.getBlocked()).isEqualTo(blocked);
    assertThat(signal.getOk()).isEqualTo(ok);
  }

  @Test
  void shouldLeaveTheLastWordToOoni() throws IOException {
    String judged =
        WEB.replace("{\"report_id\"", "{\"anomaly\":false,\"confirmed\":false,\"report_id\"");

    assertThat(
            read(
                    judged,
                    "{'blocking':'http-diff','requests':[{'response':{'body':'By Order No. 1 of {the} Ministry'}}]}")
                .getOk())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,nat,,body,contains,,5,PK,test,,|fingerprints.csv:2: pattern: empty",
        "x,all,,body,contains,a,5,PK,test,,|fingerprints.csv:2: scope: unknown: 'all'",
        "x,nat,,title,contains,a,5,PK,test,,|fingerprints.csv:2: location_found: unknown: 'title'",
        "x,nat,,body,glob,a,5,PK,test,,|fingerprints.csv:2: pattern_type: unknown: 'glob'",
        "x,nat,,body,regexp,(,5,PK,test,,|fingerprints.csv:2: pattern: not a regular expression",
        "x,nat,,body|fingerprints.csv:2: 4 cells, where the header has 11 columns"
      })
  void shouldRefuseAListWithFileLineFieldAndReason(String row, String message) throws IOException {
    Path list = directory.resolve("other").resolve("fingerprints.csv");
    Files.createDirectories(list.getParent());
    Files.writeString(list, COLUMNS + row + "\n");

    assertThatThrownBy(() -> Fingerprints.read(list)).hasMessageContaining(message);
    assertThatThrownBy(() -> Fingerprints.read(list.getParent())).hasMessageContaining(message);
  }

  @Test
  void shouldRefuseADirectoryWithoutLists() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThatThrownBy(() -> Fingerprints.read(empty)).hasMessageContaining("no fingerprints*.csv");
  }

  @Test
  void shouldReadTheWholePublishedList() throws IOException {
    Path published = Collected.sample("fingerprints");
    assumeThat(published).isDirectory();
    Path measurement = Collected.sample("ooni-raw/web_connectivity_ir_fp.json");

    Collected read =
        Collected.of(
            new OoniImporter(Collected.REGISTRY, Fingerprints.read(published), Collected.CLOCK),
            Source.of(measurement));

    assertThat(read.signal().getMechanism()).isEqualTo("dns.injection.blockpage");
    assertThat(read.signal().getBlocked()).isEqualTo(1);
  }

  private NetworkSignal read(String keys) throws IOException {
    return read(WEB, keys);
  }

  private NetworkSignal read(String measurement, String keys) throws IOException {
    String json = measurement.formatted(keys.replace('\'', '"'));
    return Collected.of(
            new OoniImporter(Collected.REGISTRY, Fingerprints.read(directory), Collected.CLOCK),
            Source.text("test.jsonl", json))
        .signal();
  }
}
