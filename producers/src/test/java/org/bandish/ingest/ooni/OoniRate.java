package org.bandish.ingest.ooni;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bandish.ingest.Ingest;
import org.bandish.ingest.Progress;
import org.bandish.ingest.Source;
import org.bandish.ingest.Tally;
import org.bandish.ingest.evidence.RegistryFiles;

/**
 * How fast OONI's measurements are read, beside reading and parsing the same file with Jackson
 * alone. A program, not a test: {@code generate FILE MEGABYTES}, then {@code import FILE}, {@code
 * tokens FILE} and {@code trees FILE}, each in a fresh Java with {@code -Xmx256m}.
 */
public final class OoniRate {
  private static final String[] HOSTS = {
    "twitter.com", "www.youtube.com", "www.tiktok.com", "telegram.org", "www.example.org"
  };

  private OoniRate() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    if (args[0].equals("generate")) {
      generate(file, Long.parseLong(args[2]) * 1024 * 1024);
      return;
    }
    Instant begun = Instant.now();
    String result =
        switch (args[0]) {
          case "import" -> imported(file, args.length < 3 ? null : Path.of(args[2]));
          case "tokens" -> tokens(file);
          case "trees" -> trees(file);
          default -> throw new IllegalArgumentException(args[0]);
        };
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    double megabytes = Files.size(file) / (1024.0 * 1024.0);
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%s: %s; %.0f MiB in %.1f s, %.0f MiB/s; heap of %d MiB%n",
        args[0],
        result,
        megabytes,
        seconds,
        megabytes / seconds,
        runtime.maxMemory() / (1024 * 1024));
  }

  private static String imported(Path file, Path fingerprints) throws IOException {
    Fingerprints known = fingerprints == null ? Fingerprints.NONE : Fingerprints.read(fingerprints);
    Ingest ingest =
        new Ingest(
            new OoniImporter(RegistryFiles.embedded(), known, Clock.systemUTC()),
            RegistryFiles.embedded());
    Tally tally = ingest.run(List.of(Source.of(file)), null, rejected -> {}, Progress.NONE);
    return tally.toString();
  }

  private static String tokens(Path file) throws IOException {
    long tokens = 0;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = new JsonFactory().createParser(in)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens + " tokens";
  }

  private static String trees(Path file) throws IOException {
    JsonMapper mapper = new JsonMapper();
    long fields = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        fields += mapper.readTree(line).size();
      }
    }
    return fields + " fields";
  }

  private static void generate(Path file, long bytes) throws IOException {
    Random random = new Random(1);
    try (OutputStream out = Files.newOutputStream(file)) {
      long written = 0;
      for (long i = 0; written < bytes; i++) {
        byte[] line = measurement(i, random).getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
      }
    }
  }

  /** As large and as deep as a real one: a page's body, headers, and network events. */
  private static String measurement(long i, Random random) {
    String host = HOSTS[(int) (i % HOSTS.length)];
    boolean blocked = random.nextInt(4) == 0;
    String failure = blocked ? "\"connection_reset\"" : "null";
    StringBuilder events = new StringBuilder();
    for (int e = 0; e < 60; e++) {
      events
          .append(e == 0 ? "" : ",")
          .append("{\"address\":\"203.0.113.7:443\",\"failure\":")
          .append(failure)
          .append(",\"operation\":\"read\",\"num_bytes\":")
          .append(random.nextInt(4096))
          .append(",\"t\":")
          .append(random.nextDouble())
          .append(",\"tags\":[\"tls_handshake\"]}");
    }
    StringBuilder body = new StringBuilder();
    for (int b = 0; b < 400; b++) {
      body.append("<p class=\\\"text\\\">").append(Long.toHexString(random.nextLong()));
      body.append(" و متن \\u2019</p>\\n");
    }
    return "{\"annotations\":{\"engine_version\":\"3.17.2\",\"platform\":\"android\"},"
        + "\"input\":\"https://"
        + host
        + "/\",\"measurement_start_time\":\""
        + Instant.parse("2024-02-17T00:00:00Z")
            .plusSeconds(i)
            .toString()
            .replace('T', ' ')
            .replace("Z", "")
        + "\",\"probe_asn\":\"AS"
        + (9000 + i % 50)
        + "\",\"probe_cc\":\"PK\",\"report_id\":\"20240217T000000Z_webconnectivity_PK_"
        + i
        + "\",\"test_name\":\"web_connectivity\",\"test_version\":\"0.4.3\",\"test_keys\":{"
        + "\"queries\":[{\"answers\":[{\"ipv4\":\"203.0.113.7\",\"answer_type\":\"A\"}],"
        + "\"hostname\":\""
        + host
        + "\"}],\"network_events\":["
        + events
        + "],\"tcp_connect\":[{\"ip\":\"203.0.113.7\",\"port\":443,\"status\":{\"failure\":null,"
        + "\"success\":true}}],\"requests\":[{\"failure\":"
        + failure
        + ",\"request\":{\"url\":\"https://"
        + host
        + "/\",\"headers\":{\"Accept\":\"*/*\"}},\"response\":{\"code\":200,\"body\":\""
        + body
        + "\"}}],\"blocking\":"
        + (blocked ? "\"http-failure\"" : "false")
        + ",\"accessible\":"
        + !blocked
        + ",\"http_experiment_failure\":"
        + failure
        + "}}\n";
  }
}
