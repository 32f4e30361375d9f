package org.bandish.web;

import static org.bandish.web.IntervalJson.networks;
import static org.bandish.web.IntervalJson.text;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bandish.event.BanTransition;
import org.bandish.event.Outage;
import org.bandish.query.Change;
import org.bandish.query.RecurrenceView;
import org.bandish.query.SignalHour;
import org.bandish.query.StatusView;
import org.bandish.timeline.Incidents.Incident;

/** The items of every list but intervals and facts, as the contract writes them. */
final class Items {
  private Items() {}

  static Map<String, Object> status(StatusView status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("country", status.country());
    json.put("platform", status.platform());
    json.put("state", status.state().name());
    json.put("phase", text(status.phase()));
    json.put("since", text(status.since()));
    json.put("interval", status.interval());
    json.put("lastEvidence", text(status.lastEvidence()));
    json.put("networks", networks(status.networks()));
    return json;
  }

  static Map<String, Object> recurrence(RecurrenceView recurrence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("country", recurrence.country());
    json.put("platform", recurrence.platform());
    if (recurrence.authority() != null) {
      json.put("authority", recurrence.authority());
    }
    json.put("count", recurrence.count());
    json.put("totalDays", recurrence.totalDays());
    json.put("longestDays", recurrence.longestDays());
    json.put("shortestDays", recurrence.shortestDays());
    json.put("meanDays", recurrence.meanDays());
    json.put("medianDays", recurrence.medianDays());
    json.put("gapsDays", recurrence.gapsDays());
    json.put("authorities", recurrence.authorities());
    json.put("authorityKinds", recurrence.authorityKinds());
    json.put("shareOfLast365Days", recurrence.shareOfLast365Days());
    json.put("daysSinceLast", recurrence.daysSinceLast());
    json.put("current", recurrence.current());
    json.put("intervals", recurrence.intervals());
    return json;
  }

  static Map<String, Object> incident(Incident incident) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", incident.id());
    json.put("country", incident.country());
    json.put("from", text(incident.from()));
    json.put("to", text(incident.to()));
    json.put("platforms", incident.platforms());
    json.put("intervals", incident.intervals());
    return json;
  }

  static Map<String, Object> outage(Outage outage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", outage.getId());
    json.put("country", outage.getCountry());
    json.put("region", outage.getRegion());
    json.put("asn", outage.getAsn());
    json.put("start", text(outage.getStart()));
    json.put("end", text(outage.getEnd()));
    json.put("severity", outage.getSeverity());
    json.put("sources", outage.getSources());
    json.put("evidence", outage.getEvidence());
    return json;
  }

  static Map<String, Object> signal(SignalHour hour) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("country", hour.subject().country());
    json.put("region", hour.subject().region());
    json.put("platform", hour.subject().platform());
    json.put("asn", hour.asn());
    json.put("hour", text(hour.hour()));
    json.put("blocked", hour.blocked());
    json.put("down", hour.down());
    json.put("ok", hour.ok());
    json.put("count", hour.count());
    return json;
  }

  static Map<String, Object> change(Change change) {
    BanTransition transition = change.transition();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cursor", change.cursor().toString());
    json.put("kind", transition.getKind().name());
    json.put("intervalId", transition.getIntervalId());
    json.put("before", IntervalJson.of(change.before()));
    json.put("after", IntervalJson.of(change.after()));
    json.put("at", text(transition.getAt()));
    json.put("knownAt", text(transition.getKnownAt()));
    json.put("causedBy", transition.getCausedBy());
    return json;
  }
}
