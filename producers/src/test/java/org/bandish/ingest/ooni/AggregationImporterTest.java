package org.bandish.ingest.ooni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Source;
import org.bandish.ingest.reading.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts per span become one signal that speaks for the span. */
class AggregationImporterTest {
  private static final String HEADER =
      "anomaly_count,confirmed_count,failure_count,measurement_count,measurement_start_day,"
          + "ok_count,probe_asn\n";
  private static final String QUERY = "probe_cc=PK&test_name=telegram&axis_x=measurement_start_day";

  /** Else counts of half a day and those of the whole day would be versions of one age. */
  @Test
  void shouldSayWhenTheCountsOfADayThatGoesOnWerePublic() {
    String rows =
        "measurement_start_day,probe_cc,measurement_count,confirmed_count,anomaly_count,"
            + "failure_count,ok_count\n2026-08-01,IQ,1,0,0,0,1\n2026-07-31,IQ,1,0,0,0,1\n";

    Collected read = read("test_name=telegram", rows);

    assertThat(read.rejected()).isEmpty();
    assertThat(read.signals().get(0).getPublished().getLatest())
        .isEqualTo(Collected.CLOCK.instant());
    assertThat(read.signals().get(1).getPublished()).isNull();
  }

  @Test
  void shouldWeighEachMeasurementAsItWouldAlone() {
    NetworkSignal signal = read(QUERY, HEADER + "3,2,1,10,2024-02-18,4,9541\n").signal();

    assertThat(signal.getBlocked()).isEqualTo((2 + 0.7 * 3) / 10, within(1e-9));
    assertThat(signal.getDown()).isEqualTo((1 + 0.3 * 3) / 10, within(1e-9));
    assertThat(signal.getOk()).isEqualTo(0.4);
    assertThat(signal.getCount()).isEqualTo(10);
    assertThat(signal.getAt().getEarliest()).isEqualTo(Instant.parse("2024-02-18T00:00:00Z"));
    assertThat(signal.getUntil().getEarliest()).isEqualTo(Instant.parse("2024-02-19T00:00:00Z"));
    assertThat(signal.getPlatform()).isEqualTo("telegram");
    assertThat(signal.getAsn()).isEqualTo(9541);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-18, '', 2024-02-19T00:00:00Z",
    "2024-02-18T05:00:00Z, '', 2024-02-18T06:00:00Z",
    "2024-02-18, &time_grain=week, 2024-02-25T00:00:00Z",
    "2024-02-01, &time_grain=month, 2024-03-01T00:00:00Z",
    "2024-01-01, &time_grain=year, 2025-01-01T00:00:00Z",
  })
  void shouldEndTheSpanByTheGrainThatWasAskedFor(String day, String grain, String end) {
    NetworkSignal signal = read(QUERY + grain, HEADER + "0,0,0,1," + day + ",1,9541\n").signal();

    assertThat(signal.getUntil().getEarliest()).isEqualTo(Instant.parse(end));
  }

  @Test
  void shouldReadJsonWithColumnsInPlaceOfTheQuery() {
    Collected read =
        read(
            "",
            "{\"v\": 0, \"dimension_count\": 2, \"result\": [{\"anomaly_count\": 0,"
                + " \"confirmed_count\": 1, \"failure_count\": 0, \"ok_count\": 0,"
                + " \"measurement_count\": 1, \"measurement_start_day\": \"2024-02-18\","
                + " \"probe_cc\": \"PK\", \"domain\": \"www.twitter.com\"}]}");

    assertThat(read.signal().getPlatform()).isEqualTo("x");
    assertThat(read.signal().getBlocked()).isEqualTo(1);
  }

  @Test
  void shouldGiveTheSameAggregateTheSameIdAndOthersAnother() {
    String row = "0,0,0,1,2024-02-18,1,%d\n";
    String id = read(QUERY, HEADER + row.formatted(9541)).signal().getId();

    assertThat(read(QUERY, HEADER + row.formatted(9541)).signal().getId()).isEqualTo(id);
    assertThat(read(QUERY, HEADER + row.formatted(17557)).signal().getId()).isNotEqualTo(id);
    assertThat(read(QUERY + "&input=http://t.me", HEADER + row.formatted(9541)).signal().getId())
        .isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,0,0,2,2024-02-18,1,9541|measurement_count: 2, where the four kinds together are 1",
        "0,0,0,0,2024-02-18,0,9541|measurement_count: 0: nothing was measured",
        "x,0,0,1,2024-02-18,1,9541|anomaly_count: 'x' is not a count",
        "0,0,0,1,18 Feb,1,9541|measurement_start_day: '18 Feb' is not a time",
        "0,0,0,1,,1,9541|measurement_start_day: missing: when it was",
        "0,0,0,1,2024-02-18,1|6 cells, where the header has 7 columns",
      })
  void shouldRejectWithLineFieldAndReason(String row, String message) {
    Collected read = read(QUERY, HEADER + "0,0,0,1,2024-02-17,1,9541\n" + row + "\n");

    assertThat(read.signals()).hasSize(1);
    assertThat(read.messages()).hasSize(1);
    assertThat(read.messages().get(0)).startsWith("counts.csv:3: " + message);
  }

  @Test
  void shouldRejectWhatTheQueryWouldHaveSaid() {
    String rows = HEADER + "0,0,0,1,2024-02-18,1,9541\n";

    assertThat(read("test_name=telegram", rows).messages())
        .containsExactly("counts.csv:2: probe_cc: missing: which country");
    assertThat(read("probe_cc=PK", rows).messages().get(0)).contains("test_name: missing");
    assertThat(read("probe_cc=PK&test_name=ndt", rows).messages())
        .containsExactly("counts.csv:2: test_name: no platform for the test ndt");
    assertThat(read(QUERY + "&time_grain=decade", rows).messages())
        .containsExactly("counts.csv:2: time_grain: unknown: 'decade'");
  }

  private static Collected read(String query, String text) {
    return Collected.of(
        new AggregationImporter(Collected.REGISTRY, Query.of(query), Collected.CLOCK),
        Source.text("counts.csv", text));
  }
}
