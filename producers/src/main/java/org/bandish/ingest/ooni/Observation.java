package org.bandish.ingest.ooni;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the observations of one measurement say together: how often each layer worked or failed.
 * Folding is commutative, so the rows of a measurement may stand anywhere in the table.
 */
final class Observation {
  /** The layers, in the order in which they come about. */
  enum Layer {
    DNS,
    TCP,
    TLS,
    HTTP
  }

  /** How attempts at one layer went. */
  private static final class Attempts {
    private int worked;
    private int failed;
    private String failure = "";

    /** Of several failures the first by name stands, whatever the order. */
    void failure(String name) {
      if (failure.isEmpty() || (!name.isEmpty() && name.compareTo(failure) < 0)) {
        failure = name;
      }
    }
  }

  private final String[] fields;
  private final Map<Layer, Attempts> layers = new EnumMap<>(Layer.class);
  private int line;
  private String blocking = "";

  /**
   * A measurement of which nothing was seen yet.
   *
   * @param fields that say which one it is, null where unknown
   */
  Observation(int line, String... fields) {
    this.line = line;
    this.fields = fields.clone();
    for (Layer layer : Layer.values()) {
      layers.put(layer, new Attempts());
    }
  }

  void worked(Layer layer) {
    layers.get(layer).worked++;
  }

  void failed(Layer layer, String name) {
    layers.get(layer).failed++;
    layers.get(layer).failure(name);
  }

  /** The probe's own word; it is the same in all rows. */
  void blocking(String word) {
    if (word.compareTo(blocking) > 0) {
      blocking = word;
    }
  }

  void merge(Observation other) {
    line = Math.min(line, other.line);
    blocking(other.blocking);
    layers.forEach(
        (layer, attempts) -> {
          Attempts more = other.layers.get(layer);
          attempts.worked += more.worked;
          attempts.failed += more.failed;
          attempts.failure(more.failure);
        });
  }

  String field(int index) {
    return fields[index];
  }

  int line() {
    return line;
  }

  /**
   * The verdict: the probe's own word where there is one, else the lowest layer at which more
   * attempts failed than worked.
   */
  Verdict verdict() {
    boolean web = "web_connectivity".equals(fields[ObservationTable.TEST]);
    if (web && !blocking.isEmpty()) {
      return byWord();
    }
    for (Map.Entry<Layer, Attempts> layer : layers.entrySet()) {
      Attempts attempts = layer.getValue();
      if (attempts.failed > attempts.worked) {
        return Failures.isUnknown(attempts.failure)
            ? Verdict.DOWN
            : weighed(layer.getKey(), attempts.failure);
      }
    }
    return Verdict.OK;
  }

  private Verdict byWord() {
    String tls = layers.get(Layer.TLS).failure;
    String dns = layers.get(Layer.DNS).failure;
    return switch (blocking) {
      case "false" -> Verdict.OK;
      case "dns" -> dns.isEmpty() ? Failures.injected(served()) : Failures.dns(dns);
      case "tcp_ip" -> Failures.tcp(layers.get(Layer.TCP).failure);
      case "http-failure" ->
          tls.isEmpty()
              ? Failures.request(fields[ObservationTable.INPUT], layers.get(Layer.HTTP).failure)
              : Failures.tls(tls);
      case "http-diff" -> new Verdict(0.75, 0, 0.25, "http");
      default -> Verdict.DOWN;
    };
  }

  /** Whether a page came, or nothing tells that none did. */
  private boolean served() {
    return layers.get(Layer.HTTP).worked > 0
        || layers.entrySet().stream()
            .allMatch(layer -> layer.getKey() == Layer.DNS || layer.getValue().failed == 0);
  }

  private static Verdict weighed(Layer layer, String failure) {
    return switch (layer) {
      case DNS -> Failures.dns(failure);
      case TCP -> Failures.tcp(failure);
      case TLS -> Failures.tls(failure);
      case HTTP -> Failures.http(failure);
    };
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(line);
    for (String field : fields) {
      out.writeUTF(field == null ? "" : field);
    }
    out.writeUTF(blocking);
    for (Attempts attempts : layers.values()) {
      out.writeInt(attempts.worked);
      out.writeInt(attempts.failed);
      out.writeUTF(attempts.failure);
    }
  }

  static Observation read(DataInput in) throws IOException {
    int line = in.readInt();
    String[] fields = new String[ObservationTable.FIELDS.size()];
    for (int i = 0; i < fields.length; i++) {
      String field = in.readUTF();
      fields[i] = field.isEmpty() ? null : field;
    }
    Observation observation = new Observation(line, fields);
    observation.blocking = in.readUTF();
    for (Attempts attempts : observation.layers.values()) {
      attempts.worked = in.readInt();
      attempts.failed = in.readInt();
      attempts.failure = in.readUTF();
    }
    return observation;
  }
}
