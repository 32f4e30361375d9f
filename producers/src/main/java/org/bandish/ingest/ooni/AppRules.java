package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What the tests of apps say, from the keys that they fill in, as OONI's pipeline scores them. */
final class AppRules {
  private static final Instant SIGNAL_CERTIFICATE = Instant.parse("2022-10-19T00:00:00Z");
  private static final Instant SIGNAL_DNS_CACHE = Instant.parse("2023-05-02T00:00:00Z");
  private static final Instant SIGNAL_ENDPOINTS = Instant.parse("2023-11-07T00:00:00Z");

  private AppRules() {}

  /** Telegram: shares of connections and requests that failed, and the web version. */
  static Verdict telegram(Measurement m) {
    Shares tcp = new Shares();
    String tcpFailure = null;
    for (JsonNode connection : m.keys().path("tcp_connect")) {
      JsonNode status = connection.path("status");
      tcp.add(status.path("success").asBoolean(false));
      tcpFailure = status.path("failure").asText(tcpFailure);
    }
    Shares http = new Shares();
    String httpFailure = null;
    for (JsonNode request : m.keys().path("requests")) {
      String url = request.path("request").path("url").asText("");
      if (!url.contains("web.telegram.org")) {
        http.add(request.path("failure").isNull() || request.path("failure").isMissingNode());
        httpFailure = request.path("failure").asText(httpFailure);
      }
    }
    boolean web = "blocked".equals(m.key("telegram_web_status"));
    boolean tcpBlocked = tcp.mostFailed() || isTrue(m, "telegram_tcp_blocking");
    boolean httpBlocked = http.mostFailed() || isTrue(m, "telegram_http_blocking");
    if (tcpBlocked) {
      return Failures.tcp(tcpFailure);
    } else if (httpBlocked) {
      return Failures.http(httpFailure);
    } else if (web) {
      return Failures.request("https://web.telegram.org/", m.key("telegram_web_failure"));
    }
    boolean told =
        tcp.any()
            || http.any()
            || m.flag("telegram_tcp_blocking") != null
            || m.key("telegram_web_status") != null;
    return told ? Verdict.OK : Verdict.DOWN;
  }

  /** WhatsApp without its web version: the app's endpoints and its registration. */
  static Verdict whatsapp(Measurement m) {
    if ("blocked".equals(m.key("whatsapp_endpoints_status"))) {
      return Failures.tcp(null);
    } else if ("blocked".equals(m.key("registration_server_status"))) {
      return failed(m.key("registration_server_failure"));
    }
    return "ok".equals(m.key("whatsapp_endpoints_status"))
            || "ok".equals(m.key("registration_server_status"))
        ? Verdict.OK
        : Verdict.DOWN;
  }

  /** The web version of WhatsApp, or null if the test did not look. */
  static Verdict whatsappWeb(Measurement m) {
    String status = m.key("whatsapp_web_status");
    if (status == null) {
      return null;
    }
    // These versions took the page for unsupported browsers for a block.
    boolean mistaken =
        "ooniprobe".equals(m.text("software_name"))
            && ("" + m.text("software_version")).matches("2\\.[123]\\.0");
    return status.equals("blocked") && !mistaken
        ? failed(m.key("whatsapp_web_failure"))
        : Verdict.OK;
  }

  /** Signal; versions of the test that could not succeed say nothing. */
  static Verdict signal(Measurement m, Instant at) {
    String version = m.text("test_version");
    boolean broken =
        "0.2.4".equals(version)
            || (!at.isBefore(SIGNAL_ENDPOINTS) && Versions.atMost(version, "0.2.3"))
            || (!at.isBefore(SIGNAL_CERTIFICATE) && Versions.below(version, "0.2.2"))
            || (!at.isBefore(SIGNAL_DNS_CACHE) && Versions.below(m.engineVersion(), "3.17.2"));
    String status = m.key("signal_backend_status");
    if (broken || status == null || m.key("failure") != null) {
      return Verdict.DOWN;
    }
    return status.equals("blocked")
        ? failed(m.key("signal_backend_failure"))
        : status.equals("ok") ? Verdict.OK : Verdict.DOWN;
  }

  /** Facebook Messenger; answers that differ do not matter where all endpoints were reached. */
  static Verdict messenger(Measurement m) {
    Boolean tcp = m.flag("facebook_tcp_blocking");
    Boolean dns = m.flag("facebook_dns_blocking");
    if (Boolean.TRUE.equals(tcp)) {
      return Failures.tcp(null);
    } else if (Boolean.TRUE.equals(dns)) {
      boolean reached =
          isTrue(m, "facebook_b_api_reachable")
              && isTrue(m, "facebook_b_graph_reachable")
              && isTrue(m, "facebook_edge_reachable")
              && isTrue(m, "facebook_star_reachable");
      return reached ? Verdict.OK : new Verdict(0.75, 0, 0.25, "dns.injection");
    }
    return tcp == null && dns == null ? Verdict.DOWN : Verdict.OK;
  }

  /** A test whose {@code failure} is null where it worked: Psiphon, Tor over Snowflake. */
  static Verdict bootstrap(Measurement m) {
    if (!m.keys().has("failure")) {
      return Verdict.DOWN;
    }
    return m.key("failure") == null ? Verdict.OK : Verdict.ANOMALY;
  }

  private static Verdict failed(String failure) {
    return Failures.isUnknown(failure) ? Verdict.DOWN : Failures.request("https://", failure);
  }

  private static boolean isTrue(Measurement m, String key) {
    return Boolean.TRUE.equals(m.flag(key));
  }

  /** How many of several attempts failed. */
  private static final class Shares {
    private int worked;
    private int failed;

    void add(boolean success) {
      worked += success ? 1 : 0;
      failed += success ? 0 : 1;
    }

    boolean any() {
      return worked + failed > 0;
    }

    boolean mostFailed() {
      return failed > worked;
    }
  }
}
