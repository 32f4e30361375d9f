package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.bandish.event.BanInterval;

/** Bans of several platforms in one country whose starts are chained by less than 24 hours each. */
public final class Incidents {
  /** Starts further apart than this belong to different incidents. */
  public static final Duration CHAIN = Duration.ofDays(1);

  private static final Comparator<BanInterval> BY_START =
      Comparator.comparing((BanInterval interval) -> interval.getStart().getEarliest())
          .thenComparing(BanInterval::getId);

  /**
   * One incident.
   *
   * @param id stays the same while its first ban stays the same
   * @param country ISO 3166-1 alpha-2
   * @param from start of the first ban
   * @param to latest end of its bans; null while one of them is ongoing
   * @param platforms distinct, sorted, at least two
   * @param intervals ids in order of start
   */
  public record Incident(
      String id,
      String country,
      Instant from,
      Instant to,
      List<String> platforms,
      List<String> intervals) {}

  private Incidents() {}

  /** The incidents among the national bans of one country, in order of start. */
  public static List<Incident> of(Collection<BanInterval> country) {
    List<BanInterval> sorted =
        country.stream().filter(interval -> interval.getRegion() == null).sorted(BY_START).toList();
    List<Incident> incidents = new ArrayList<>();
    List<BanInterval> chain = new ArrayList<>();
    for (BanInterval interval : sorted) {
      if (!chain.isEmpty() && !chained(chain.get(chain.size() - 1), interval)) {
        close(chain, incidents);
      }
      chain.add(interval);
    }
    close(chain, incidents);
    return incidents;
  }

  private static boolean chained(BanInterval before, BanInterval after) {
    Instant limit = before.getStart().getEarliest().plus(CHAIN);
    return !after.getStart().getEarliest().isAfter(limit);
  }

  private static void close(List<BanInterval> chain, List<Incident> incidents) {
    TreeSet<String> platforms = new TreeSet<>();
    chain.forEach(interval -> platforms.add(interval.getPlatform()));
    if (platforms.size() > 1) {
      BanInterval first = chain.get(0);
      boolean ongoing = chain.stream().anyMatch(interval -> interval.getEnd() == null);
      Instant to =
          ongoing
              ? null
              : chain.stream()
                  .map(interval -> interval.getEnd().getLatest())
                  .max(Comparator.naturalOrder())
                  .orElse(null);
      List<String> ids = chain.stream().map(BanInterval::getId).toList();
      incidents.add(
          new Incident(
              "incident-" + first.getId(),
              first.getCountry(),
              first.getStart().getEarliest(),
              to,
              List.copyOf(platforms),
              ids));
    }
    chain.clear();
  }
}
