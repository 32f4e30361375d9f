package org.bandish.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Explanation;
import org.bandish.timeline.Published;
import org.bandish.timeline.Scope;

/** Questions about facts, measurements and outages. */
record FactQuestions(Views views) {
  Optional<Page<Evidence>> evidenceOf(String id, Filters filters) {
    Snapshot snapshot = views.intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id))
        .map(ban -> views.page(filters, snapshot, facts(ban), FactQuestions::publishedKey, false));
  }

  Optional<Page<Explanation.Step>> explanation(String id, Filters filters) {
    Snapshot snapshot = views.intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id))
        .map(
            ban -> {
              Subject subject = Spans.subject(ban);
              Explanation steps = new Explanation(subject, views.evidence().of(subject), id, null);
              Page<Evidence> facts =
                  views.page(filters, snapshot, facts(ban), FactQuestions::publishedKey, false);
              return new Page<>(
                  facts.items().stream().map(steps::step).toList(),
                  facts.next(),
                  facts.cursor(),
                  facts.asOf());
            });
  }

  private List<Evidence> facts(BanInterval ban) {
    Map<String, Evidence> standing = FactTimes.standing(views.evidence().of(Spans.subject(ban)));
    return ban.getEvidence().stream().map(standing::get).filter(Objects::nonNull).toList();
  }

  private static String publishedKey(Evidence fact) {
    return Pages.sortable(Published.knownAt(fact).toEpochMilli()) + " " + fact.getId();
  }

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

  Page<Evidence> evidence(Filters filters) {
    Set<String> platforms = BanFilter.platforms(filters, views.names());
    // An entry may stand under a subject that its fact does not name: it says nothing of it.
    List<Evidence> all =
        views.evidence().subjects().stream()
            .filter(s -> filters.country() == null || filters.country().equals(s.country()))
            .filter(s -> platforms == null || platforms.contains(s.platform()))
            .flatMap(
                subject ->
                    views.evidence().of(subject).stream()
                        .filter(fact -> Scope.subjects(fact).contains(subject)))
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
        views.intervals().snapshot(),
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
