package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.bandish.ingest.ioda.IodaImporter;
import org.bandish.ingest.ooni.AggregationImporter;
import org.bandish.ingest.ooni.ObservationImporter;
import org.bandish.ingest.ooni.OoniImporter;
import org.bandish.ingest.radar.RadarImporter;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.stop.StopImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data as nobody should send them. Whatever comes in is accepted or rejected with place and reason;
 * nothing ends a run, and nothing goes in silence.
 */
class StrangeDataTest {
  private static final Query IRAQ = Query.of("probe_cc=IQ&test_name=telegram&relatedTo=country/IQ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        // Taken as they are.
        "'probe_cc':'PK'|'probe_cc':'pk'|-",
        "'probe_asn':'AS9541'|'probe_asn':'AS0'|-",
        "'probe_asn':'AS9541'|'probe_asn':9541|-",
        "'probe_asn':'AS9541'|'probe_asn':null|-",
        "2021-03-12 08:00:00|2021-03-12T08:00:00.123Z|-",
        "2021-03-12 08:00:00|2021-03-12T13:00:00+05:00|-",
        "2021-03-12 08:00:00|2021-03-12 08:00|-",
        "2021-03-12 08:00:00|2021-03-12|-",
        "'measurement_start_time'|'test_start_time'|-",
        "'test_keys':{|'scores':null,'anomaly':null,'confirmed':null,'failure':null,'test_keys':{|-",
        "'test_keys':{|'scores':{'blocking_general':NaN,'accuracy':NaN},'test_keys':{|-",
        "'test_keys':{|'scores':{'blocking_general':null,'fingerprints':null},'test_keys':{|-",
        "'test_keys':{|'scores':'not JSON','test_keys':{|-",
        "'test_keys':{|'annotations':[1],'measurement_uid':null,'test_keys':{|-",
        "{'blocking':'dns'}|null|-",
        "{'blocking':'dns'}|[]|-",
        "{'blocking':'dns'}|'none'|-",
        "{'blocking':'dns'}|{'blocking':['dns'],'queries':'x','requests':{},'tcp_connect':5}|-",
        "{'blocking':'dns'}|{'blocking':'dns','queries':[null,{'answers':null},{'answers':{}}]}|-",
        "{'blocking':'dns'}|{'blocking':'tcp_ip','tcp_connect':[null,{'status':null},{'status':[]}]}|-",
        "{'blocking':'dns'}|{'blocking':null,'accessible':null,'control_failure':null,'http_experiment_failure':null,'dns_experiment_failure':null,'requests':null,'queries':null,'tcp_connect':null}|-",
        "{'blocking':'dns'}|{'blocking':1e999}|-",
        "'input':'https://www.tiktok.com/'|'input':' HTTPS://WWW.TIKTOK.COM:443/ '|-",
        // Told.
        "'probe_cc':'PK'|'probe_cc':['PK']|probe_cc: missing: which country",
        "'probe_cc':'PK'|'probe_cc':null|probe_cc: missing: which country",
        "'probe_cc':'PK'|'probe_cc':'ZZ'|probe_cc: 'ZZ' is not a country's ISO 3166-1 code",
        "'probe_asn':'AS9541'|'probe_asn':'ASN'|probe_asn: 'ASN' is not the number of a network",
        "'probe_asn':'AS9541'|'probe_asn':-1|probe_asn: '-1' is not the number of a network",
        "'measurement_start_time'|'time'|test_start_time: missing: when it was",
        "2021-03-12 08:00:00|yesterday|measurement_start_time: 'yesterday' is not a time",
        "2021-03-12 08:00:00|2021-02-30 08:00:00|measurement_start_time: '2021-02-30 08:00:00' is not a time",
        "2021-03-12 08:00:00|0001-01-01 00:00:00|measurement_start_time: '0001-01-01 00:00:00' lies before 2004",
        "2021-03-12 08:00:00|+999999999-01-01T00:00:00Z|measurement_start_time: '+999999999-01-01T00:00:00Z' lies in the future",
        "'web_connectivity'|'a_new_test'|scores: missing, and the keys of a_new_test have no rule here",
        "'web_connectivity'|null|test_name: missing: this is no measurement",
        "'input':'https://www.tiktok.com/'|'input':null|test_name: no platform for the test web_connectivity",
        "'input':'https://www.tiktok.com/'|'input':'://'|input: no platform for ",
        "'report_id':'R1'|'report_id':null|measurement_uid: missing, and no report_id",
        "'test_keys':{|'raw_measurement':'{','test_name':'x','test_keys':{|raw_measurement: not JSON"
      })
  void shouldTakeOrTellAMeasurement(String part, String strange, String reason) {
    String plain =
        "{'report_id':'R1','input':'https://www.tiktok.com/','probe_asn':'AS9541','probe_cc':'PK',"
            + "'test_name':'web_connectivity','measurement_start_time':'2021-03-12 08:00:00',"
            + "'test_keys':{'blocking':'dns'}}";
    String json = plain.replace(part, strange);
    assertThat(json).isNotEqualTo(plain);

    Collected read = read(ooni(), json.replace('\'', '"') + "\n");

    assertTold(read, 1, reason);
  }

  @Test
  void shouldNotCallWhatSaysNothingReached() {
    String measurement =
        "{'report_id':'R1','probe_cc':'PK','test_name':'telegram',"
            + "'measurement_start_time':'2021-03-12 08:00:00','scores':%s}";

    for (String scores : List.of("{'blocking_general':null}", "{'blocking_general':NaN}", "{}")) {
      Collected read = read(ooni(), measurement.formatted(scores).replace('\'', '"'));
      assertThat(read.signal().getOk()).as(scores).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "measurement_start_day|\uFEFFmeasurement_start_day|-",
        "2025-03-06|'2025-03-06'|-",
        "2025-03-06|2025-03-06T00:00:00Z|-",
        ",8,1,1,0,6|,8.0,1.0,1.0,0.0,6.0|-",
        "measurement_start_day,|extra_column,measurement_start_day,|7 cells, where the header has 8",
        ",8,1,1,0,6|,8,,1,0,7|confirmed_count: missing",
        "confirmed_count|unknown_count|confirmed_count: missing",
        ",8,1,1,0,6|,8,1,1,0,NaN|ok_count: 'NaN' is not a count",
        ",8,1,1,0,6|,8,1,1,0,-6|ok_count: '-6' is not a count",
        ",8,1,1,0,6|,0,0,0,0,0|measurement_count: 0: nothing was measured",
        ",8,1,1,0,6|,1000000000001,0,0,0,1000000000001|measurement_count: '1000000000001' is not a count",
        ",8,1,1,0,6|,9,1,1,0,6|measurement_count: 9, where the four kinds together are 8",
        ",8,1,1,0,6|,8,1,1,0|6 cells",
        "2025-03-06|06/03/2025|measurement_start_day: '06/03/2025' is not a time",
        "AS50710|Zain|probe_asn: 'Zain' is not the number of a network"
      })
  void shouldTakeOrTellAnAggregate(String part, String strange, String reason) {
    String plain =
        "measurement_start_day,probe_asn,measurement_count,confirmed_count,anomaly_count,"
            + "failure_count,ok_count\n2025-03-06,AS50710,8,1,1,0,6\n";
    String csv = plain.replace(part, strange.replace('\'', part.equals("2025-03-06") ? '"' : '\''));
    assertThat(csv).isNotEqualTo(plain);

    assertTold(read(aggregation(), csv.replace("\n", "\r\n")), 2, reason);
  }

  @Test
  void shouldKeepTheRowsOfASecondAxisApart() {
    Collected read =
        read(
            aggregation(),
            """
            blocking_type,ok_count,anomaly_count,failure_count,measurement_start_day,confirmed_count,measurement_count
            dns,0,5,0,2025-03-06,0,5
            tcp_ip,0,2,0,2025-03-06,0,2
            "",9,0,0,2025-03-06,0,9
            """);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.signals()).extracting("id").doesNotHaveDuplicates().hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'until':1573907600|'until':null|-",
        "'until':1573907600|'other':1|-",
        "'until':1573907600|'until':1573907600,'overlaps_window':null,'score':NaN,'alerts':null|-",
        "'from':1573904000|'from':null|from: missing",
        "'from':1573904000|'from':'now'|from: 'now' is not a number",
        "'from':1573904000|'from':1e300|from: ",
        "'from':1573904000|'from':NaN|from: '0' lies before 2004",
        "'type':'country'|'type':null|entity: missing: the type and code",
        "'code':'IQ'|'code':['IQ']|entity: missing: the type and code",
        "'code':'IQ'|'code':'XX'|entity: 'XX' is not a country's ISO 3166-1 code",
        "'entity':{'type':'country','code':'IQ'}|'entity':null|entity: missing",
        "'entity':{'type':'country','code':'IQ'}|'level':null|level: unknown: 'null'",
        "'from':1573904000|'level':'warning','time':null|time: missing",
        "'from':1573904000|'start':1573904000,'duration':null,'location':null|location: 'null' is not a type",
        "'from':1573904000|'values':null,'datasource':'bgp','step':300,'from':1,'entityType':'country','entityCode':'IQ'|values: no list",
        "'from':1573904000|'values':[],'datasource':'bgp','step':300,'from':1,'entityType':'country','entityCode':'IQ'|values: no list",
        "'from':1573904000|'values':[-1],'datasource':'bgp','step':300,'from':1573904000,'entityType':'country','entityCode':'IQ'|values[0]: '-1' is negative",
        "'from':1573904000|'values':[1],'datasource':'bgp','step':null,'from':1,'entityType':'country','entityCode':'IQ'|step: missing",
        "'from':1573904000|'values':[1],'datasource':null,'step':1,'from':1,'entityType':'country','entityCode':'IQ'|datasource: 'null' is no count"
      })
  void shouldTakeOrTellAnEvent(String part, String strange, String reason) {
    String plain =
        "{'type':'outages','data':[[{'entity':{'type':'country','code':'IQ'},"
            + "'datasource':'bgp','from':1573904000,'until':1573907600}]]}";
    String json = plain.replace(part, strange);
    assertThat(json).isNotEqualTo(plain);

    assertTold(read(ioda(), json.replace('\'', '"')), 1, reason);
  }

  @Test
  void shouldTakeAnEventWithoutEndAsOpen() {
    String codf = "[[{'location':'country/IQ','start':1573904000,'duration':null}]]";

    assertThat(read(ioda(), codf.replace('\'', '"')).signal().getUntil()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'endDate':'2023-05-10T00:00:00Z'|'endDate':null|-",
        "'endDate':'2023-05-10T00:00:00Z'|'asnsDetails':null,'outage':null,'scope':null|-",
        "'endDate':'2023-05-10T00:00:00Z'|'asns':[45595]|-",
        "'locations':['PK']|'locations':['PK'],'asns':['AS45595',17557]|-",
        "'locations':['PK']|'locations':['PK','IN'],'asns':[45595]|asnsDetails: missing",
        "'locations':['PK']|'locations':['PK'],'asns':['Jazz']|asns: 'Jazz' is not the number",
        "'locations':['PK']|'locations':['PK'],'asns':[0]|asns: '0' is no network",
        "'locations':['PK']|'locations':[]|locations: missing",
        "'locations':['PK']|'locations':'PK'|locations: missing",
        "'locations':['PK']|'locations':[null]|locations: missing: which country",
        "'startDate'|'date'|startDate: missing",
        "'2023-05-10T00:00:00Z'|'2023-05-01T00:00:00Z'|endDate: '2023-05-01T00:00:00Z' lies before",
        "'id':'550'|'id':null|id: missing",
        "'id':'550'|'id':'550','eventType':'ROUTE_LEAK'|eventType: 'ROUTE_LEAK' is no outage"
      })
  void shouldTakeOrTellAnAnnotation(String part, String strange, String reason) {
    String plain =
        "{'success':true,'errors':[],'result':{'annotations':[{'id':'550',"
            + "'startDate':'2023-05-09T15:00:00Z','endDate':'2023-05-10T00:00:00Z',"
            + "'locations':['PK']}]}}";
    String json = plain.replace(part, strange);
    assertThat(json).isNotEqualTo(plain);

    assertTold(read(new RadarImporter(Collected.CLOCK), json.replace('\'', '"')), 1, reason);
  }

  @Test
  void shouldNotTakeNetworksForTheirCountry() {
    String json =
        "[{'id':'550','startDate':'2023-05-09T15:00:00Z','locations':['PK'],'asns':[45595,17557]},"
            + "{'id':'551','startDate':'2023-05-09T15:00:00Z','locations':['PK','IN']}]";

    Collected read = read(new RadarImporter(Collected.CLOCK), json.replace('\'', '"'));

    assertThat(read.signals())
        .extracting("country", "asn")
        .containsExactly(
            tuple("PK", 45595L), tuple("PK", 17557L), tuple("PK", null), tuple("IN", null));
  }

  static Stream<Arguments> importers() {
    return Stream.of(
        Arguments.of("ooni", ooni()),
        Arguments.of("ooni-aggregation", aggregation()),
        Arguments.of(
            "ooni-observations", new ObservationImporter(Collected.REGISTRY, Collected.CLOCK)),
        Arguments.of("ioda", ioda()),
        Arguments.of("radar", new RadarImporter(Collected.CLOCK)),
        Arguments.of("stop", new StopImporter(Collected.REGISTRY, Collected.CLOCK)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("importers")
  void shouldTellWhatCannotBeRead(String format, Importer importer) throws IOException {
    byte[] zipped = gzip("{\"a\": 1}\n".repeat(1000));
    byte[] cut = Arrays.copyOf(zipped, zipped.length - 12);
    byte[] broken = zipped.clone();
    broken[15] ^= 0x55;
    broken[16] ^= 0x55;

    for (byte[] bytes :
        List.of(
            new byte[0],
            gzip(""),
            new byte[] {0x1f, (byte) 0x8b},
            cut,
            broken,
            new byte[] {0, 0, 0, 0, 1, 2, 3},
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, '{', 0, 0, 0},
            "\"".getBytes(StandardCharsets.UTF_8),
            "{".getBytes(StandardCharsets.UTF_8),
            "[{]".getBytes(StandardCharsets.UTF_8),
            "[".repeat(5000).getBytes(StandardCharsets.UTF_8),
            "{\"data\":".repeat(5000).getBytes(StandardCharsets.UTF_8))) {
      Collected read = Collected.of(importer, Source.bytes("strange", bytes));

      assertThat(read.signals()).isEmpty();
      assertThat(read.rejected()).as("%s: %d bytes", format, bytes.length).isNotEmpty();
      assertThat(read.rejected()).allSatisfy(each -> assertThat(each.reason()).isNotBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"data\":[]}", "{\"results\":[],\"metadata\":{}}", "[[]]"})
  void shouldTakeAnEmptyAnswerForNothing(String json) {
    Importer importer = json.contains("data\":[") ? ioda() : ooni();

    assertThat(read(importer, json).signals()).isEmpty();
    assertThat(read(importer, json).rejected()).isEmpty();
  }

  @Test
  void shouldReadAllMembersOfAGzip() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      members.write(gzip(measurement("R" + i)));
    }
    // A pipe has nothing ready between two members.
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(members.toByteArray())) {
          @Override
          public int available() {
            return 0;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 7));
          }
        };

    assertThat(Collected.of(ooni(), Source.bytes("members.gz", members.toByteArray())).signals())
        .hasSize(3);
    try (InputStream in = Source.unzipped(new BufferedInputStream(slow, 16))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(3);
    }
  }

  @Test
  void shouldStepOverALineThatNobodyCanHold() {
    String huge = "{\"report_id\":\"" + "x".repeat(33 * 1024 * 1024) + "\"}\r\n";

    Collected read = read(ooni(), measurement("R1") + huge + measurement("R2"));

    assertThat(read.signals()).hasSize(2);
    assertThat(read.lines()).containsExactly(1, 3);
    assertThat(read.messages()).containsExactly("strange:2: a line longer than 32 MiB");
  }

  @Test
  void shouldReadOnAfterALineThatIsNoJson() {
    Collected read =
        read(
            ooni(),
            "\uFEFF" + measurement("R1") + "\r\n{\"a\":\r\nnull\r\n17\r\n" + measurement("R2"));

    assertThat(read.lines()).containsExactly(1, 6);
    assertThat(read.rejected()).extracting(Rejected::line).containsExactly(3, 4, 5);
  }

  private static void assertTold(Collected read, int line, String reason) {
    if (reason == null) {
      assertThat(read.messages()).isEmpty();
      assertThat(read.signals()).isNotEmpty();
    } else {
      assertThat(read.signals()).isEmpty();
      assertThat(read.messages())
          .singleElement()
          .satisfies(
              message -> assertThat(message).startsWith("strange:" + line + ": ").contains(reason));
    }
  }

  private static String measurement(String report) {
    return "{\"report_id\":\""
        + report
        + "\",\"input\":\"https://www.tiktok.com/\",\"probe_cc\":\"PK\",\"test_name\":"
        + "\"web_connectivity\",\"measurement_start_time\":\"2021-03-12 08:00:00\","
        + "\"test_keys\":{\"blocking\":\"dns\"}}\r\n";
  }

  private static Importer ooni() {
    return new OoniImporter(Collected.REGISTRY, Collected.CLOCK);
  }

  private static Importer aggregation() {
    return new AggregationImporter(Collected.REGISTRY, IRAQ, Collected.CLOCK);
  }

  private static Importer ioda() {
    return new IodaImporter(IRAQ, Collected.CLOCK);
  }

  private static Collected read(Importer importer, String text) {
    return Collected.of(importer, Source.text("strange", text));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
