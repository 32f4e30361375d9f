package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;

/** What a web_connectivity measurement says, from the keys that the probe fills in. */
final class WebRules {
  private WebRules() {}

  /**
   * The verdict.
   *
   * @param blocking the probe's word: {@code dns}, {@code tcp_ip}, {@code http-failure}, {@code
   *     http-diff}, {@code false}, or null if it could not tell
   */
  static Verdict judge(Measurement m, String blocking) {
    String failure = m.key("http_experiment_failure");
    if (blocking == null) {
      return Verdict.DOWN;
    }
    return switch (blocking) {
      case "false" -> Boolean.FALSE.equals(m.flag("accessible")) ? bothFailed() : Verdict.OK;
      case "dns" -> dns(m, failure);
      case "tcp_ip" -> Failures.tcp(tcpFailure(m, failure));
      case "http-failure" -> Failures.request(m.text("input"), failure);
      case "http-diff" -> new Verdict(0.75, 0, 0.25, "http");
      default -> Verdict.DOWN;
    };
  }

  static Verdict judge(Measurement m) {
    for (String key :
        new String[] {"http_experiment_failure", "dns_experiment_failure", "control_failure"}) {
      if (Failures.isUnknown(m.key(key))) {
        return Verdict.DOWN;
      }
    }
    return judge(m, m.key("blocking"));
  }

  /** The control could not reach it either. */
  private static Verdict bothFailed() {
    return new Verdict(0.2, 0.8, 0, null);
  }

  private static Verdict dns(Measurement m, String failure) {
    String dnsFailure = m.key("dns_experiment_failure");
    if (dnsFailure != null) {
      return Failures.dns(dnsFailure);
    } else if (hasBogon(m.keys().path("queries"))) {
      return new Verdict(0.95, 0.05, 0, "dns.injection.bogon");
    }
    return Failures.injected(failure == null);
  }

  private static String tcpFailure(Measurement m, String otherwise) {
    for (JsonNode connection : m.keys().path("tcp_connect")) {
      JsonNode failure = connection.path("status").path("failure");
      if (failure.isTextual()) {
        return failure.textValue();
      }
    }
    return otherwise;
  }

  private static boolean hasBogon(JsonNode queries) {
    for (JsonNode query : queries) {
      for (JsonNode answer : query.path("answers")) {
        if (isBogon(answer.path("ipv4").asText(""))) {
          return true;
        }
      }
    }
    return false;
  }

  /** An address that nobody can have on the public internet. */
  private static boolean isBogon(String ipv4) {
    return ipv4.matches(
        "0\\..*|10\\..*|127\\..*|169\\.254\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*"
            + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*");
  }
}
