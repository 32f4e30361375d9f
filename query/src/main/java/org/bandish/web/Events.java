package org.bandish.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bandish.query.Change;
import org.bandish.query.Cursor;
import org.bandish.query.Filters;
import org.bandish.query.NotReadyException;
import org.bandish.query.Page;
import org.bandish.query.Param;
import org.bandish.query.Queries;

/**
 * Transitions as Server-Sent Events: {@code event: transition}, {@code id:} its cursor, {@code
 * data:} a change. Begins with what comes next, or behind {@code Last-Event-ID}. A thread works for
 * a reader only while there is something to send.
 */
final class Events implements AutoCloseable {
  private static final int MOST_READERS = 1_000;
  private static final int WRITERS = 16;
  private static final int HEARTBEAT_SECONDS = 10;

  private final Queries queries;
  private final Json json;
  private final Clock clock;
  private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, named("events"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(named("events-heartbeat"));
  private final Runnable unsubscribe;

  Events(Queries queries, Json json, Clock clock) {
    this.queries = queries;
    this.json = json;
    this.clock = clock;
    this.unsubscribe = queries.onChange(() -> readers.forEach(EventReader::wake));
    var unused =
        heart.scheduleAtFixedRate(
            () -> readers.forEach(EventReader::beat),
            HEARTBEAT_SECONDS,
            HEARTBEAT_SECONDS,
            TimeUnit.SECONDS);
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  Route route() {
    Set<Param> params = EnumSet.of(Param.COUNTRY, Param.PLATFORM);
    return new Route(Api.BASE + "/events", params, ctx -> open(ctx, QueryString.of(ctx, params)));
  }

  private void open(Context ctx, Filters filters) throws IOException {
    String last = ctx.header("Last-Event-ID");
    Cursor from =
        last == null || last.isBlank()
            ? queries.cursor()
            : Cursor.parse("Last-Event-ID", last.strip());
    // A cursor that leads nowhere is an error now, not an empty stream.
    next(from);
    if (readers.size() >= MOST_READERS) {
      throw new NotReadyException(List.of("one of the readers to leave"));
    }
    ctx.contentType("text/event-stream; charset=utf-8");
    ctx.header("Cache-Control", "no-cache");
    ctx.header("X-Accel-Buffering", "no");
    if (ctx.method().equals(HandlerType.HEAD)) {
      return;
    }
    Set<String> platforms =
        filters.platforms().stream()
            .map(name -> queries.platform(name).id())
            .collect(Collectors.toSet());
    EventReader reader =
        new EventReader(
            ctx.res().getOutputStream(),
            from,
            this::next,
            EventReader.matching(filters.country(), platforms),
            change -> json.text(Items.change(change)),
            writers);
    ctx.future(
        () -> {
          readers.add(reader);
          reader.begin();
          return reader.ended().whenComplete((done, error) -> readers.remove(reader));
        });
  }

  private Page<Change> next(Cursor since) {
    Filters filters =
        Filters.parse(
            Map.of("since", List.of(since.toString())), EnumSet.of(Param.SINCE, Param.LIMIT));
    return queries.changes(filters, clock.instant());
  }

  @Override
  public void close() {
    unsubscribe.run();
    heart.shutdownNow();
    readers.forEach(EventReader::end);
    writers.shutdownNow();
  }
}
