package org.bandish.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bandish.schema.Countries;
import org.bandish.timeline.Incidents.Incident;

/** Questions about bans: as they stand, as they were known, and counted together. */
record BanQuestions(AsKnown known) {
  Page<Ban> bans() {
    Filters filters = known.filters();
    Snapshot snapshot = known.snapshot();
    Function<Ban, String> key =
        filters.sort().byDays()
            ? ban -> Pages.sortable(ban.atMostDays(present(ban)))
            : ban -> Pages.sortable(Spans.start(ban.interval()).toEpochMilli());
    Page<Ban> page =
        known
            .views()
            .page(
                filters,
                snapshot,
                matching(snapshot).toList(),
                ban -> key.apply(ban) + " " + ban.interval().getId(),
                filters.sort().descending());
    return new Page<>(
        page.items().stream().map(known::responded).toList(),
        page.next(),
        page.cursor(),
        page.asOf());
  }

  private Stream<Ban> matching(Snapshot snapshot) {
    BanFilter filter = new BanFilter(known.filters(), known.views().names());
    return snapshot.intervals().stream()
        .map(interval -> snapshot.ban(interval, known.present(interval.getCountry())))
        .filter(ban -> filter.passes(ban, present(ban)));
  }

  Page<RecurrenceView> recurrences() {
    Filters filters = known.filters();
    Snapshot snapshot = known.snapshot();
    Map<RecurrenceGroup, List<Ban>> groups = new LinkedHashMap<>();
    matching(snapshot)
        .forEach(
            ban ->
                RecurrenceGroup.of(ban.interval(), filters.groupBy())
                    .forEach(g -> groups.computeIfAbsent(g, k -> new ArrayList<>()).add(ban)));
    List<RecurrenceView> recurrences = new ArrayList<>();
    groups.forEach(
        (group, bans) -> {
          Instant present = present(bans.get(0));
          recurrences.add(
              new RecurrenceStats(known.views().names(), present)
                  .of(group.country(), group.platform(), group.authority(), bans));
        });
    return known
        .views()
        .page(
            filters,
            snapshot,
            recurrences,
            r -> r.country() + "/" + (r.platform() == null ? r.authority() : r.platform()),
            false);
  }

  Page<Incident> incidents() {
    Filters filters = known.filters();
    Snapshot snapshot = known.snapshot();
    List<Incident> incidents =
        snapshot.incidents().stream()
            .filter(i -> filters.country() == null || filters.country().equals(i.country()))
            .filter(
                i -> BanFilter.overlaps(filters, Countries.zoneOf(i.country()), i.from(), i.from()))
            .filter(
                i -> BanFilter.isValid(filters, Countries.zoneOf(i.country()), i.from(), i.to()))
            .map(i -> goingOn(i, known.present(i.country())))
            .toList();
    return known
        .views()
        .page(filters, snapshot, incidents, Views.byStart(Incident::from, Incident::id), false);
  }

  private Instant present(Ban ban) {
    return known.present(ban.interval().getCountry());
  }

  private static Incident goingOn(Incident incident, Instant now) {
    return incident.to() == null || !incident.to().isAfter(now)
        ? incident
        : new Incident(
            incident.id(),
            incident.country(),
            incident.from(),
            null,
            incident.platforms(),
            incident.intervals());
  }
}
