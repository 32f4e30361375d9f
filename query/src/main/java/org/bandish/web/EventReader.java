package org.bandish.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bandish.query.Change;
import org.bandish.query.Cursor;
import org.bandish.query.CursorGoneException;
import org.bandish.query.NotReadyException;
import org.bandish.query.Page;
import org.bandish.schema.Subject;

/** One reader of events. At most one thread writes to it at a time. */
final class EventReader {
  private final OutputStream out;
  private final Function<Cursor, Page<Change>> next;
  private final Predicate<Change> filter;
  private final Function<Change, String> data;
  private final Executor writers;
  private final AtomicInteger wakes = new AtomicInteger();
  private final AtomicBoolean beats = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  // Both are touched by the writing thread alone, one after the other.
  private Cursor at;
  private boolean begun;

  EventReader(
      OutputStream out,
      Cursor from,
      Function<Cursor, Page<Change>> next,
      Predicate<Change> filter,
      Function<Change, String> data,
      Executor writers) {
    this.out = out;
    this.at = from;
    this.next = next;
    this.filter = filter;
    this.data = data;
    this.writers = writers;
  }

  /** Changes of a country, null for all, and of platforms, none for all. */
  static Predicate<Change> matching(String country, Set<String> platforms) {
    return change -> {
      Subject subject = Subject.parse(change.transition().getSubject());
      return (country == null || country.equals(subject.country()))
          && (platforms.isEmpty() || platforms.contains(subject.platform()));
    };
  }

  /** Sends what there is already. */
  void begin() {
    wake();
  }

  /** There may be something to send. */
  void wake() {
    if (wakes.getAndIncrement() == 0) {
      try {
        writers.execute(this::write);
      } catch (RejectedExecutionException e) {
        end();
      }
    }
  }

  /** Shows reader and proxies that the line is alive; finds out if it is not. */
  void beat() {
    beats.set(true);
    wake();
  }

  /** Ends it. */
  void end() {
    ended.complete(null);
  }

  /** When it ends. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  private void write() {
    int seen;
    do {
      seen = wakes.get();
      try {
        send();
      } catch (NotReadyException e) {
        // The record is being read anew; the next heartbeat tries again.
        begun = true;
      } catch (IOException | CursorGoneException e) {
        end();
      } catch (RuntimeException e) {
        ended.completeExceptionally(e);
      }
    } while (wakes.addAndGet(-seen) != 0);
  }

  private void send() throws IOException {
    if (ended.isDone()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (!begun) {
      begun = true;
      text.append("retry: 2000\n\n");
    }
    if (beats.getAndSet(false)) {
      text.append(": alive\n\n");
    }
    for (Page<Change> page = next.apply(at); !page.items().isEmpty(); page = next.apply(at)) {
      page.items().stream().filter(filter).forEach(change -> append(text, change));
      at = Cursor.parse("next", page.next());
      flush(text);
    }
    flush(text);
  }

  private void append(StringBuilder text, Change change) {
    text.append("event: transition\nid: ")
        .append(change.cursor())
        .append("\ndata: ")
        .append(data.apply(change))
        .append("\n\n");
  }

  private void flush(StringBuilder text) throws IOException {
    if (!text.isEmpty()) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      text.setLength(0);
    }
  }
}
