package org.bandish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Networks;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderedSpan;
import org.bandish.event.PhaseSpan;
import org.bandish.query.Ban;

/** An interval as the contract writes it: these fields, in this order. */
final class IntervalJson {
  private IntervalJson() {}

  /** The interval, or null. */
  static Map<String, Object> of(Ban ban) {
    if (ban == null) {
      return null;
    }
    BanInterval interval = ban.interval();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", interval.getId());
    json.put("revision", interval.getRevision());
    json.put("country", interval.getCountry());
    json.put("region", interval.getRegion());
    json.put("platform", interval.getPlatform());
    json.put("restriction", interval.getRestriction().name());
    json.put("state", interval.getState().name());
    json.put("start", bound(interval.getStart()));
    json.put("end", bound(interval.getEnd()));
    if (ban.scheduledEnd() != null) {
      json.put("scheduledEnd", bound(ban.scheduledEnd()));
    }
    json.put("days", interval.getDays());
    json.put("minDays", interval.getMinDays());
    json.put("maxDays", interval.getMaxDays());
    json.put("ordered", list(interval.getOrdered(), IntervalJson::ordered));
    json.put("observed", list(interval.getObserved(), IntervalJson::observed));
    json.put("phases", list(interval.getPhases(), IntervalJson::phase));
    json.put("imposedBy", interval.getImposedBy());
    json.put("implementedBy", interval.getImplementedBy());
    json.put("liftedBy", interval.getLiftedBy());
    json.put("ending", text(interval.getEnding()));
    json.put("disclosure", interval.getDisclosure().name());
    json.put("acknowledged", text(interval.getAcknowledged()));
    json.put("acknowledgementLagDays", interval.getAcknowledgementLagDays());
    json.put("responseLagDays", ban.responseLagDays());
    json.put("enforcementLagHours", interval.getEnforcementLagHours());
    json.put("restorationLagHours", interval.getRestorationLagHours());
    json.put("recurrence", place(ban.place()));
    json.put("networks", networks(interval.getNetworks()));
    json.put("explainedByOutage", interval.getExplainedByOutage());
    json.put("contested", interval.getContested());
    json.put("incident", ban.place() == null ? null : ban.place().incident());
    json.put("knownSince", text(interval.getKnownSince()));
    json.put("evidence", interval.getEvidence());
    json.put("rules", interval.getRules());
    json.put("detector", interval.getDetector());
    return json;
  }

  private static Map<String, Object> bound(Bound bound) {
    if (bound == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("earliest", text(bound.getEarliest()));
    json.put("latest", text(bound.getLatest()));
    json.put("date", text(bound.getDate()));
    json.put("precision", bound.getPrecision().name());
    json.put("evidence", bound.getEvidence());
    return json;
  }

  private static Map<String, Object> ordered(OrderedSpan span) {
    Map<String, Object> json = span(span.getFrom(), span.getTo());
    json.put("instruments", span.getInstruments());
    return json;
  }

  private static Map<String, Object> observed(ObservedPart part) {
    Map<String, Object> json = span(part.getFrom(), part.getTo());
    json.put("state", part.getState().name());
    return json;
  }

  private static Map<String, Object> phase(PhaseSpan span) {
    Map<String, Object> json = span(span.getFrom(), span.getTo());
    json.put("phase", span.getPhase().name());
    json.put("restriction", span.getRestriction().name());
    return json;
  }

  private static Map<String, Object> span(Object from, Object to) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", text(from));
    json.put("to", text(to));
    return json;
  }

  private static Map<String, Object> place(Ban.Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ordinal", place.ordinal());
    json.put("gapDays", place.gapDays());
    json.put("previous", place.previous());
    return json;
  }

  /** Networks, or null. */
  static Map<String, Object> networks(Networks networks) {
    if (networks == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("blocked", networks.getBlocked());
    json.put("observed", networks.getObserved());
    return json;
  }

  /** A date, an instant or a constant as text; null stays null. */
  static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static <T> List<Map<String, Object>> list(
      List<T> items, Function<T, Map<String, Object>> item) {
    return items.stream().map(item).toList();
  }
}
