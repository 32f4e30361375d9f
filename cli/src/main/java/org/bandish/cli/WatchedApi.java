package org.bandish.cli;

import java.time.Clock;
import java.util.List;
import org.bandish.ingest.Registry;
import org.bandish.ingest.watch.Feed;
import org.bandish.ingest.watch.Feeds;
import org.bandish.ingest.watch.OoniFeed;

/** The list of APIs that {@code watch} knows. */
enum WatchedApi {
  ooni,
  ioda,
  radar;

  /**
   * What to ask for.
   *
   * @param url where, or null for the public address
   * @param token of Radar's API
   * @throws CannotRunException if there is no token where one is needed
   */
  List<Feed> feeds(
      String url, List<String> countries, String token, Registry registry, Clock clock) {
    return switch (this) {
      case ooni -> Feeds.ooni(url == null ? OoniFeed.PUBLIC : url, countries, registry, clock);
      case ioda -> Feeds.ioda(url == null ? Feeds.IODA : url, countries, clock);
      case radar -> {
        if (token == null) {
          throw new CannotRunException("Radar answers only with a token: BANDISH_RADAR_TOKEN");
        }
        yield Feeds.radar(url == null ? Feeds.RADAR : url, countries, token, clock);
      }
    };
  }
}
