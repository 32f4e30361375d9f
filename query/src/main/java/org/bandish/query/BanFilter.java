package org.bandish.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.bandish.event.BanInterval;

/** Which bans pass. */
final class BanFilter {
  private final Filters filters;
  private final Set<String> platforms;

  BanFilter(Filters filters, Names names) {
    this.filters = filters;
    this.platforms = platforms(filters, names);
  }

  /** The ids of all platforms asked for; null: all. */
  static Set<String> platforms(Filters filters, Names names) {
    if (filters.platforms().isEmpty()) {
      return null;
    }
    Set<String> ids = new HashSet<>();
    filters.platforms().forEach(name -> ids.addAll(names.platformIds(name)));
    return ids;
  }

  /** Whether the place and platform are asked for. */
  boolean subject(String country, String region, String platform) {
    return (filters.country() == null || filters.country().equals(country))
        && region(region)
        && (platforms == null || platforms.contains(platform));
  }

  private boolean region(String region) {
    return Filters.ALL_REGIONS.equals(filters.region())
        || (filters.region() == null ? region == null : filters.region().equals(region));
  }

  /** Whether the ban passes; up to now an ongoing one counts. */
  boolean passes(Ban ban, Instant now) {
    BanInterval interval = ban.interval();
    return subject(interval.getCountry(), interval.getRegion(), interval.getPlatform())
        && (filters.authority() == null || interval.getImposedBy().contains(filters.authority()))
        && (filters.state() == null || filters.state() == interval.getState())
        && (filters.disclosure() == null || filters.disclosure() == interval.getDisclosure())
        && (filters.phase() == null
            || interval.getPhases().stream().anyMatch(p -> p.getPhase() == filters.phase()))
        && (filters.minDays() == null || ban.atMostDays(now) >= filters.minDays())
        && overlaps(interval, now)
        && isValid(interval);
  }

  private boolean overlaps(BanInterval interval, Instant now) {
    Instant end = Spans.end(interval);
    return overlaps(
        filters,
        Spans.subject(interval).zone(),
        Spans.start(interval),
        end == null ? now.plusMillis(1) : end);
  }

  /** Whether [start, end) meets what from and to ask for; an instant meets what holds it. */
  static boolean overlaps(Filters filters, ZoneId zone, Instant start, Instant end) {
    if (filters.from() != null && !filters.from().from(zone).isBefore(end)) {
      return !start.isBefore(end)
          && start.equals(filters.from().from(zone))
          && toHolds(filters, zone, start);
    }
    return toHolds(filters, zone, start);
  }

  private static boolean toHolds(Filters filters, ZoneId zone, Instant start) {
    if (filters.to() == null) {
      return true;
    }
    Instant to = filters.to().to(zone);
    boolean instant = to.equals(filters.to().from(zone));
    return start.isBefore(to) || (instant && start.equals(to));
  }

  private boolean isValid(BanInterval interval) {
    return isValid(
        filters, Spans.subject(interval).zone(), Spans.start(interval), Spans.end(interval));
  }

  /** Whether [start, end) holds at some time of what at asks for; end null: it goes on. */
  static boolean isValid(Filters filters, ZoneId zone, Instant start, Instant end) {
    if (filters.at() == null) {
      return true;
    }
    Instant from = filters.at().from(zone);
    Instant to = filters.at().to(zone);
    boolean begun = to.equals(from) ? !start.isAfter(from) : start.isBefore(to);
    return begun && (end == null || end.isAfter(from));
  }
}
