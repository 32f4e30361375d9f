package org.bandish.query;

import java.time.Instant;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.IntervalState;

/**
 * An interval among the others, as it stands at an instant.
 *
 * @param interval whose known end, if it is still to come, is taken out: the ban goes on
 * @param scheduledEnd that known end; null: none is known that is still to come
 * @param place among the bans of its subject and country
 * @param responseLagDays local calendar days from its start to the platform's first statement;
 *     null: it has made none
 */
public record Ban(BanInterval interval, Bound scheduledEnd, Place place, Long responseLagDays) {
  /**
   * Where a ban stands among others.
   *
   * @param ordinal 1 for the subject's first ban
   * @param gapDays local calendar days since the one before ended; null: unknown, or none before
   * @param previous id of the one before; null: none
   * @param incident id of the incident it belongs to; null: none
   */
  public record Place(int ordinal, Long gapDays, String previous, String incident) {
    /** The place of a ban that is looked at alone. */
    public static final Place ALONE = new Place(1, null, null, null);
  }

  /** The interval as it stands at an instant, without a word of the platform. */
  public static Ban at(BanInterval interval, Place place, Instant now) {
    Instant end = Spans.end(interval);
    if (end == null || !end.isAfter(now)) {
      return new Ban(interval, null, place, null);
    }
    BanInterval goingOn =
        BanInterval.newBuilder(interval)
            .setState(IntervalState.ONGOING)
            .setEnd(null)
            .setDays(null)
            .setMinDays(null)
            .setMaxDays(null)
            .setEnding(null)
            .setLiftedBy(List.of())
            .build();
    return new Ban(goingOn, interval.getEnd(), place, null);
  }

  /** The same with the time to the platform's first statement. */
  Ban respondedAfter(Long days) {
    return new Ban(interval, scheduledEnd, place, days);
  }

  /** Whether it goes on. */
  public boolean ongoing() {
    return interval.getState() == IntervalState.ONGOING;
  }

  /**
   * Its length in local calendar days, up to now while it goes on; null where the end has no date.
   */
  public Long days(Instant now) {
    return ongoing() ? Long.valueOf(upTo(now)) : interval.getDays();
  }

  /** As {@link #days}, or the longest it may have been. */
  public long atMostDays(Instant now) {
    Long days = days(now);
    Long known = days == null ? interval.getMaxDays() : days;
    return known == null ? 0 : known;
  }

  private long upTo(Instant now) {
    long days = Spans.endDate(interval, now).toEpochDay() - Spans.startDate(interval).toEpochDay();
    return Math.max(0, days);
  }
}
