package org.bandish.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.bandish.event.NetworkSignal;
import org.bandish.ingest.ioda.IodaImporter;
import org.bandish.ingest.ooni.AggregationImporter;
import org.bandish.ingest.ooni.ObservationImporter;
import org.bandish.ingest.ooni.OoniImporter;
import org.bandish.ingest.radar.RadarImporter;
import org.bandish.ingest.reading.Query;
import org.bandish.ingest.stop.StopImporter;

/** Good data with some bytes changed: never a failure, never a fact that is none. */
class MutatedDataTest {
  private static final String MEASUREMENT =
      "{\"report_id\":\"R1\",\"input\":\"https://www.tiktok.com/\",\"probe_asn\":\"AS9541\","
          + "\"probe_cc\":\"PK\",\"test_name\":\"%s\",\"scores\":{\"blocking_general\":0.9,"
          + "\"accuracy\":1},\"measurement_start_time\":\"2021-03-12 08:00:00\",\"test_keys\":"
          + "{\"blocking\":\"dns\",\"queries\":[{\"answers\":[{\"ipv4\":\"10.0.0.1\"}]}],"
          + "\"tcp_connect\":[{\"status\":{\"failure\":null,\"success\":true}}],\"requests\":"
          + "[{\"failure\":null,\"request\":{\"url\":\"https://x\"}}]}}\n";
  private static final String COUNTS =
      "measurement_start_day,probe_asn,measurement_count,confirmed_count,anomaly_count,"
          + "failure_count,ok_count\n2025-03-06,AS50710,8,1,1,0,6\n2025-03-07,AS0,8,1,1,0,6\n";
  private static final String OBSERVATIONS =
      "measurement_uid,report_id,test_name,input,probe_cc,probe_asn,measurement_start_time,"
          + "hostname,dns_failure,tcp_success\n"
          + "U1,R1,telegram,,KE,37061,2023-11-08 05:00:00,,,true\n"
          + "U1,R1,telegram,,KE,37061,2023-11-08 05:00:00,,nxdomain,\n";
  private static final String EVENTS =
      "{\"type\":\"x\",\"requestParameters\":{\"relatedTo\":\"country/IR\",\"until\":1574500000},"
          + "\"data\":[[{\"entity\":{\"type\":\"region\",\"code\":\"4416\",\"name\":\"Sindh\","
          + "\"attrs\":{\"country_code\":\"PK\"}},\"datasource\":\"bgp\",\"from\":1573904000,"
          + "\"until\":1573907600},{\"location\":\"asn/44244\",\"start\":1573904000,\"duration\":60,"
          + "\"datasource\":\"bgp\"},{\"entityType\":\"country\",\"entityCode\":\"IR\","
          + "\"datasource\":\"bgp\",\"from\":1573904000,\"step\":300,\"values\":[1,null,3]}]]}";
  private static final String ANNOTATIONS =
      "{\"success\":true,\"result\":{\"annotations\":[{\"id\":\"550\",\"startDate\":"
          + "\"2023-05-09T15:00:00Z\",\"endDate\":\"2023-05-10T00:00:00Z\",\"locations\":[\"PK\"],"
          + "\"asns\":[45595],\"outage\":{\"outageType\":\"REGIONAL\"},\"scope\":\"Sindh\"},"
          + "{\"uuid\":\"u\",\"status\":\"VERIFIED\",\"startDate\":\"2023-05-09T15:00:00Z\","
          + "\"locationDetails\":{\"code\":\"PK\"}}]}}";
  private static final String TABLE =
      "start_date_type,start_date,country,geo_scope,area_name,shutdown_type,shutdown_extent,"
          + "shutdown_status,end_date,twitter_affected,other_affected\n"
          + "Actual,2024-02-17,\"Pakistan, India\",,Nationwide,Shutdown,Full and Service-based,"
          + "Ended,2025-05-07,Yes,\"Signal, 14 sites\"\n";

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void shouldNeitherFailNorMakeAFactThatIsNone(
      @ForAll Random random, @ForAll @IntRange(max = 12) int changes) {
    Query query = Query.of("probe_cc=IQ&test_name=telegram&relatedTo=country/IR");
    read(
        new OoniImporter(Collected.REGISTRY, Collected.CLOCK),
        measurements(random),
        random,
        changes);
    read(
        new AggregationImporter(Collected.REGISTRY, query, Collected.CLOCK),
        COUNTS,
        random,
        changes);
    read(
        new ObservationImporter(Collected.REGISTRY, Collected.CLOCK),
        OBSERVATIONS,
        random,
        changes);
    read(new IodaImporter(query, Collected.CLOCK), EVENTS, random, changes);
    read(new RadarImporter(Collected.CLOCK), ANNOTATIONS, random, changes);
    read(new StopImporter(Collected.REGISTRY, Collected.CLOCK), TABLE, random, changes);
  }

  private static String measurements(Random random) {
    String[] tests = {"web_connectivity", "telegram", "whatsapp", "signal", "facebook_messenger"};
    StringBuilder lines = new StringBuilder();
    for (String test : tests) {
      String line = MEASUREMENT.formatted(test);
      lines.append(random.nextBoolean() ? line.replace("\"scores\"", "\"none\"") : line);
    }
    return lines.toString();
  }

  private static void read(Importer importer, String text, Random random, int changes) {
    byte[] bytes = mutated(text.getBytes(StandardCharsets.UTF_8), random, changes);

    Collected read = Collected.of(importer, Source.bytes("mutated", bytes));

    String written = new String(bytes, StandardCharsets.UTF_8);
    // A header alone is an answer without rows.
    if (text.startsWith("{") || written.strip().contains("\n")) {
      assertThat(read.signals().size() + read.rejected().size()).as(written).isPositive();
    }
    assertThat(read.rejected())
        .as(written)
        .allSatisfy(
            each -> {
              assertThat(each.reason()).isNotBlank();
              assertThat(each.line()).isNotNegative();
            });
    assertThat(read.signals()).as(written).allSatisfy(MutatedDataTest::isAFact);
  }

  private static void isAFact(NetworkSignal signal) {
    assertThat(signal.getId()).matches("[A-Za-z0-9._-]{1,120}");
    assertThat(signal.getCountry()).matches("[A-Z]{2}");
    if (signal.getMetric() == null) {
      assertThat(signal.getBlocked() + signal.getDown() + signal.getOk())
          .isCloseTo(1, within(1e-6));
    } else {
      assertThat(signal.getValue()).isFinite();
    }
    if (signal.getUntil() != null) {
      assertThat(signal.getUntil().getEarliest()).isAfterOrEqualTo(signal.getAt().getEarliest());
    }
  }

  private static byte[] mutated(byte[] bytes, Random random, int changes) {
    byte[] now = bytes.clone();
    for (int i = 0; i < changes && now.length > 1; i++) {
      int at = random.nextInt(now.length);
      switch (random.nextInt(5)) {
        case 0 -> now[at] = (byte) random.nextInt(256);
        case 1 -> now[at] = (byte) "{}[],:\"0-nt\n".charAt(random.nextInt(12));
        case 2 -> now[at] = now[random.nextInt(now.length)];
        case 3 -> {
          byte[] cut = Arrays.copyOf(now, now.length - 1);
          System.arraycopy(now, at + 1, cut, at, cut.length - at);
          now = cut;
        }
        default -> {
          byte[] longer = Arrays.copyOf(now, now.length + 1);
          System.arraycopy(now, at, longer, at + 1, now.length - at);
          now = longer;
        }
      }
    }
    return now;
  }
}
