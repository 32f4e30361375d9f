package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;

/** Questions about facts, measurements and outages. */
record FactQuestions(Views views) {
  Page<Outage> outages(Filters filters, Instant now) {
    List<Outage> outages =
        views.outages().values().stream()
            .filter(o -> filters.country() == null || filters.country().equals(o.getCountry()))
            .filter(o -> filters.asn() == null || filters.asn().equals(o.getAsn()))
            .filter(
                o ->
                    BanFilter.overlaps(
                        filters,
                        Countries.zoneOf(o.getCountry()),
                        o.getStart(),
                        o.getEnd() == null ? now.plusMillis(1) : o.getEnd()))
            .toList();
    Snapshot snapshot = views.intervals().snapshot();
    return views.page(
        filters, snapshot, outages, Views.byStart(Outage::getStart, Outage::getId), false);
  }

  Page<Evidence> evidence(AsKnown known) {
    Filters filters = known.filters();
    Set<String> platforms = BanFilter.platforms(filters, views.names());
    List<Evidence> all =
        views.evidence().subjects().stream()
            .filter(s -> filters.country() == null || filters.country().equals(s.country()))
            .filter(s -> platforms == null || platforms.contains(s.platform()))
            .flatMap(subject -> known.speaking(subject).stream())
            .toList();
    List<Evidence> facts =
        FactTimes.standing(all).values().stream()
            .filter(f -> filters.type() == null || filters.type().name().equals(f.getKind().name()))
            .filter(
                f -> {
                  FactTimes.Span span = FactTimes.of(f);
                  return BanFilter.overlaps(
                      filters, Subject.parse(f.getSubject()).zone(), span.from(), span.to());
                })
            .toList();
    return views.page(
        filters,
        known.current(),
        facts,
        Views.byStart(fact -> FactTimes.of(fact).from(), Evidence::getId),
        false);
  }

  Page<SignalHour> signals(Filters filters) {
    Set<String> platforms = BanFilter.platforms(filters, views.names());
    List<SignalHour> measured =
        views.signalDays().apply(filters.country() == null ? "" : filters.country()).stream()
            .flatMap(SignalHours::of)
            .filter(
                h -> filters.country() == null || filters.country().equals(h.subject().country()))
            .filter(h -> platforms == null || platforms.contains(h.subject().platform()))
            .filter(h -> filters.asn() == null || filters.asn().equals(h.asn()))
            .toList();
    String after = Pages.after(filters.question(), filters.cursor());
    return views.page(
        filters,
        views.intervals().snapshot(),
        Coverage.fill(filters, measured, after),
        Coverage::key);
  }
}
