package org.bandish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.FactJson;
import org.bandish.timeline.Published;

/** Facts as evidence files write them, with {@code knownAt} beside. */
final class Facts {
  private Facts() {}

  static Map<String, Object> of(Evidence evidence) {
    Map<String, Object> json = content(evidence);
    json.put("knownAt", Published.knownAt(evidence).toString());
    return json;
  }

  static String type(Evidence evidence) {
    return FactJson.word(evidence.getKind());
  }

  private static Map<String, Object> content(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> FactJson.toMap(evidence.getBanOrder());
      case COURT_RULING -> FactJson.toMap(evidence.getCourtRuling());
      case NETWORK_SIGNAL -> signal(evidence.getNetworkSignal());
      case STATEMENT, WITHDRAWAL -> FactJson.toMap(evidence.getStatement());
      case OBSERVED_SPAN -> span(evidence.getObservedSpan());
      case UNKNOWN -> throw new IllegalArgumentException(evidence.getId() + " is of no known kind");
    };
  }

  private static Map<String, Object> signal(NetworkSignal signal) {
    Map<String, Object> json = FactJson.toMap(signal);
    if (signal.getSources().isEmpty() && signal.getUrl() != null) {
      json.put("sources", List.of(Map.of("url", signal.getUrl())));
    }
    return json;
  }

  /**
   * Files hold no measured spans: the fields are the topic's, apart from those that say what was
   * known on other days than the one asked for.
   */
  private static Map<String, Object> span(ObservedSpan span) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "observed-span");
    json.put("id", span.getId());
    json.put("country", span.getCountry());
    json.put("region", span.getRegion());
    json.put("platform", span.getPlatform());
    json.put("state", FactJson.word(span.getState()));
    json.put("start", span.getStart().toString());
    json.put("end", IntervalJson.text(span.getEnd()));
    json.put("measuredTo", IntervalJson.text(span.getMeasuredTo()));
    json.put("knownSince", span.getKnownSince().toString());
    json.put("endKnownSince", IntervalJson.text(span.getEndKnownSince()));
    json.put("heldFrom", IntervalJson.text(span.getHeldFrom()));
    json.put("networksBlocked", span.getNetworksBlocked());
    json.put("networksObserved", span.getNetworksObserved());
    json.put("measurements", span.getMeasurements());
    json.put("explainedByOutage", span.getExplainedByOutage());
    json.put("detector", span.getDetector());
    json.put("supersedes", span.getSupersedes());
    json.put("sources", List.of());
    return json;
  }
}
