package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bandish.ingest.reading.BadField;
import org.bandish.ingest.reading.JsonItems;
import org.bandish.ingest.reading.Shape;

/**
 * One measurement in any form in which OONI gives it: as the probe sent it, wrapped as it was
 * uploaded, as an entry of the list, or as its metadata with the probe's words as text. What the
 * API says beside prevails over what the probe said, because OONI has corrected it.
 */
final class Measurement {
  private static final String PAGES = "requests{failure, request{url}}";
  private static final String FIELDS =
      "measurement_uid, report_id, input, probe_asn, probe_cc, test_name, test_version,"
          + " measurement_start_time, test_start_time, software_name, software_version,"
          + " annotations{engine_version}, anomaly, confirmed, failure, scores, raw_measurement,"
          + " test_keys{"
          + "blocking, accessible, failure, success, control_failure, dns_experiment_failure,"
          + "dns_consistency, http_experiment_failure,"
          + "queries{answers{ipv4, ipv6, hostname}},"
          + "tcp_connect{status{success, failure}}, "
          + PAGES
          + ","
          + "telegram_tcp_blocking, telegram_http_blocking, telegram_web_status,"
          + "telegram_web_failure, whatsapp_endpoints_status, registration_server_status,"
          + "registration_server_failure, whatsapp_web_status, whatsapp_web_failure,"
          + "signal_backend_status, signal_backend_failure, facebook_tcp_blocking,"
          + "facebook_dns_blocking, facebook_b_api_reachable, facebook_b_graph_reachable,"
          + "facebook_edge_reachable, facebook_star_reachable}";

  /** What is read of a measurement; bodies, certificates and network events are stepped over. */
  static final Shape SHAPE = shape(FIELDS);

  /** The same with bodies and headers of pages. */
  static final Shape WITH_PAGES =
      shape(
          FIELDS.replace(
              PAGES, "requests{failure, request{url}, response{body, headers, headers_list}}"));

  private final JsonNode said;
  private final JsonNode sent;

  private Measurement(JsonNode said, JsonNode sent) {
    this.said = said;
    this.sent = sent;
  }

  /**
   * A measurement of what was read.
   *
   * @param shape in which a measurement is read that is held as text
   * @throws BadField if it holds none
   */
  static Measurement of(JsonNode read, Shape shape) throws BadField {
    JsonNode content = read.path("content");
    JsonNode said = content.isObject() ? content : read;
    JsonNode raw = said.path("raw_measurement");
    JsonNode sent = raw.isTextual() ? parsed(raw.textValue(), shape) : raw.isObject() ? raw : said;
    if (!said.hasNonNull("test_name") && !sent.hasNonNull("test_name")) {
      throw new BadField("test_name", "missing: this is no measurement");
    }
    return new Measurement(said, sent);
  }

  /** A field as text, as the API gives it, else as the probe sent it; null if nobody does. */
  String text(String field) {
    String text = text(said.path(field));
    return text == null ? text(sent.path(field)) : text;
  }

  /** A key of the test as text, or null. */
  String key(String name) {
    return text(keys().path(name));
  }

  /** Whether a key of the test is true or false; null if it is neither. */
  Boolean flag(String name) {
    JsonNode value = keys().path(name);
    return value.isBoolean() ? (Boolean) value.booleanValue() : null;
  }

  /** What the test found. */
  JsonNode keys() {
    return sent.path("test_keys");
  }

  /** The probe's engine, or null. */
  String engineVersion() {
    return text(sent.path("annotations").path("engine_version"));
  }

  /**
   * What the API judged: {@code anomaly}, {@code confirmed} or {@code failure}; null: it did not.
   */
  Boolean judged(String flag) {
    JsonNode value = said.path(flag);
    return value.isBoolean() ? (Boolean) value.booleanValue() : null;
  }

  /** OONI's scores; missing where there are none. Some answers hold them as text. */
  JsonNode scores() {
    JsonNode scores = said.path("scores");
    try {
      return scores.isTextual() ? JsonItems.value(scores.textValue(), Shape.whole()) : scores;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The fields that say which measurement it is, for messages. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (String field :
        new String[] {
          "measurement_uid",
          "report_id",
          "test_name",
          "input",
          "probe_cc",
          "probe_asn",
          "measurement_start_time"
        }) {
      String text = text(field);
      if (text != null) {
        plain.put(field, text);
      }
    }
    return plain;
  }

  private static Shape shape(String fields) {
    return Shape.of(fields).with("content", Shape.of(fields));
  }

  private static String text(JsonNode value) {
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.isEmpty() ? null : text;
  }

  private static JsonNode parsed(String raw, Shape shape) throws BadField {
    if (raw.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      return JsonItems.value(raw, shape);
    } catch (IOException e) {
      throw new BadField("raw_measurement", "not JSON: " + e.getMessage());
    }
  }
}
