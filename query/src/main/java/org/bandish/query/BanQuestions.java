package org.bandish.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Incidents.Incident;
import org.bandish.timeline.Scope;
import org.bandish.timeline.Statuses;
import org.bandish.timeline.Timeline;

/** Questions about bans: as they stand, as they were known, and counted together. */
record BanQuestions(Views views) {
  Page<StatusView> statuses(Filters filters, Instant now) {
    Snapshot snapshot = views.intervals().snapshot();
    BanFilter filter = new BanFilter(filters, views.names());
    List<StatusView> statuses =
        subjects(snapshot).stream()
            .filter(s -> filter.subject(s.country(), s.region(), s.platform()))
            .map(subject -> status(snapshot, subject, now))
            .filter(status -> filters.access() == null || filters.access() == status.state())
            .toList();
    return views.page(filters, snapshot, statuses, s -> s.country() + "/" + s.platform(), false);
  }

  private Set<Subject> subjects(Snapshot snapshot) {
    Set<Subject> subjects = new TreeSet<>(views.evidence().subjects());
    // An entry may stand under a subject that its fact does not name: it says nothing of it.
    subjects.removeIf(
        subject ->
            views.evidence().of(subject).stream()
                .noneMatch(fact -> Scope.subjects(fact).contains(subject)));
    subjects.addAll(snapshot.subjects());
    subjects.removeIf(subject -> subject.platform().equals(Subject.CONNECTIVITY));
    return subjects;
  }

  Optional<StatusView> status(String country, String platform, Instant now) {
    Snapshot snapshot = views.intervals().snapshot();
    for (String id : views.names().platformIds(platform)) {
      Subject subject = Subject.national(country, id);
      if (views.names().isPlatform(id) || subjects(snapshot).contains(subject)) {
        return Optional.of(status(snapshot, subject, now));
      }
    }
    return Optional.empty();
  }

  private StatusView status(Snapshot snapshot, Subject subject, Instant now) {
    Statuses.Now status =
        Statuses.at(subject, snapshot.of(subject), views.evidence().of(subject), now);
    return new StatusView(
        subject.country(),
        subject.platform(),
        StatusView.State.valueOf(status.state().name()),
        status.phase(),
        status.since(),
        status.interval(),
        status.lastEvidence(),
        status.networks());
  }

  Page<Ban> bans(Filters filters, Instant now) {
    Snapshot snapshot = snapshot(filters);
    Function<Ban, String> key =
        filters.sort().byDays()
            ? ban -> Pages.sortable(ban.atMostDays(present(ban.interval(), filters, now)))
            : ban -> Pages.sortable(Spans.start(ban.interval()).toEpochMilli());
    return views.page(
        filters,
        snapshot,
        matching(snapshot, filters, now).toList(),
        ban -> key.apply(ban) + " " + ban.interval().getId(),
        filters.sort().descending());
  }

  private Stream<Ban> matching(Snapshot snapshot, Filters filters, Instant now) {
    BanFilter filter = new BanFilter(filters, views.names());
    return snapshot.intervals().stream()
        .map(interval -> snapshot.ban(interval, present(interval, filters, now)))
        .filter(ban -> filter.passes(ban, present(ban.interval(), filters, now)));
  }

  /** What was known then knows no later present. */
  private static Instant present(BanInterval interval, Filters filters, Instant now) {
    if (filters.asOf() == null) {
      return now;
    }
    Instant asOf = filters.asOf().to(Countries.zoneOf(interval.getCountry()));
    return asOf.isBefore(now) ? asOf : now;
  }

  /** The intervals as they stand, or as they were known; then of the whole country asked for. */
  private Snapshot snapshot(Filters filters) {
    Snapshot current = views.intervals().snapshot();
    if (filters.asOf() == null) {
      return current;
    }
    List<BanInterval> known = new ArrayList<>();
    for (Subject subject : views.evidence().subjects()) {
      if ((filters.country() == null || filters.country().equals(subject.country()))
          && !subject.platform().equals(Subject.CONNECTIVITY)) {
        known.addAll(
            Timeline.derive(
                subject, views.evidence().of(subject), filters.asOf().to(subject.zone())));
      }
    }
    return new Snapshot(known, current.offset(), null);
  }

  Optional<Ban> ban(String id, Instant now) {
    Snapshot snapshot = views.intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id)).map(interval -> snapshot.ban(interval, now));
  }

  Page<RecurrenceView> recurrences(Filters filters, Instant now) {
    Snapshot snapshot = snapshot(filters);
    Map<RecurrenceGroup, List<Ban>> groups = new LinkedHashMap<>();
    matching(snapshot, filters, now)
        .forEach(
            ban ->
                RecurrenceGroup.of(ban.interval(), filters.groupBy())
                    .forEach(g -> groups.computeIfAbsent(g, k -> new ArrayList<>()).add(ban)));
    List<RecurrenceView> recurrences = new ArrayList<>();
    groups.forEach(
        (group, bans) -> {
          Instant present = present(bans.get(0).interval(), filters, now);
          recurrences.add(
              new RecurrenceStats(views.names(), present)
                  .of(group.country(), group.platform(), group.authority(), bans));
        });
    return views.page(
        filters,
        snapshot,
        recurrences,
        r -> r.country() + "/" + (r.platform() == null ? r.authority() : r.platform()),
        false);
  }

  Page<Incident> incidents(Filters filters, Instant now) {
    Snapshot snapshot = views.intervals().snapshot();
    List<Incident> incidents =
        snapshot.incidents().stream()
            .filter(i -> filters.country() == null || filters.country().equals(i.country()))
            .filter(
                i -> BanFilter.overlaps(filters, Countries.zoneOf(i.country()), i.from(), i.from()))
            .map(i -> goingOn(i, now))
            .toList();
    return views.page(
        filters, snapshot, incidents, Views.byStart(Incident::from, Incident::id), false);
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
