package org.bandish.detect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bandish.event.Outage;

/** The hours that outages explain, as ranges apart and in order of time. */
final class HourRanges {
  /**
   * Hours [from, to).
   *
   * @param to {@link Instant#MAX}: without end
   */
  record Range(Instant from, Instant to) {}

  private HourRanges() {}

  /**
   * Those that any of the outages explains within [from, to).
   *
   * @param from a full hour
   * @param to a full hour
   */
  static List<Range> of(Collection<Outage> outages, Instant from, Instant to) {
    List<Range> joined = new ArrayList<>();
    outages.stream()
        .map(outage -> within(outage, from, to))
        .filter(range -> range.from().isBefore(range.to()))
        .sorted(Comparator.comparing(Range::from))
        .forEach(range -> join(joined, range));
    return joined;
  }

  private static void join(List<Range> joined, Range range) {
    Range last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
    if (last == null || last.to().isBefore(range.from())) {
      joined.add(range);
    } else if (range.to().isAfter(last.to())) {
      joined.set(joined.size() - 1, new Range(last.from(), range.to()));
    }
  }

  private static Range within(Outage outage, Instant from, Instant to) {
    Instant first = outage.getStart().truncatedTo(ChronoUnit.HOURS);
    Instant end = OutageHours.explainsTo(outage);
    Instant behind = end == null ? Instant.MAX : Belief.roundedUp(end);
    return new Range(first.isBefore(from) ? from : first, behind.isAfter(to) ? to : behind);
  }
}
