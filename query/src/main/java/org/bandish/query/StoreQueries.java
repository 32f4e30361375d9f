package org.bandish.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.Outage;
import org.bandish.schema.Countries;
import org.bandish.schema.Subject;
import org.bandish.timeline.Incidents.Incident;
import org.bandish.timeline.Published;
import org.bandish.timeline.Timeline;

/** Answers from the views. Reads no clock. */
public final class StoreQueries implements Queries {
  private final Supplier<Views> views;
  private final Supplier<List<String>> waitingFor;
  private final Listeners listeners;

  /**
   * Questions to the views.
   *
   * @param views the present ones; asked anew for each question
   * @param waitingFor empty once they can be read
   * @param listeners called by whoever applies to the views
   */
  public StoreQueries(
      Supplier<Views> views, Supplier<List<String>> waitingFor, Listeners listeners) {
    this.views = views;
    this.waitingFor = waitingFor;
    this.listeners = listeners;
  }

  @Override
  public List<String> waitingFor() {
    return waitingFor.get();
  }

  private Views views() {
    List<String> reasons = waitingFor.get();
    if (!reasons.isEmpty()) {
      throw new NotReadyException(reasons);
    }
    return views.get();
  }

  @Override
  public Page<StatusView> statuses(Filters filters, Instant now) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    BanFilter filter = new BanFilter(filters, views.names());
    List<StatusView> statuses =
        subjects(views, snapshot).stream()
            .filter(s -> filter.subject(s.country(), s.region(), s.platform()))
            .map(subject -> status(views, snapshot, subject, now))
            .filter(status -> filters.access() == null || filters.access() == status.state())
            .toList();
    return page(filters, views, snapshot, statuses, s -> s.country() + "/" + s.platform(), false);
  }

  private static Set<Subject> subjects(Views views, Snapshot snapshot) {
    Set<Subject> subjects = new TreeSet<>(views.evidence().subjects());
    subjects.addAll(snapshot.subjects());
    subjects.removeIf(subject -> subject.platform().equals(Subject.CONNECTIVITY));
    return subjects;
  }

  @Override
  public Optional<StatusView> status(String country, String platform, Instant now) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    for (String id : views.names().platformIds(platform)) {
      Subject subject = Subject.national(country, id);
      if (views.names().isPlatform(id) || subjects(views, snapshot).contains(subject)) {
        return Optional.of(status(views, snapshot, subject, now));
      }
    }
    return Optional.empty();
  }

  private static StatusView status(Views views, Snapshot snapshot, Subject subject, Instant now) {
    return CurrentStatus.at(subject, snapshot.of(subject), views.evidence().of(subject), now);
  }

  @Override
  public Page<Ban> bans(Filters filters, Instant now) {
    Views views = views();
    Snapshot snapshot = snapshot(views, filters);
    Function<Ban, String> key =
        filters.sort().byDays()
            ? ban -> Pages.sortable(ban.atMostDays(present(ban.interval(), filters, now)))
            : ban -> Pages.sortable(Spans.start(ban.interval()).toEpochMilli());
    return page(
        filters,
        views,
        snapshot,
        matching(views, snapshot, filters, now).toList(),
        ban -> key.apply(ban) + " " + ban.interval().getId(),
        filters.sort().descending());
  }

  @Override
  public Page<Ban> allBans(Filters filters, Instant now) {
    return bans(filters.unlimited(), now);
  }

  private static Stream<Ban> matching(
      Views views, Snapshot snapshot, Filters filters, Instant now) {
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
  private static Snapshot snapshot(Views views, Filters filters) {
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

  @Override
  public Optional<Ban> ban(String id, Instant now) {
    Snapshot snapshot = views().intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id)).map(interval -> snapshot.ban(interval, now));
  }

  @Override
  public Optional<Page<Evidence>> evidenceOf(String id, Filters filters) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id))
        .map(
            ban ->
                page(
                    filters,
                    views,
                    snapshot,
                    facts(views, ban),
                    StoreQueries::publishedKey,
                    false));
  }

  @Override
  public Optional<Page<Step>> explanation(String id, Filters filters) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    return Optional.ofNullable(snapshot.byId(id))
        .map(
            ban -> {
              Subject subject = Spans.subject(ban);
              Explanations steps = new Explanations(subject, views.evidence().of(subject), id);
              Page<Evidence> facts =
                  page(
                      filters,
                      views,
                      snapshot,
                      facts(views, ban),
                      StoreQueries::publishedKey,
                      false);
              return new Page<>(
                  facts.items().stream().map(steps::step).toList(),
                  facts.next(),
                  facts.cursor(),
                  facts.asOf());
            });
  }

  private static List<Evidence> facts(Views views, BanInterval ban) {
    Map<String, Evidence> standing = FactTimes.standing(views.evidence().of(Spans.subject(ban)));
    return ban.getEvidence().stream().map(standing::get).filter(Objects::nonNull).toList();
  }

  private static String publishedKey(Evidence fact) {
    return Pages.sortable(Published.knownAt(fact).toEpochMilli()) + " " + fact.getId();
  }

  @Override
  public Page<RecurrenceView> recurrences(Filters filters, Instant now) {
    Views views = views();
    Snapshot snapshot = snapshot(views, filters);
    Map<RecurrenceGroup, List<Ban>> groups = new LinkedHashMap<>();
    matching(views, snapshot, filters, now)
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
    return page(
        filters,
        views,
        snapshot,
        recurrences,
        r -> r.country() + "/" + (r.platform() == null ? r.authority() : r.platform()),
        false);
  }

  @Override
  public Page<Incident> incidents(Filters filters, Instant now) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    List<Incident> incidents =
        snapshot.incidents().stream()
            .filter(i -> filters.country() == null || filters.country().equals(i.country()))
            .filter(
                i -> BanFilter.overlaps(filters, Countries.zoneOf(i.country()), i.from(), i.from()))
            .map(i -> goingOn(i, now))
            .toList();
    return page(filters, views, snapshot, incidents, byStart(Incident::from, Incident::id), false);
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

  @Override
  public Page<Outage> outages(Filters filters, Instant now) {
    Views views = views();
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
    return page(filters, views, snapshot, outages, byStart(Outage::getStart, Outage::getId), false);
  }

  private static <T> Function<T, String> byStart(
      Function<T, Instant> start, Function<T, String> id) {
    return item -> Pages.sortable(start.apply(item).toEpochMilli()) + " " + id.apply(item);
  }

  @Override
  public Page<Evidence> evidence(Filters filters) {
    Views views = views();
    Set<String> platforms = BanFilter.platforms(filters, views.names());
    List<Evidence> all =
        views.evidence().subjects().stream()
            .filter(s -> filters.country() == null || filters.country().equals(s.country()))
            .filter(s -> platforms == null || platforms.contains(s.platform()))
            .flatMap(subject -> views.evidence().of(subject).stream())
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
    return page(
        filters,
        views,
        views.intervals().snapshot(),
        facts,
        byStart(fact -> FactTimes.of(fact).from(), Evidence::getId),
        false);
  }

  @Override
  public Page<SignalHour> signals(Filters filters) {
    Views views = views();
    Set<String> platforms = BanFilter.platforms(filters, views.names());
    List<SignalHour> hours =
        views.signalDays().apply(filters.country() == null ? "" : filters.country()).stream()
            .flatMap(SignalHours::of)
            .filter(
                h -> filters.country() == null || filters.country().equals(h.subject().country()))
            .filter(h -> platforms == null || platforms.contains(h.subject().platform()))
            .filter(h -> filters.asn() == null || filters.asn().equals(h.asn()))
            .filter(
                h ->
                    BanFilter.overlaps(
                        filters, h.subject().zone(), h.hour(), h.hour().plusSeconds(3600)))
            .toList();
    return page(
        filters,
        views,
        views.intervals().snapshot(),
        hours,
        byStart(SignalHour::hour, hour -> hour.subject() + " " + hour.asn()),
        false);
  }

  @Override
  public Page<Change> changes(Filters filters, Instant now) {
    Views views = views();
    Snapshot snapshot = views.intervals().snapshot();
    long since = filters.since() == null ? -1 : position(views, snapshot, filters.since());
    List<Change> changes =
        views.intervals().between(since, snapshot.offset()).entrySet().stream()
            .limit(filters.limit())
            .map(entry -> change(views, entry.getKey(), entry.getValue(), now))
            .toList();
    Cursor next =
        changes.isEmpty()
            ? new Cursor(views.topicId(), since)
            : changes.get(changes.size() - 1).cursor();
    return new Page<>(changes, next.toString(), cursor(views, snapshot), asOf(filters, snapshot));
  }

  private static long position(Views views, Snapshot snapshot, Cursor since) {
    if (!since.topicId().equals(views.topicId())) {
      throw new CursorGoneException(
          "the cursor is of another topic than the present one; read the lists again");
    }
    // Another node may have been ahead of this one: only the topic itself knows its end.
    if (since.offset() > snapshot.offset() && since.offset() >= views.end().getAsLong()) {
      throw new CursorGoneException("the cursor is beyond the end; read the lists again");
    }
    return since.offset();
  }

  private static Change change(Views views, long offset, BanTransition transition, Instant now) {
    BanInterval before = transition.getBefore();
    BanInterval after = transition.getAfter();
    return new Change(
        new Cursor(views.topicId(), offset),
        transition,
        before == null ? null : Ban.at(before, null, now),
        after == null ? null : Ban.at(after, null, now));
  }

  @Override
  public List<Change> latest(String country, int limit, Instant now) {
    Views views = views();
    return views
        .intervals()
        .between(-1, views.intervals().snapshot().offset())
        .descendingMap()
        .entrySet()
        .stream()
        .filter(e -> Subject.parse(e.getValue().getSubject()).country().equals(country))
        .limit(limit)
        .map(entry -> change(views, entry.getKey(), entry.getValue(), now))
        .toList();
  }

  @Override
  public Cursor cursor() {
    Views views = views();
    return new Cursor(views.topicId(), views.intervals().snapshot().offset());
  }

  @Override
  public PlatformName platform(String name) {
    Names names = views().names();
    String id = names.platformIds(name).iterator().next();
    return new PlatformName(id, names.platformName(id));
  }

  @Override
  public Counts counts() {
    Views present = views.get();
    if (present == null) {
      return new Counts(0, 0, -1);
    }
    Snapshot snapshot = present.intervals().snapshot();
    return new Counts(snapshot.intervals().size(), present.evidence().size(), snapshot.offset());
  }

  @Override
  public Runnable onChange(Runnable listener) {
    return listeners.add(listener);
  }

  private static <T> Page<T> page(
      Filters filters,
      Views views,
      Snapshot snapshot,
      List<T> all,
      Function<T, String> key,
      boolean descending) {
    Pages.Part<T> part =
        Pages.part(all, key, descending, filters.question(), filters.cursor(), filters.limit());
    return new Page<>(part.items(), part.next(), cursor(views, snapshot), asOf(filters, snapshot));
  }

  private static String cursor(Views views, Snapshot snapshot) {
    return new Cursor(views.topicId(), snapshot.offset()).toString();
  }

  private static String asOf(Filters filters, Snapshot snapshot) {
    if (filters.asOf() != null) {
      return filters.asOf().text();
    }
    return snapshot.lastPublished() == null ? null : snapshot.lastPublished().toString();
  }
}
