package org.bandish.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Cursor;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.Collected;
import org.bandish.ingest.Outlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch asks by the documented parameters, never hammers, and loses nothing when it fails. */
class WatchTest {
  private static final Instant NOW = Instant.parse("2024-02-18T12:00:00Z");
  private static final String EMPTY = "{\"metadata\":{},\"results\":[]}";

  private final Waiting time = new Waiting();
  private final Kept kept = new Kept();
  private final List<String> told = new ArrayList<>();
  private PlayedApi api;

  @BeforeEach
  void start() throws IOException {
    api = new PlayedApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldAskOoniByItsParametersAndKeepWhereItStands() throws Exception {
    api.then(measurements(3, 0));

    assertThat(watch(ooni())).isTrue();

    assertThat(api.asked())
        .containsExactly(
            "/api/v1/measurements?probe_cc=PK&since=2024-02-17T12%3A00%3A00&until=2024-02-18T12%3A00%3A00"
                + "&order_by=measurement_start_time&order=asc&limit=100&offset=0");
    assertThat(kept.facts).hasSize(3).hasOnlyElementsOfType(NetworkSignal.class);
    assertThat(kept.positions).containsEntry("ooni|probe_cc=PK", "2024-02-18T12:00:00Z");
    assertThat(told).containsExactly("ooni probe_cc=PK: accepted 3, duplicates 0, rejected 0");
  }

  @Test
  void shouldGoOnAnHourBeforeWhereItStood() throws Exception {
    kept.positions.put("ooni|probe_cc=PK", "2024-02-18T11:30:00Z");
    api.then(EMPTY);

    watch(ooni());

    assertThat(api.asked("since")).containsExactly("2024-02-18T10:30:00");
  }

  @Test
  void shouldBeginEachFullPageAtTheLastStartAndUseOffsetsForTiesAlone() throws Exception {
    api.then(measurements(100, 60)).then(measurements(100, 0)).then(measurements(1, 0));

    watch(ooni());

    assertThat(api.asked("since"))
        .containsExactly("2024-02-17T12:00:00", "2024-02-18T01:39:00", "2024-02-18T01:39:00");
    assertThat(api.asked("offset")).containsExactly("0", "0", "100");
    assertThat(kept.history).containsExactly("2024-02-18T01:39:00Z", "2024-02-18T12:00:00Z");
  }

  @Test
  void shouldAskIodaForEventsPageByPage() throws Exception {
    String event =
        "{\"location\":\"country/PK\",\"start\":1708160400,\"duration\":60,\"datasource\":\"bgp\"}";
    String full = IntStream.range(0, 500).mapToObj(i -> event).collect(Collectors.joining(","));
    api.then("{\"data\":[" + full + "]}").then("{\"data\":[" + event + "]}");

    assertThat(watch(Feeds.ioda(api.url(), List.of("PK"), time))).isTrue();

    assertThat(api.asked().get(0))
        .isEqualTo(
            "/outages/events?entityType=country&entityCode=PK&from=1708084800&until=1708257600"
                + "&format=codf&limit=500&page=0");
    assertThat(api.asked("page")).containsExactly("0", "1");
    assertThat(kept.history).containsExactly("2024-02-18T12:00:00Z");
    assertThat(told.get(0)).endsWith("accepted 1, duplicates 500, rejected 0");
  }

  @Test
  void shouldAskRadarWithItsTokenForBothKinds() throws Exception {
    api.then("{\"result\":{\"annotations\":[]}}").then("{\"result\":{\"trafficAnomalies\":[]}}");

    assertThat(watch(Feeds.radar(api.url(), List.of("PK"), "secret", time))).isTrue();

    assertThat(api.asked())
        .extracting(uri -> uri.replaceFirst("\\?.*", ""))
        .containsExactly("/annotations/outages", "/traffic_anomalies");
    assertThat(api.asked("location")).containsOnly("PK");
    assertThat(api.asked("dateStart")).containsOnly("2024-01-19T12:00:00Z");
    assertThat(api.tokens()).containsOnly("Bearer secret");
    assertThat(String.join(" ", told)).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, 7000",
    "503, 0, 0",
    "429, 'Sun, 18 Feb 2024 12:01:00 GMT', 60000",
    "429, 'Sun, 18 Feb 2024 11:59:00 GMT', 0",
    "429, soon, 750",
    "429, -5, 750"
  })
  void shouldWaitAsLongAsTheServerSays(int status, String retryAfter, long millis)
      throws Exception {
    api.then(status, "Retry-After", retryAfter).then(EMPTY);

    assertThat(watch(ooni())).isTrue();
    assertThat(time.waited.get(0).toMillis()).isEqualTo(millis);
    assertThat(api.asked()).hasSize(2);
  }

  @Test
  void shouldNotWaitForAServerThatAsksForTooMuch() throws Exception {
    api.then(429, "Retry-After", "86400");

    assertThat(watch(ooni())).isFalse();
    assertThat(told.get(0)).contains("status 429, and not before 1440 minutes");
    assertThat(time.waited).isEmpty();
  }

  @Test
  void shouldBackOffTwiceAsLongEachTimeAndGiveUp() throws Exception {
    for (int i = 0; i < Backoff.ATTEMPTS; i++) {
      api.then(500);
    }

    assertThat(watch(ooni())).isFalse();

    assertThat(time.backoffs()).containsExactly(750L, 1500L, 3000L, 6000L, 12000L);
    assertThat(told.get(0)).contains("status 500, 6 times");
    assertThat(kept.history).isEmpty();
  }

  @Test
  void shouldLeaveTwoSecondsBetweenRequests() throws Exception {
    api.then(measurements(100, 60)).then(measurements(1, 0));

    watch(ooni());

    assertThat(time.waited).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void shouldAskAgainWhenABodyIsCutOff() throws Exception {
    api.thenTruncated("{\"results\":[").then(measurements(2, 0));

    assertThat(watch(ooni())).isTrue();
    assertThat(kept.facts).hasSize(2);
  }

  @Test
  void shouldKeepTheCursorWhereItIsWhenTheAnswerIsNotJson() throws Exception {
    api.then("{\"results\":[");

    assertThat(watch(ooni())).isFalse();
    assertThat(told.get(0)).contains("the answer is not JSON");
    assertThat(kept.history).isEmpty();
  }

  @Test
  void shouldKeepWhatWasAnsweredBeforeAFailure() throws Exception {
    kept.positions.put("ooni|probe_cc=PK", "2024-02-17T13:00:00Z");
    api.then(measurements(100, 60)).then(measurements(100, 120)).then(404);

    assertThat(watch(ooni())).isFalse();
    assertThat(kept.facts).isNotEmpty();
    assertThat(kept.history).last().isEqualTo("2024-02-18T01:39:00Z");
    assertThat(told.get(0)).contains("status 404");
  }

  @Test
  void shouldRefuseARedirectToAnotherHostAndFollowOneToTheSame() throws Exception {
    api.then(302, "Location", "http://localhost:1/elsewhere");
    assertThat(watch(ooni())).isFalse();
    assertThat(told.get(0)).contains("refused a redirect to another host, localhost:1");

    api.then(301, "Location", "/moved?limit=100").then(EMPTY);
    assertThat(watch(ooni())).isTrue();
    assertThat(api.asked()).last().isEqualTo("/moved?limit=100");
  }

  @Test
  void shouldNotBeSentRoundForEver() throws Exception {
    for (int i = 0; i < 5; i++) {
      api.then(302, "Location", "/round");
    }

    assertThat(watch(ooni())).isFalse();
    assertThat(told.get(0)).contains("redirected more than 3 times");
  }

  @Test
  void shouldRefuseABodyThatWouldFillTheMemory() {
    api.then("x".repeat(1001));

    assertThatThrownBy(
            () ->
                new Fetcher(time, () -> 0.5, time, 1000, Duration.ofMinutes(1))
                    .get(URI.create(api.url()), Map.of()))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void shouldNotWaitForEverForABodyThatStalls() throws Exception {
    api.thenStalled("{\"results\":[").then(EMPTY);

    byte[] body =
        new Fetcher(time, () -> 0.5, time, 1000, Duration.ofMillis(300))
            .get(URI.create(api.url()), Map.of());

    assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(EMPTY);
    assertThat(api.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"Invalid parameters\",\"data\":null}",
        "{\"success\":false,\"errors\":[{\"code\":10000}],\"result\":null}",
        "[]",
        "\"down for maintenance\""
      })
  void shouldNotMoveTheCursorPastAnAnswerWithoutAList(String answer) throws Exception {
    for (List<Feed> feeds :
        List.of(
            ooni(),
            Feeds.ioda(api.url(), List.of("PK"), time),
            Feeds.radar(api.url(), List.of("PK"), "secret", time))) {
      api.then(answer).then(answer);

      assertThat(watch(feeds)).isFalse();
      assertThat(told.get(0)).contains("the answer holds no list");
      assertThat(kept.history).isEmpty();
    }
  }

  @Test
  void shouldNotMoveTheCursorWhenNothingCanBePublished() {
    api.then(measurements(1, 0));
    kept.broken = true;

    assertThatThrownBy(() -> watch(ooni())).isInstanceOf(IOException.class).hasMessage("full");
    assertThat(kept.history).isEmpty();
  }

  private List<Feed> ooni() {
    return Feeds.ooni(api.url(), List.of("PK"), Collected.REGISTRY, time);
  }

  private boolean watch(List<Feed> feeds) throws IOException, InterruptedException {
    told.clear();
    return new Watch(feeds, new Fetcher(time, () -> 0.5, time), kept, kept, time, time)
        .run(Duration.ofMinutes(10), true, rejected -> {}, told::add);
  }

  /** A page of measurements, each some seconds after the one before it. */
  private static String measurements(int count, int apart) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Instant at = Instant.parse("2024-02-18T00:00:00Z").plusSeconds((long) i * apart);
              Instant start = apart == 0 ? Instant.parse("2024-02-18T01:39:00Z") : at;
              return "{\"measurement_uid\":\"U"
                  + apart
                  + "-"
                  + i
                  + "\",\"report_id\":\"R\",\"input\":\"https://x.com/\",\"probe_asn\":\"AS9541\","
                  + "\"probe_cc\":\"PK\",\"test_name\":\"web_connectivity\",\"anomaly\":true,"
                  + "\"confirmed\":false,\"failure\":false,\"measurement_start_time\":\""
                  + start
                  + "\"}";
            })
        .collect(Collectors.joining(",", "{\"metadata\":{},\"results\":[", "]}"));
  }

  /** A clock that moves only when somebody waits. */
  private static final class Waiting extends Clock implements Pause {
    private final List<Duration> waited = new ArrayList<>();
    private Instant now = NOW;

    @Override
    public void of(Duration duration) {
      waited.add(duration);
      now = now.plus(duration);
    }

    /** Waits that are not those between any two requests, in milliseconds. */
    List<Long> backoffs() {
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < waited.size(); i++) {
        boolean between =
            i > 0 && waited.get(i - 1).plus(waited.get(i)).equals(Duration.ofSeconds(2));
        if (!between) {
          millis.add(waited.get(i).toMillis());
        }
      }
      return millis;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  /** Keeps what is published and where the watch stands. */
  private static final class Kept implements Outlet, Cursors {
    private final List<SpecificRecord> facts = new ArrayList<>();
    private final Map<String, String> positions = new HashMap<>();
    private final List<String> history = new ArrayList<>();
    private boolean broken;

    @Override
    public void send(SpecificRecord fact) throws IOException {
      if (broken) {
        throw new IOException("full");
      }
      facts.add(fact);
    }

    @Override
    public String position(String importer, String query) {
      return positions.get(importer + "|" + query);
    }

    @Override
    public void keep(Cursor cursor) {
      positions.put(cursor.getImporter() + "|" + cursor.getQuery(), cursor.getPosition());
      history.add(cursor.getPosition());
    }
  }
}
