package org.bandish.ingest.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.bandish.ingest.Outlet;
import org.bandish.ingest.Tally;

/** Polls several feeds one after the other, again and again. */
public final class Watch {
  private final List<Feed> feeds;
  private final Fetcher fetcher;
  private final Cursors cursors;
  private final Outlet outlet;
  private final Pause pause;
  private final Clock clock;

  Watch(
      List<Feed> feeds, Fetcher fetcher, Cursors cursors, Outlet outlet, Pause pause, Clock clock) {
    this.feeds = List.copyOf(feeds);
    this.fetcher = fetcher;
    this.cursors = cursors;
    this.outlet = outlet;
    this.pause = pause;
    this.clock = clock;
  }

  /** A watch that waits for real. */
  public static Watch of(List<Feed> feeds, Cursors cursors, Outlet outlet, Clock clock) {
    Fetcher fetcher =
        new Fetcher(Pause.sleeping(), () -> ThreadLocalRandom.current().nextDouble(), clock);
    return new Watch(feeds, fetcher, cursors, outlet, Pause.sleeping(), clock);
  }

  /**
   * Polls until interrupted. An API that does not answer is told and asked again the next time.
   *
   * @param every from the beginning of one round to that of the next
   * @param once only one round
   * @param told a line per poll
   * @return whether every API of the last round answered
   * @throws IOException if nothing can be published
   */
  public boolean run(
      Duration every, boolean once, Tally.Rejections rejections, Consumer<String> told)
      throws IOException, InterruptedException {
    while (true) {
      Instant begun = clock.instant();
      boolean all = true;
      for (Feed feed : feeds) {
        all &= poll(feed, rejections, told);
      }
      if (once) {
        return all;
      }
      Duration left = every.minus(Duration.between(begun, clock.instant()));
      if (!left.isNegative()) {
        pause.of(left);
      }
    }
  }

  private boolean poll(Feed feed, Tally.Rejections rejections, Consumer<String> told)
      throws IOException, InterruptedException {
    String name = feed.query().isEmpty() ? feed.importer() : feed.importer() + " " + feed.query();
    try {
      told.accept(name + ": " + new Poller(feed, fetcher, cursors, outlet, clock).poll(rejections));
      return true;
    } catch (FetchException e) {
      told.accept(name + ": " + e.getMessage());
      return false;
    }
  }
}
