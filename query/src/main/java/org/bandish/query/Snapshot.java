package org.bandish.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.schema.Subject;
import org.bandish.timeline.Incidents;
import org.bandish.timeline.Incidents.Incident;
import org.bandish.timeline.Recurrences;

/** The intervals at one place of ban-transitions. Immutable. */
public final class Snapshot {
  /** Start, then id. */
  static final Comparator<BanInterval> BY_START =
      Comparator.comparing(Spans::start).thenComparing(BanInterval::getId);

  private final long offset;
  private final Instant lastPublished;
  private final List<BanInterval> byStart;
  private final Map<String, BanInterval> byId = new HashMap<>();
  private final Map<Subject, List<BanInterval>> bySubject = new TreeMap<>();
  private final Map<String, Ban.Place> places = new HashMap<>();
  private final List<Incident> incidents = new ArrayList<>();

  /**
   * A snapshot.
   *
   * @param intervals in any order
   * @param offset of the last transition in it; -1: none
   * @param lastPublished when the last thing in it became public; null: nothing is in it
   */
  public Snapshot(Collection<BanInterval> intervals, long offset, Instant lastPublished) {
    this.offset = offset;
    this.lastPublished = lastPublished;
    byStart = intervals.stream().sorted(BY_START).toList();
    Map<String, List<BanInterval>> byCountry = new TreeMap<>();
    for (BanInterval interval : byStart) {
      byId.put(interval.getId(), interval);
      bySubject.computeIfAbsent(Spans.subject(interval), s -> new ArrayList<>()).add(interval);
      byCountry.computeIfAbsent(interval.getCountry(), c -> new ArrayList<>()).add(interval);
    }
    byCountry.values().forEach(country -> incidents.addAll(Incidents.of(country)));
    Map<String, String> incidentOf = new HashMap<>();
    incidents.forEach(
        incident -> incident.intervals().forEach(id -> incidentOf.put(id, incident.id())));
    bySubject.values().forEach(subject -> place(subject, incidentOf));
  }

  private void place(List<BanInterval> subject, Map<String, String> incidentOf) {
    for (int i = 0; i < subject.size(); i++) {
      BanInterval interval = subject.get(i);
      BanInterval before = i == 0 ? null : subject.get(i - 1);
      places.put(
          interval.getId(),
          new Ban.Place(
              i + 1,
              before == null ? null : Recurrences.gapDays(before, interval),
              before == null ? null : before.getId(),
              incidentOf.get(interval.getId())));
    }
  }

  /** Offset of the last transition in it; -1: none. */
  public long offset() {
    return offset;
  }

  /** When the last thing in it became public; null: nothing is in it. */
  public Instant lastPublished() {
    return lastPublished;
  }

  /** All intervals by start, then id. */
  public List<BanInterval> intervals() {
    return byStart;
  }

  /** The interval with the id; null: none. */
  public BanInterval byId(String id) {
    return byId.get(id);
  }

  /** The intervals of a subject, by start. */
  public List<BanInterval> of(Subject subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** Every subject with an interval. */
  public Collection<Subject> subjects() {
    return bySubject.keySet();
  }

  /** All incidents, by country and start. */
  public List<Incident> incidents() {
    return incidents;
  }

  /** One of its intervals, as it stands at an instant. */
  public Ban ban(BanInterval interval, Instant now) {
    return Ban.at(interval, places.getOrDefault(interval.getId(), Ban.Place.ALONE), now);
  }
}
