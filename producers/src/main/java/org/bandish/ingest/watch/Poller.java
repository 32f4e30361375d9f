package org.bandish.ingest.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import org.bandish.event.Cursor;
import org.bandish.ingest.Outlet;
import org.bandish.ingest.Source;
import org.bandish.ingest.Tally;

/**
 * Polls one feed until nothing more is to be asked. The cursor moves only when what was answered is
 * safe; what is asked twice is published twice and changes nothing.
 */
public final class Poller {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_STEPS = 10_000;

  private final Feed feed;
  private final Fetcher fetcher;
  private final Cursors cursors;
  private final Outlet outlet;
  private final Clock clock;

  public Poller(Feed feed, Fetcher fetcher, Cursors cursors, Outlet outlet, Clock clock) {
    this.feed = feed;
    this.fetcher = fetcher;
    this.cursors = cursors;
    this.outlet = outlet;
    this.clock = clock;
  }

  /**
   * One poll.
   *
   * @return what it read
   * @throws FetchException if the API does not answer; what was answered before is safe
   * @throws IOException if nothing can be published
   */
  public Tally poll(Tally.Rejections rejections) throws IOException, InterruptedException {
    Tally tally = new Tally(outlet, rejections);
    String position = cursors.position(feed.importer(), feed.query());
    Feed.Step step = feed.first(position, clock.instant());
    for (int i = 0; step != null && i < MOST_STEPS; i++) {
      byte[] body = fetcher.get(step.uri(), feed.headers());
      Feed.Step next = feed.next(step, answer(step, body), clock.instant());
      feed.reader().read(Source.bytes(step.uri().toString(), body), tally);
      outlet.flush();
      keep(next == null ? feed.caughtUp() : step.position());
      step = next;
    }
    return tally;
  }

  private static String beginning(JsonNode answer) {
    String text = String.valueOf(answer);
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private void keep(String position) throws IOException {
    if (position != null) {
      cursors.keep(new Cursor(feed.importer(), feed.query(), position, clock.instant()));
    }
  }

  private JsonNode answer(Feed.Step step, byte[] body) throws IOException {
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer != null && feed.items(answer).isArray()) {
        return answer;
      }
      // To go on would move the cursor past what was not answered.
      throw new FetchException(
          step.uri().getPath() + ": the answer holds no list: " + beginning(answer), null);
    } catch (JsonProcessingException e) {
      throw new FetchException(
          step.uri().getPath() + ": the answer is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
