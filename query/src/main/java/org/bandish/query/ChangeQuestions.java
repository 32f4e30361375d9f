package org.bandish.query;

import java.time.Instant;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.schema.Subject;

/** Questions about what changed. */
record ChangeQuestions(Views views) {
  Page<Change> changes(Filters filters, Instant now) {
    Snapshot snapshot = views.intervals().snapshot();
    long since = filters.since() == null ? -1 : position(snapshot, filters.since());
    List<Change> changes =
        views.intervals().between(since, snapshot.offset()).entrySet().stream()
            .limit(filters.limit())
            .map(entry -> change(entry.getKey(), entry.getValue(), now))
            .toList();
    Cursor next =
        changes.isEmpty()
            ? new Cursor(views.topicId(), since)
            : changes.get(changes.size() - 1).cursor();
    return new Page<>(
        changes, next.toString(), views.cursor(snapshot).toString(), Views.asOf(filters, snapshot));
  }

  private long position(Snapshot snapshot, Cursor since) {
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

  private Change change(long offset, BanTransition transition, Instant now) {
    BanInterval before = transition.getBefore();
    BanInterval after = transition.getAfter();
    return new Change(
        new Cursor(views.topicId(), offset),
        transition,
        before == null ? null : ban(before, now),
        after == null ? null : ban(after, now));
  }

  private Ban ban(BanInterval interval, Instant now) {
    Responses responses = new Responses(views.names());
    return Ban.at(interval, null, now)
        .respondedAfter(responses.lagDays(interval, views.evidence().of(Spans.subject(interval))));
  }

  List<Change> latest(String country, int limit, Instant now) {
    return views
        .intervals()
        .between(-1, views.intervals().snapshot().offset())
        .descendingMap()
        .entrySet()
        .stream()
        .filter(e -> Subject.parse(e.getValue().getSubject()).country().equals(country))
        .limit(limit)
        .map(entry -> change(entry.getKey(), entry.getValue(), now))
        .toList();
  }
}
