package org.bandish.ingest.ooni;

import java.util.List;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.Csv;

/** What a row of OONI's columnar observations adds to its measurement. */
final class ObservationTable {
  static final int UID = 0;
  static final int REPORT = 1;
  static final int TEST = 2;
  static final int INPUT = 3;
  static final int COUNTRY = 4;
  static final int ASN = 5;
  static final int TIME = 6;
  static final int HOST = 7;

  /** Columns that say which measurement it is. */
  static final List<String> FIELDS =
      List.of(
          "measurement_uid",
          "report_id",
          "test_name",
          "input",
          "probe_cc",
          "probe_asn",
          "measurement_start_time",
          "hostname");

  private static final int LONGEST = 2_000;

  private ObservationTable() {}

  /** The measurement of a row, with what the row adds. */
  static Observation of(Csv.Row row) throws BadField {
    row.required("measurement_uid");
    row.required("test_name");
    String[] fields = new String[FIELDS.size()];
    for (int i = 0; i < fields.length; i++) {
      String text = row.text(FIELDS.get(i));
      if (text != null && text.length() > LONGEST) {
        throw new BadField(FIELDS.get(i), "longer than " + LONGEST + " characters");
      }
      fields[i] = text;
    }
    if (!"web_connectivity".equals(fields[TEST])) {
      // Hosts of an app's test are parts of it and differ from row to row.
      fields[HOST] = null;
    }
    Observation observation = new Observation(row.line(), fields);
    String word = row.text("probe_analysis");
    if (word != null) {
      observation.blocking(word);
    }
    add(observation, row);
    return observation;
  }

  private static void add(Observation observation, Csv.Row row) {
    String dns = row.text("dns_failure");
    if (dns != null) {
      observation.failed(Observation.Layer.DNS, shortened(dns));
    } else if (row.text("dns_answer") != null) {
      observation.worked(Observation.Layer.DNS);
    }
    boolean six = String.valueOf(row.text("ip")).contains(":");
    String tcp = row.text("tcp_failure");
    if (tcp != null && !(six && tcp.endsWith("unreachable"))) {
      // A probe without IPv6 says nothing of who has it.
      observation.failed(Observation.Layer.TCP, shortened(tcp));
    } else if (isTrue(row.text("tcp_success"))) {
      observation.worked(Observation.Layer.TCP);
    }
    String tls = row.text("tls_failure");
    if (tls != null) {
      observation.failed(Observation.Layer.TLS, shortened(tls));
    } else if (isTrue(row.text("tls_success"))) {
      observation.worked(Observation.Layer.TLS);
    }
    String http = row.text("http_failure");
    if (http != null) {
      observation.failed(Observation.Layer.HTTP, shortened(http));
    } else if (row.text("http_request_url") != null) {
      observation.worked(Observation.Layer.HTTP);
    }
  }

  private static boolean isTrue(String cell) {
    return cell != null && cell.matches("1|1\\.0|true|True");
  }

  private static String shortened(String failure) {
    return failure.length() > 60 ? failure.substring(0, 60) : failure;
  }
}
