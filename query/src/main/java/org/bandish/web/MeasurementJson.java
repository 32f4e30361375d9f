package org.bandish.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bandish.query.BanMeasurements;

/** What was measured while a ban lasted, as the contract writes it. */
final class MeasurementJson {
  private MeasurementJson() {}

  /** Adds it to an interval. */
  static void addTo(Map<String, Object> interval, BanMeasurements measured) {
    interval.put(
        "networkSpans", measured.networkSpans().stream().map(MeasurementJson::span).toList());
    interval.put("networkSpanCount", measured.networkSpanCount());
    interval.put("coverageGaps", measured.gaps() == null ? null : gaps(measured.gaps()));
    interval.put("outages", measured.outages().stream().map(Items::outage).toList());
    interval.put("outageCount", measured.outageCount());
  }

  private static Map<String, Object> span(BanMeasurements.NetworkSpan span) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asn", span.asn());
    json.put("from", span.from().toString());
    json.put("to", span.to().toString());
    json.put("state", span.state().name());
    return json;
  }

  private static Map<String, Object> gaps(BanMeasurements.Gaps gaps) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hours", gaps.hours());
    json.put("ofHours", gaps.ofHours());
    json.put(
        "longest",
        gaps.longest().stream()
            .map(gap -> Map.of("from", gap.from().toString(), "to", gap.to().toString()))
            .toList());
    return json;
  }
}
