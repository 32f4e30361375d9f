package org.bandish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bandish.embedded.EmbeddedCluster;
import org.bandish.ingest.reading.Query;
import org.bandish.pipeline.TopicAdmin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bandish watch} against a real broker and a server that plays OONI's. */
class WatchIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private EmbeddedCluster cluster;
  private HttpServer api;

  @TempDir private Path data;

  @BeforeEach
  void start() throws IOException {
    cluster = EmbeddedCluster.start(data);
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body = answer().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    api.start();
  }

  @AfterEach
  void stop() {
    api.stop(0);
    cluster.close();
  }

  @Test
  void shouldGoOnWhereAnEarlierRunStopped() throws Exception {
    createTopics();
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    assertThat(watch()).as(err.toString()).isZero();
    assertThat(watch()).as(err.toString()).isZero();

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "ooni probe_cc=PK: accepted 1, duplicates 0, rejected 0"
                + "ooni probe_cc=PK: accepted 1, duplicates 0, rejected 0");
    Instant first = Instant.parse(Query.of(asked.get(0)).get("since") + "Z");
    Instant second = Instant.parse(Query.of(asked.get(1)).get("since") + "Z");
    assertThat(first).isBeforeOrEqualTo(begun.minus(23, ChronoUnit.HOURS));
    assertThat(second).isAfterOrEqualTo(begun.minus(1, ChronoUnit.HOURS));
  }

  private int watch() {
    String[] args = {
      "watch",
      "ooni",
      "--once",
      "--country",
      "PK",
      "--api-url",
      "http://127.0.0.1:" + api.getAddress().getPort(),
      "--bootstrap-servers",
      cluster.bootstrapServers(),
      "--schema-registry",
      cluster.registryUrl()
    };
    return Bandish.commandLine(Map.of(), args)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static String answer() {
    return "{\"metadata\":{},\"results\":[{\"measurement_uid\":\"20240218_1\",\"report_id\":\"R\","
        + "\"input\":\"https://x.com/\",\"probe_asn\":\"AS9541\",\"probe_cc\":\"PK\","
        + "\"test_name\":\"web_connectivity\",\"anomaly\":true,\"confirmed\":false,"
        + "\"failure\":false,\"measurement_start_time\":\"2024-02-18T01:39:00Z\"}]}";
  }

  private void createTopics() {
    try (TopicAdmin topics = TopicAdmin.connect(cluster.bootstrapServers(), "bandish.", Map.of())) {
      topics.create(2, (short) 1);
    }
  }
}
