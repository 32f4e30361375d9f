package org.bandish.ingest.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Transition;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault of the table is rejected with line, field and reason, or resolved by a rule. */
class StopImporterTest {
  private static final List<String> COLUMNS =
      List.of(
          "start_date_type",
          "start_date",
          "country",
          "geo_scope",
          "area_name",
          "shutdown_type",
          "shutdown_extent",
          "info_source_link",
          "shutdown_status",
          "end_date",
          "duration",
          "facebook_affected",
          "twitter_affected",
          "other_affected",
          "count_year");

  @Test
  void shouldReportEachServiceWithItsSpan() {
    Collected read =
        read(
            row(
                "facebook_affected",
                "Yes",
                "twitter_affected",
                "Yes",
                "other_affected",
                "YouTube, TikTok"));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.signals())
        .extracting("platform")
        .containsExactlyInAnyOrder("facebook", "x", "youtube", "tiktok");
    NetworkSignal signal = read.signals().get(0);
    assertThat(signal.getSource()).isEqualTo(SignalSource.REPORT);
    assertThat(signal.getCountry()).isEqualTo("PK");
    assertThat(signal.getRegion()).isNull();
    assertThat(signal.getBlocked()).isEqualTo(1);
    assertThat(signal.getThrottled()).isFalse();
    assertThat(signal.getAt().getEdtf()).isEqualTo("2024-02-17");
    assertThat(signal.getAt().getEarliest()).isEqualTo(Instant.parse("2024-02-16T19:00:00Z"));
    assertThat(signal.getUntil().getEdtf()).isEqualTo("2025-05-07");
    assertThat(signal.getTransition()).isEqualTo(Transition.ONSET);
    assertThat(signal.getSources())
        .extracting("url")
        .containsExactly(null, "https://a.example/1", "https://b.example/2");
  }

  @Test
  void shouldMakeASignalOfConnectivityOfAFullNetwork() {
    NetworkSignal signal =
        read(row("shutdown_extent", "Full network", "twitter_affected", "No")).signal();

    assertThat(signal.getPlatform()).isNull();
    assertThat(signal.getBlocked()).isZero();
    assertThat(signal.getDown()).isEqualTo(1);
  }

  @Test
  void shouldReportBothWhereARowIsBoth() {
    assertThat(read(row("shutdown_extent", "Full network, Service-based")).signals())
        .extracting("platform")
        .containsExactly(null, "x");
  }

  @Test
  void shouldKeepAnOngoingBlockOpen() {
    NetworkSignal signal = read(row("shutdown_status", "Ongoing", "end_date", "")).signal();

    assertThat(signal.getUntil()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Ended", "Unknown", "''"})
  void shouldSpeakForTheFirstDayAloneWhereTheEndIsNotKnown(String status) {
    NetworkSignal signal = read(row("shutdown_status", status, "end_date", "")).signal();

    assertThat(signal.getUntil().getEdtf()).isEqualTo("2024-02-17");
  }

  @Test
  void shouldGiveYearlyRepeatsOneIdAndTakeTheSameForADuplicate() {
    Collected read =
        read(
            row("count_year", "2024", "shutdown_status", "Ongoing", "end_date", ""),
            row("count_year", "2025", "shutdown_status", "Ongoing", "end_date", ""),
            row("count_year", "2025"));

    assertThat(read.signals()).extracting("id").containsOnly(read.signals().get(0).getId());
    assertThat(read.signals().get(1)).isEqualTo(read.signals().get(0));
    assertThat(read.signals().get(2).getUntil()).isNotNull();
  }

  @Test
  void shouldTellBlocksOfOneDayInTwoPlacesApart() {
    Collected read =
        read(
            row("area_name", "Quetta, Balochistan", "geo_scope", "It only affected one city"),
            row("area_name", "Gwadar, Balochistan", "geo_scope", "It only affected one city"));

    assertThat(read.signals()).extracting("region").containsOnly("PK-BA");
    assertThat(read.signals()).extracting("id").doesNotHaveDuplicates();
  }

  @Test
  void shouldWeighOnePlaceInARegionHalf() {
    NetworkSignal city =
        read(row(
                "area_name",
                "Karachi",
                "geo_scope",
                "It only affected one city",
                "shutdown_extent",
                "Full network"))
            .signal();
    NetworkSignal region =
        read(row(
                "area_name",
                "Balochistan",
                "geo_scope",
                "It affected more than one city in the same state",
                "shutdown_extent",
                "Full network"))
            .signal();

    assertThat(city.getRegion()).isEqualTo("PK-SD");
    assertThat(city.getDown()).isEqualTo(0.5);
    assertThat(city.getOk()).isEqualTo(0.5);
    assertThat(region.getRegion()).isEqualTo("PK-BA");
    assertThat(region.getDown()).isEqualTo(1);
  }

  @Test
  void shouldMakeAFactForEachCountryAndRegionOfACell() {
    assertThat(read(row("country", "Iran, Iraq and Syria")).signals())
        .extracting("country")
        .containsExactly("IR", "IQ", "SY");
    assertThat(
            read(row("area_name", "Lahore, Karachi, Peshawar", "geo_scope", "more than one city"))
                .signals())
        .extracting("region")
        .containsExactly("PK-KP", "PK-PB", "PK-SD");
  }

  @ParameterizedTest
  @CsvSource({
    "Bosnia & Herzegovina, BA",
    "Myanmar, MM",
    "Democratic Republic of the Congo, CD",
    "Russia, RU",
    "Trinidad and Tobago, TT",
  })
  void shouldKnowCountriesByTheNamesOfTheTable(String name, String code) {
    assertThat(read(row("country", name)).signal().getCountry()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"'Shutdown', false", "'Throttle', true", "'Shutdown, Throttle', false"})
  void shouldTellAThrottleFromABlock(String type, boolean throttled) {
    assertThat(read(row("shutdown_type", type)).signal().getThrottled()).isEqualTo(throttled);
  }

  @Test
  void shouldTakeAnEstimatedStartForApproximateAndNoOnset() {
    NetworkSignal signal = read(row("start_date_type", "Estimated")).signal();

    assertThat(signal.getAt().getEdtf()).isEqualTo("2024-02-17~");
    assertThat(signal.getAt().getApproximate()).isTrue();
    assertThat(signal.getTransition()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Curfew Style", "-44270", "446", "''"})
  void shouldNotGoByTheDuration(String duration) {
    assertThat(read(row("duration", duration)).signal().getUntil().getEdtf())
        .isEqualTo("2025-05-07");
  }

  @Test
  void shouldReadDaysTheAmericanWay() {
    assertThat(read(row("start_date", "2/17/2024")).signal().getAt().getEdtf())
        .isEqualTo("2024-02-17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "end_date|2024-02-16|end_date: '2024-02-16' lies before start_date '2024-02-17'",
        "end_date|soon|end_date: 'soon' is no day, neither 2024-02-17 nor 2/17/2024",
        "start_date||start_date: empty",
        "start_date|13/13/2024|start_date: '13/13/2024' is no day, neither 2024-02-17 nor 2/17/2024",
        "start_date|2031-01-01|start_date: '2031-01-01' lies before 2000 or in the future",
        "country|Pakistan, Atlantis|country: 'Atlantis' is no country that is known here",
        "country||country: empty",
        "shutdown_type|Unknown|shutdown_type: 'Unknown' does not say what was done",
        "shutdown_extent||shutdown_extent: empty",
        "shutdown_extent|Other|shutdown_extent: unknown: 'other'",
        "twitter_affected||shutdown_extent: Service-based, and no service is named",
        "twitter_affected|Unknown|shutdown_extent: Service-based, and no service is named",
        "area_name|Tribal lands|area_name: 'Tribal lands' is not the country and names no region of PK that has a code here",
      })
  void shouldRejectWithLineFieldAndReason(String column, String cell, String message) {
    Collected read = read(row(), row(column, cell == null ? "" : cell));

    assertThat(read.signals()).hasSize(1);
    assertThat(read.messages()).containsExactly("stop.csv:3: " + message);
  }

  @Test
  void shouldTakeTheServicesThatItKnowsAndTellTheOthers() {
    Collected read = read(row("other_affected", "14 news websites, Signal"));

    assertThat(read.signals()).extracting("platform").containsExactly("x", "signal");
    assertThat(read.messages())
        .containsExactly("stop.csv:2: other_affected: no platform for '14 news websites'");
  }

  @Test
  void shouldTellOfAQuoteThatIsNotClosed() {
    Collected read = read(row(), "\"no end");

    assertThat(read.signals()).hasSize(1);
    assertThat(read.messages()).containsExactly("stop.csv:3: a quote that is not closed");
  }

  @Test
  void shouldReadTheRowsOfPakistan() {
    Path sample = Collected.sample("stop/stop_pakistan.csv");
    assumeThat(sample).exists();
    Collected read = read(Source.of(sample));

    assertThat(read.messages())
        .extracting(message -> message.replaceFirst("^.*stop_pakistan.csv:", ""))
        .containsExactly(
            "20: other_affected: no platform for '14 news websites'",
            "20: other_affected: no platform for 'WhatsApp web interface'",
            "33: area_name: 'Major cities in Pakitan' is not the country and names no region of PK"
                + " that has a code here",
            "34: other_affected: no platform for 'Social media'",
            "69: end_date: '2020-05-17' lies before start_date '2020-05-18'");
    assertThat(read.signals()).hasSize(170);
  }

  private static String row(String... changes) {
    Map<String, String> cells = new HashMap<>();
    cells.put("start_date_type", "Actual");
    cells.put("start_date", "2024-02-17");
    cells.put("country", "Pakistan");
    cells.put("geo_scope", "It affected locations in more than one state, province, or region");
    cells.put("area_name", "Nationwide");
    cells.put("shutdown_type", "Shutdown");
    cells.put("shutdown_extent", "Service-based");
    cells.put("info_source_link", "https://a.example/1; https://b.example/2; none");
    cells.put("shutdown_status", "Ended");
    cells.put("end_date", "2025-05-07");
    cells.put("twitter_affected", "Yes");
    for (int i = 0; i < changes.length; i += 2) {
      cells.put(changes[i], changes[i + 1]);
    }
    return COLUMNS.stream()
        .map(column -> '"' + cells.getOrDefault(column, "") + '"')
        .reduce((a, b) -> a + "," + b)
        .orElseThrow();
  }

  private static Collected read(String... rows) {
    return read(
        Source.text("stop.csv", String.join(",", COLUMNS) + "\n" + String.join("\n", rows)));
  }

  private static Collected read(Source source) {
    return Collected.of(new StopImporter(Collected.REGISTRY, Collected.CLOCK), source);
  }
}
