package org.bandish.query;

import java.util.List;

/**
 * Statistics of the bans that pass the filters, counted up to now. Days are local calendar days;
 * bans that ended on no known date count and are in no sum.
 *
 * @param platform null where bans of several platforms are counted together
 * @param authority null unless bans are counted by authority
 * @param gapsDays between each ban and the next; null where either date is unknown
 * @param shareOfLast365Days of the 365 local days before today, the share with a ban
 * @param daysSinceLast since the last ban ended, 0 while one goes on; null: its end has no date
 * @param current id of the ban that goes on; null: none
 */
public record RecurrenceView(
    String country,
    String platform,
    String authority,
    int count,
    long totalDays,
    Long longestDays,
    Long shortestDays,
    Double meanDays,
    Double medianDays,
    List<Long> gapsDays,
    List<String> authorities,
    List<String> authorityKinds,
    double shareOfLast365Days,
    Long daysSinceLast,
    String current,
    List<String> intervals) {}
