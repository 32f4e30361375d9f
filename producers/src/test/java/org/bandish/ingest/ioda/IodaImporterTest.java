package org.bandish.ingest.ioda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series, alerts and events of IODA become signals of connectivity itself. */
class IodaImporterTest {
  private static final String IRAN = "entityType=country&entityCode=IR";
  private static final String ANSWER =
      "{\"type\":\"%s\",\"requestParameters\":{\"relatedTo\":\"country/IR\","
          + "\"until\":1574500000},\"error\":null,\"data\":[%s],\"copyright\":\"…\"}";

  @Test
  void shouldReadASeriesInCsv() {
    Collected read =
        csv(
            IRAN,
            """
                bgp,4896,44244,IranCell,2019-11-14 08:10:00+00:00
                active_probing,11268,0,Country wide,2019-11-23 14:00:00+00:00
                darknet,7,0,Country wide,2019-11-23 14:00:00+00:00
                """);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.signals())
        .extracting("metric")
        .containsExactly(
            ConnectivityMetric.BGP,
            ConnectivityMetric.ACTIVE_PROBING,
            ConnectivityMetric.TELESCOPE);
    NetworkSignal network = read.signals().get(0);
    assertThat(network.getAsn()).isEqualTo(44244);
    assertThat(network.getCountry()).isEqualTo("IR");
    assertThat(network.getPlatform()).isNull();
    assertThat(network.getSource()).isEqualTo(SignalSource.IODA);
    assertThat(network.getValue()).isEqualTo(4896);
    assertThat(network.getBlocked()).isNull();
    assertThat(network.getAt().getEarliest()).isEqualTo(Instant.parse("2019-11-14T08:10:00Z"));
    assertThat(read.signals().get(1).getAsn()).isNull();
    assertThat(read.signals()).extracting("id").doesNotHaveDuplicates();
  }

  @Test
  void shouldTellANegativeValue() {
    Collected read = csv(IRAN, "bgp,-4896,44244,IranCell,2019-11-14 08:10:00+00:00\n");

    assertThat(read.signals()).isEmpty();
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.line()).isEqualTo(2);
              assertThat(told.field()).isEqualTo("value");
              assertThat(told.reason()).isEqualTo("'-4896' is negative");
            });
  }

  @Test
  void shouldReadASeriesOfTheApiAndTellItsGaps() {
    Collected read =
        json(
            "signals",
            "[{\"entityType\":\"country\",\"entityCode\":\"IR\",\"datasource\":\"ping-slash24\","
                + "\"subtype\":\"\",\"from\":1573718400,\"until\":1573720800,\"step\":600,"
                + "\"nativeStep\":600,\"values\":[10,null,12.5,null]}]");

    assertThat(read.signals()).extracting("value").containsExactly(10.0, 12.5);
    assertThat(read.signals().get(1).getAt().getEarliest())
        .isEqualTo(Instant.ofEpochSecond(1573718400 + 1200));
    assertThat(read.messages())
        .containsExactly("ioda.json:1: values: 2 of 4 are null: nothing was measured");
  }

  @Test
  void shouldReadASeriesWithoutHeader() {
    Collected read =
        Collected.of(
            new IodaImporter(Query.of(IRAN), Collected.CLOCK),
            Source.text(
                "x.csv",
                """
                bgp,4896,44244,IranCell,2019-11-14 08:10:00+00:00
                bgp,4895,44244,IranCell,2019-11-14 08:15:00+00:00
                """));

    assertThat(read.signals()).extracting("value").containsExactly(4896.0, 4895.0);
    assertThat(read.lines()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"critical, 1, 0", "warning, 0.5, 0.5", "normal, 0, 1"})
  void shouldWeighAnAlertByItsLevel(String level, double down, double ok) {
    NetworkSignal signal =
        json(
                "outages.alerts",
                "{\"datasource\":\"bgp\",\"entity\":{\"type\":\"country\",\"code\":\"IR\","
                    + "\"name\":\"Iran\"},\"time\":1573904000,\"level\":\""
                    + level
                    + "\",\"condition\":\"< 0.8\",\"value\":5,\"historyValue\":100,"
                    + "\"method\":\"median\"}")
            .signal();

    assertThat(signal.getDown()).isEqualTo(down);
    assertThat(signal.getOk()).isEqualTo(ok);
    assertThat(signal.getBlocked()).isZero();
    assertThat(signal.getMetric()).as("which alert ends it").isEqualTo(ConnectivityMetric.BGP);
    assertThat(signal.getValue()).isNull();
    assertThat(signal.getUrl())
        .isEqualTo(
            "https://ioda.inetintel.cc.gatech.edu/country/IR?from=1573904000&until=1573904000");
  }

  @Test
  void shouldReadEventsInBothFormatsAlike() {
    NetworkSignal codf = json("outages.events", codf(1573904000, 3600, false)).signal();
    NetworkSignal ioda =
        json(
                "outages.events",
                "{\"entity\":{\"type\":\"country\",\"code\":\"IR\"},\"from\":1573904000,"
                    + "\"until\":1573907600,\"score\":12.5,\"datasource\":\"bgp\","
                    + "\"method\":\"median\"}")
            .signal();

    assertThat(codf).isEqualTo(ioda);
    assertThat(codf.getDown()).isEqualTo(1);
    assertThat(codf.getAt().getEarliest()).isEqualTo(Instant.ofEpochSecond(1573904000));
    assertThat(codf.getUntil().getEarliest()).isEqualTo(Instant.ofEpochSecond(1573907600));
  }

  @Test
  void shouldLeaveOpenWhatIodaEndsWithTheWindow() {
    assertThat(json("outages.events", codf(1574490000, 10000, true)).signal().getUntil()).isNull();
    assertThat(json("outages.events", codf(1574490000, 9000, true)).signal().getUntil())
        .isNotNull();
  }

  @Test
  void shouldGiveAnEventThatWasExtendedItsId() {
    assertThat(json("outages.events", codf(1573904000, 7200, false)).signal().getId())
        .isEqualTo(json("outages.events", codf(1573904000, 3600, false)).signal().getId());
  }

  @ParameterizedTest
  @CsvSource({"asn, 44244, IR, 44244", "geoasn, 44244-IQ, IQ, 44244", "country, PK, PK,"})
  void shouldKnowTheCountryOfANetworkFromTheQueryOrTheCode(
      String type, String code, String country, Long asn) {
    NetworkSignal signal =
        json(
                "outages.events",
                codf(1573904000, 3600, false).replace("country/IR", type + "/" + code))
            .signal();

    assertThat(signal.getCountry()).isEqualTo(country);
    assertThat(signal.getAsn()).isEqualTo(asn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'attrs':{'country_code':'PK'}|Sindh|PK-SD",
        "'attrs':{'fqid':'geo.netacuity.AS.PK.4416'}|khyber  pakhtunkhwa|PK-KP"
      })
  void shouldKnowARegionByItsNameAndCountry(String attrs, String name, String region) {
    NetworkSignal signal = json("outages.events", regional(attrs, name)).signal();

    assertThat(signal.getCountry()).isEqualTo("PK");
    assertThat(signal.getRegion()).isEqualTo(region);
    assertThat(signal.getAsn()).isNull();
    assertThat(signal.getId()).startsWith("ioda-event-bgp-" + region);
    assertThat(signal.getUrl()).contains("/region/4416?");
  }

  @Test
  void shouldKnowTheCountryOfARegionFromTheQuery() {
    String series =
        "{'type':'signals','data':[[{'entityType':'region','entityCode':'4416',"
            + "'entityName':'Punjab','datasource':'bgp','from':1573904000,'step':300,"
            + "'values':[7,8]}]]}";

    Collected read = ioda("relatedTo=country/PK", series.replace('\'', '"'), "ioda.json");

    assertThat(read.signals()).extracting("region").containsExactly("PK-PB", "PK-PB");
    assertThat(ioda("", series.replace('\'', '"'), "ioda.json").messages())
        .containsExactly(
            "ioda.json:1: entityCode: in which country the region is, only the query says:"
                + " relatedTo=country/IR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'attrs':{'country_code':'IN'}|Punjab|'Punjab' is no region of IN whose ISO 3166-2 code is known here",
        "'attrs':{'country_code':'PK'}|Lahore|'Lahore' is no region of PK whose ISO 3166-2 code is known here",
        "'attrs':null|Sindh|'Sindh' is no region of IR whose ISO 3166-2 code is known here"
      })
  void shouldRejectARegionThatItWouldHaveToGuess(String attrs, String name, String reason) {
    assertThat(json("outages.events", regional(attrs, name)).messages())
        .containsExactly("ioda.json:1: entity: " + reason);
  }

  private static String regional(String attrs, String name) {
    return ("{'entity':{'type':'region','code':'4416','name':'"
            + name
            + "',"
            + attrs
            + "},'datasource':'bgp','from':1573904000,'until':1573907600}")
        .replace('\'', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country/IR|region/4416|location: 'Iran' is no region of IR whose ISO 3166-2 code is known here",
        "country/IR|continent/AS|location: 'continent/AS' is neither a country nor a region or network in one",
        "country/IR|nowhere|location: 'nowhere' is not a type and a code",
        "3600|-1|duration: ends at 2019-11-16T11:33:19Z, before it begins at 2019-11-16T11:33:20Z",
        "3600|\"long\"|duration: 'long' is not a number",
        "1573904000|99999999999|start: '99999999999' lies in the future",
        "\"start\":1573904000,|''|start: missing",
      })
  void shouldRejectAnEventWithFieldAndReason(String replaced, String by, String message) {
    Collected read = json("outages.events", codf(1573904000, 3600, false).replace(replaced, by));

    assertThat(read.messages()).containsExactly("ioda.json:1: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bgp,,0,x,2019-11-14 08:10:00+00:00|value: empty",
        "bgp,many,0,x,2019-11-14 08:10:00+00:00|value: 'many' is not a number",
        "bgp,NaN,0,x,2019-11-14 08:10:00+00:00|value: 'NaN' is not a number",
        "gtr-norm,1,0,x,2019-11-14 08:10:00+00:00|source: 'gtr-norm' is no count of what is connected; known are bgp, ping-slash24, merit-nt, gtr",
        "bgp,1,AS-1,x,2019-11-14 08:10:00+00:00|asn: 'AS-1' is not the number of a network",
        "bgp,1,0,x,|time: missing: when it was",
        "bgp,1,0,x|4 cells, where the header has 5 columns",
      })
  void shouldRejectARowWithLineFieldAndReason(String row, String message) {
    Collected read = csv(IRAN, "bgp,1,0,x,2019-11-14 08:10:00+00:00\n" + row + "\n");

    assertThat(read.signals()).hasSize(1);
    assertThat(read.messages()).containsExactly("ioda.csv:3: " + message);
  }

  @Test
  void shouldRejectWhatTheQueryWouldHaveSaid() {
    assertThat(csv("", "bgp,1,0,x,2019-11-14 08:10:00+00:00\n").messages())
        .containsExactly(
            "ioda.csv:2: country: missing: which country;"
                + " --query relatedTo=country/IR would say that it is Iran");
    assertThat(
            csv("relatedTo=country/IR", "bgp,1,5,x,2019-11-14 08:10:00+00:00\n")
                .signal()
                .getCountry())
        .isEqualTo("IR");
  }

  @Test
  void shouldTellAnErrorOfTheApi() {
    Collected read =
        Collected.of(
            new IodaImporter(Query.none(), Collected.CLOCK),
            Source.text(
                "ioda.json", "{\"type\":\"x\",\"error\":\"Missing 'from'\",\"data\":null}"));

    assertThat(read.messages()).containsExactly("ioda.json:1: error: Missing 'from'");
  }

  @Test
  void shouldReadTheShutdownOfIranInNovember2019() {
    Path sample = Collected.sample("ioda-iran-2019/signals.csv.gz");
    assumeThat(sample).exists();
    Collected read =
        Collected.of(new IodaImporter(Query.of(IRAN), Collected.CLOCK), Source.of(sample));

    assertThat(read.reasons()).isEqualTo(Map.of("value: empty", 5592));
    assertThat(read.signals()).hasSize(67668);
  }

  private static String codf(long start, long duration, boolean overlaps) {
    return "{\"location\":\"country/IR\",\"start\":"
        + start
        + ",\"duration\":"
        + duration
        + ",\"uncertainty\":null,\"method\":\"median\",\"datasource\":\"bgp\",\"status\":0,"
        + "\"fraction\":null,\"score\":12.5,\"location_name\":\"Iran\",\"overlaps_window\":"
        + overlaps
        + "}";
  }

  private static Collected json(String type, String items) {
    return Collected.of(
        new IodaImporter(Query.none(), Collected.CLOCK),
        Source.text("ioda.json", ANSWER.formatted(type, items)));
  }

  private static Collected ioda(String query, String text, String name) {
    return Collected.of(
        new IodaImporter(Query.of(query), Collected.CLOCK), Source.text(name, text));
  }

  private static Collected csv(String query, String rows) {
    return Collected.of(
        new IodaImporter(Query.of(query), Collected.CLOCK),
        Source.text("ioda.csv", "source,value,asn,name,time\n" + rows));
  }
}
