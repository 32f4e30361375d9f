package org.bandish.ingest.ooni;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a measurement says of platforms. First that matches: confirmed by a known block page;
 * failed; what the test's keys say, held against OONI's own anomaly where it gives one.
 */
final class Judge {
  private static final double THRESHOLD = 0.5;

  /**
   * What it says of one platform.
   *
   * @param part of the app that has a platform of its own, such as {@code web}; else null
   */
  record Finding(String part, Verdict verdict) {}

  private Judge() {}

  /** At least one finding, unless nothing in it says anything. */
  static List<Finding> judge(Measurement m, Instant at, Fingerprints fingerprints, String country) {
    JsonNode scores = m.scores();
    // Null and NaN say nothing; they do not say that it was reached.
    boolean scored = isNumber(scores.path("blocking_general"));
    Boolean anomaly = m.judged("anomaly");
    if (anomaly == null && scored) {
      anomaly = scores.path("blocking_general").asDouble() > THRESHOLD;
    }
    boolean failed =
        Boolean.TRUE.equals(m.judged("failure"))
            || (isNumber(scores.path("accuracy"))
                && scores.path("accuracy").doubleValue() < THRESHOLD);
    String blockPage = blockPage(m, scores);
    if (blockPage != null) {
      return List.of(new Finding(null, Verdict.confirmed(blockPage)));
    } else if (failed) {
      return List.of(new Finding(null, Verdict.DOWN));
    }
    if (anomaly == null) {
      return "web_connectivity".equals(m.text("test_name"))
          ? List.of(new Finding(null, web(m, fingerprints.of(m, country))))
          : byKeys(m, at);
    }
    return reconciled(m.keys().isObject() ? byKeys(m, at) : List.of(), anomaly);
  }

  /** A page that is no block page takes away the suspicion that it differs, and no other. */
  private static Verdict web(Measurement m, Fingerprints.Word word) {
    return switch (word) {
      case BLOCKED_IN_DNS -> Verdict.confirmed("dns.injection.blockpage");
      case BLOCKED_IN_HTTP -> Verdict.confirmed("http.blockpage");
      case FALSE_POSITIVE -> "http-diff".equals(m.key("blocking")) ? Verdict.OK : WebRules.judge(m);
      case NOTHING -> WebRules.judge(m);
    };
  }

  private static boolean isNumber(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private static List<Finding> byKeys(Measurement m, Instant at) {
    List<Finding> findings = new ArrayList<>();
    switch (String.valueOf(m.text("test_name"))) {
      case "web_connectivity" -> findings.add(new Finding(null, WebRules.judge(m)));
      case "telegram" -> findings.add(new Finding(null, AppRules.telegram(m)));
      case "signal" -> findings.add(new Finding(null, AppRules.signal(m, at)));
      case "facebook_messenger" -> findings.add(new Finding(null, AppRules.messenger(m)));
      case "psiphon", "torsf" -> findings.add(new Finding(null, AppRules.bootstrap(m)));
      case "whatsapp" -> {
        findings.add(new Finding(null, AppRules.whatsapp(m)));
        Verdict web = AppRules.whatsappWeb(m);
        if (web != null) {
          findings.add(new Finding("web", web));
        }
      }
      default -> {
        // Only scores can tell.
      }
    }
    return findings;
  }

  /** OONI has the last word on whether there is an anomaly, the keys on what kind it is. */
  private static List<Finding> reconciled(List<Finding> findings, boolean anomaly) {
    if (findings.isEmpty()) {
      return List.of(new Finding(null, anomaly ? Verdict.ANOMALY : Verdict.OK));
    }
    List<Finding> agreed = new ArrayList<>();
    boolean shown = findings.stream().anyMatch(finding -> finding.verdict().isBlocked());
    for (Finding finding : findings) {
      if (anomaly && !shown && agreed.isEmpty()) {
        agreed.add(new Finding(finding.part(), Verdict.ANOMALY));
      } else if (!anomaly && finding.verdict().isBlocked()) {
        agreed.add(new Finding(finding.part(), Verdict.OK));
      } else {
        agreed.add(finding);
      }
    }
    return agreed;
  }

  /** The mechanism of a confirmed block, or null if none is confirmed. */
  private static String blockPage(Measurement m, JsonNode scores) {
    String country = String.valueOf(m.text("probe_cc")).toUpperCase(Locale.ROOT);
    for (JsonNode fingerprint : scores.path("fingerprints")) {
      String scope = fingerprint.path("scope").asText("");
      boolean here = false;
      for (JsonNode expected : fingerprint.path("expected_countries")) {
        here |= expected.asText("").equals(country);
      }
      if (here || scope.equals("nat") || scope.equals("isp")) {
        return fingerprint.path("location_found").asText("").equals("dns")
            ? "dns.injection.blockpage"
            : "http.blockpage";
      }
    }
    if (Boolean.TRUE.equals(m.judged("confirmed")) || scores.path("confirmed").asBoolean(false)) {
      return "dns".equals(m.key("blocking")) ? "dns.injection.blockpage" : "http.blockpage";
    }
    return null;
  }
}
