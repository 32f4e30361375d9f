package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bandish.event.MeasuredDays;

/**
 * On which UTC days a span was measured, and since when that is known of each: how far a span was
 * known to be measured at a time. Days are known on their own, so a later one may be known first.
 */
record DaysMeasured(List<MeasuredDays> days) {

  /** 00:00 UTC of the last day that was known by an instant to be measured; null: none was. */
  Instant lastKnown(Instant asOf) {
    return days.stream()
        .filter(each -> known(each, asOf) > 0)
        .map(each -> midnight(each, known(each, asOf) - 1))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Since when a day is known to be measured that begins at an instant or later; null: never. */
  Instant since(Instant reached) {
    return days.stream()
        .map(each -> since(each, reached))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The days as they were known by an instant. */
  DaysMeasured asOf(Instant asOf) {
    return new DaysMeasured(
        days.stream()
            .filter(each -> known(each, asOf) > 0)
            .map(each -> MeasuredDays.newBuilder(each).setDays(known(each, asOf)).build())
            .toList());
  }

  private static Instant since(MeasuredDays days, Instant reached) {
    long before = Math.max(0, ceilDays(Duration.between(midnight(days, 0), reached)));
    return before < days.getDays()
        ? midnight(days, before).plus(Duration.ofHours(days.getKnownAfterHours()))
        : null;
  }

  /** How many of consecutive days were known. */
  private static long known(MeasuredDays days, Instant asOf) {
    Instant first = midnight(days, 0).plus(Duration.ofHours(days.getKnownAfterHours()));
    return asOf.isBefore(first)
        ? 0
        : Math.min(days.getDays(), Duration.between(first, asOf).toDays() + 1);
  }

  private static long ceilDays(Duration time) {
    return -Math.floorDiv(-time.toMillis(), Duration.ofDays(1).toMillis());
  }

  private static Instant midnight(MeasuredDays days, long more) {
    return days.getFirst().plusDays(more).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
