package org.bandish.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Networks;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;

/**
 * Intervals as the golden files write them: dates, phases by name, and of each interval only what
 * the file asks for.
 */
final class Expected {
  private Expected() {}

  /** The intervals, reduced to the fields that the expected ones name, in the same words. */
  static List<Map<String, Object>> shown(
      List<BanInterval> intervals, List<Map<String, Object>> expected) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      Map<String, Object> all = all(intervals.get(i));
      if (i < expected.size()) {
        all.keySet().retainAll(expected.get(i).keySet());
      }
      shown.add(all);
    }
    return shown;
  }

  /** The expected intervals with every value as text. */
  static List<Map<String, Object>> asText(List<Map<String, Object>> expected) {
    return expected.stream()
        .map(
            interval -> {
              Map<String, Object> text = new LinkedHashMap<>();
              interval.forEach((field, value) -> text.put(field, text(value)));
              return text;
            })
        .toList();
  }

  private static Map<String, Object> all(BanInterval interval) {
    Map<String, Object> all = new LinkedHashMap<>();
    bound(all, "start", interval.getStart());
    bound(all, "end", interval.getEnd());
    all.put("days", text(interval.getDays()));
    all.put("minDays", text(interval.getMinDays()));
    all.put("maxDays", text(interval.getMaxDays()));
    all.put("state", text(interval.getState()));
    all.put("restriction", text(interval.getRestriction()));
    all.put("ending", text(interval.getEnding()));
    all.put("disclosure", text(interval.getDisclosure()));
    all.put("acknowledged", text(interval.getAcknowledged()));
    all.put("acknowledgementLagDays", text(interval.getAcknowledgementLagDays()));
    all.put("explainedByOutage", text(interval.getExplainedByOutage()));
    all.put("contested", text(interval.getContested()));
    all.put("imposedBy", text(interval.getImposedBy()));
    all.put("implementedBy", text(interval.getImplementedBy()));
    all.put("liftedBy", text(interval.getLiftedBy()));
    all.put("enforcementLagHours", text(interval.getEnforcementLagHours()));
    all.put("restorationLagHours", text(interval.getRestorationLagHours()));
    all.put(
        "ordered",
        text(
            interval.getOrdered().stream()
                .flatMap(span -> span.getInstruments().stream())
                .toList()));
    all.put("evidence", text(interval.getEvidence()));
    all.put("knownSince", text(interval.getKnownSince()));
    all.put("networks", networks(interval.getNetworks()));
    all.put(
        "observed",
        text(interval.getObserved().stream().map(part -> part.getState().name()).toList()));
    all.put("phaseFrom", text(interval.getPhases().stream().map(PhaseSpan::getFrom).toList()));
    all.put(
        "phases",
        text(
            interval.getPhases().stream()
                .map(
                    phase ->
                        phase.getPhase()
                            + (phase.getRestriction() == Restriction.THROTTLE ? " THROTTLE" : ""))
                .toList()));
    return all;
  }

  private static Object networks(Networks networks) {
    return networks == null ? null : text(List.of(networks.getBlocked(), networks.getObserved()));
  }

  private static void bound(Map<String, Object> all, String name, Bound bound) {
    all.put(name, bound == null ? null : text(bound.getDate()));
    all.put(name + "Earliest", bound == null ? null : text(bound.getEarliest()));
    all.put(name + "Latest", bound == null ? null : text(bound.getLatest()));
    all.put(name + "Evidence", bound == null ? null : text(bound.getEvidence()));
  }

  private static Object text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).toList();
    }
    return value == null ? null : value.toString();
  }
}
