package org.bandish.ingest.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations and anomalies of Radar become signals of connectivity itself. */
class RadarImporterTest {
  private static final String ANNOTATION =
      "{\"id\":\"550\",\"dataSource\":\"ALL\",\"eventType\":\"OUTAGE\",\"locations\":[\"PK\"],"
          + "\"asns\":[],\"asnsDetails\":[],\"startDate\":\"2023-05-09T17:00:00Z\","
          + "\"endDate\":\"2023-05-12T17:00:00Z\",\"description\":\"Mobile networks\","
          + "\"linkedUrl\":\"https://x.example/1\",\"scope\":null,"
          + "\"outage\":{\"outageType\":\"NATIONWIDE\",\"outageCause\":\"GOVERNMENT_DIRECTED\"}}";
  private static final String ANOMALY =
      "{\"uuid\":\"u-1\",\"type\":\"LOCATION\",\"status\":\"VERIFIED\","
          + "\"startDate\":\"2024-02-08T03:00:00Z\",\"locationDetails\":{\"code\":\"PK\","
          + "\"name\":\"Pakistan\"},\"visibleInDataSources\":[\"HTTP\"]}";

  @Test
  void shouldReadAnAnnotatedOutage() {
    NetworkSignal signal = annotations(ANNOTATION).signal();

    assertThat(signal.getSource()).isEqualTo(SignalSource.CLOUDFLARE_RADAR);
    assertThat(signal.getCountry()).isEqualTo("PK");
    assertThat(signal.getPlatform()).isNull();
    assertThat(signal.getDown()).isEqualTo(1);
    assertThat(signal.getAt().getEarliest()).isEqualTo(Instant.parse("2023-05-09T17:00:00Z"));
    assertThat(signal.getUntil().getEarliest()).isEqualTo(Instant.parse("2023-05-12T17:00:00Z"));
    assertThat(signal.getSources().get(0).getUrl()).isEqualTo("https://x.example/1");
    assertThat(signal.getId()).startsWith("radar-550-PK");
  }

  @Test
  void shouldKeepAnOngoingOutageOpen() {
    assertThat(
            annotations(ANNOTATION.replace("\"2023-05-12T17:00:00Z\"", "null")).signal().getUntil())
        .isNull();
  }

  @Test
  void shouldMakeASignalForEachCountryAndEachNetwork() {
    assertThat(annotations(ANNOTATION.replace("[\"PK\"]", "[\"PK\",\"AF\"]")).signals())
        .extracting("country")
        .containsExactly("PK", "AF");
    String networks =
        "\"asnsDetails\":[{\"asn\":\"9541\",\"name\":\"A\",\"locations\":{\"code\":\"PK\"}},"
            + "{\"asn\":\"17557\",\"name\":\"B\"}]";
    assertThat(annotations(ANNOTATION.replace("\"asnsDetails\":[]", networks)).signals())
        .extracting("asn")
        .containsExactly(9541L, 17557L);
  }

  @Test
  void shouldTakeARegionalOutageForItsRegionOnly() {
    String regional = ANNOTATION.replace("NATIONWIDE", "REGIONAL");

    assertThat(
            annotations(regional.replace("\"scope\":null", "\"scope\":\"Balochistan\"")).signal())
        .extracting("region")
        .isEqualTo("PK-BA");
    assertThat(annotations(regional).messages())
        .containsExactly(
            "radar.json:1: 550: scope: 'null' names no region of PK that has a code here");
  }

  @ParameterizedTest
  @CsvSource({"VERIFIED, 1, 0", "UNVERIFIED, 0.5, 0.5"})
  void shouldWeighAnAnomalyByWhoStandsBehindIt(String status, double down, double ok) {
    NetworkSignal signal = anomalies(ANOMALY.replace("VERIFIED", status)).signal();

    assertThat(signal.getDown()).isEqualTo(down);
    assertThat(signal.getOk()).isEqualTo(ok);
    assertThat(signal.getUntil()).isNull();
  }

  @Test
  void shouldReadAnAnomalyOfANetwork() {
    String network =
        ANOMALY.replace(
            "\"locationDetails\"",
            "\"asnDetails\":{\"asn\":\"9541\",\"name\":\"A\",\"locations\":{\"code\":\"PK\"}},"
                + "\"x\"");

    assertThat(anomalies(network).signal().getAsn()).isEqualTo(9541);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OUTAGE|PIPELINE|eventType: 'PIPELINE' is no outage",
        "2023-05-12|2023-05-08|endDate: '2023-05-08T17:00:00Z' lies before startDate '2023-05-09T17:00:00Z'",
        "2023-05-09T17:00:00Z|May|startDate: 'May' is not a time",
        "\"PK\"||locations: missing: neither a country nor a network",
        "\"PK\"|\"XX\"|locations: 'XX' is not a country's ISO 3166-1 code",
      })
  void shouldRejectWithFieldAndReason(String replaced, String by, String message) {
    Collected read = annotations(ANNOTATION.replace(replaced, by == null ? "" : by));

    assertThat(read.messages()).hasSize(1);
    assertThat(read.messages().get(0)).startsWith("radar.json:1: 550: " + message);
  }

  @Test
  void shouldRejectAnAnomalyOfAnOrigin() {
    assertThat(anomalies(ANOMALY.replace("locationDetails", "originDetails")).messages())
        .containsExactly(
            "radar.json:1: u-1: locationDetails: missing: neither a country nor a network with its"
                + " country");
  }

  @Test
  void shouldTellARefusal() {
    Collected read =
        read(
            "{\"success\":false,\"errors\":[{\"code\":10000,\"message\":\"Authentication error\"}]}");

    assertThat(read.messages()).hasSize(1);
    assertThat(read.messages().get(0)).contains("errors: Radar refused").contains("Authentication");
  }

  private static Collected annotations(String items) {
    return read("{\"success\":true,\"errors\":[],\"result\":{\"annotations\":[" + items + "]}}");
  }

  private static Collected anomalies(String items) {
    return read("{\"success\":true,\"result\":{\"trafficAnomalies\":[" + items + "]}}");
  }

  private static Collected read(String text) {
    return Collected.of(new RadarImporter(Collected.CLOCK), Source.text("radar.json", text));
  }
}
