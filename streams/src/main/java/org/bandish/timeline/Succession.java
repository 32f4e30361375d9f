package org.bandish.timeline;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bandish.event.BanInterval;

/**
 * Which intervals of a later derivation carry on those of an earlier one. An interval carries on
 * itself; where it is gone or the other is new, it is also carried on by one that overlaps it in
 * time and rests on some of the same evidence.
 *
 * @param before of the earlier derivation, by id
 * @param after of the later derivation, by id
 */
record Succession(Map<String, BanInterval> before, Map<String, BanInterval> after) {

  /** The later intervals that carry on an earlier one. */
  List<BanInterval> heirs(BanInterval earlier) {
    return among(after, later -> carriesOn(earlier, later));
  }

  /** The earlier intervals that a later one carries on. */
  List<BanInterval> origins(BanInterval later) {
    return among(before, earlier -> carriesOn(earlier, later));
  }

  /** Whether an interval took up another, was taken up by one, or bears another id. */
  boolean merged(BanInterval earlier, BanInterval later) {
    if (later == null) {
      return heirs(earlier).size() == 1;
    }
    List<BanInterval> origins = origins(later);
    return earlier == null ? !origins.isEmpty() && !split(null, later) : origins.size() > 1;
  }

  /** Whether an interval was one that is several now, or is one of them. */
  boolean split(BanInterval earlier, BanInterval later) {
    return earlier == null
        ? origins(later).stream().anyMatch(origin -> heirs(origin).size() > 1)
        : heirs(earlier).size() > 1;
  }

  private static List<BanInterval> among(
      Map<String, BanInterval> intervals, Predicate<BanInterval> which) {
    return intervals.values().stream().filter(which).toList();
  }

  private boolean carriesOn(BanInterval earlier, BanInterval later) {
    if (earlier.getId().equals(later.getId())) {
      return true;
    }
    boolean gone = !after.containsKey(earlier.getId());
    boolean isNew = !before.containsKey(later.getId());
    return (gone || isNew)
        && overlap(earlier, later)
        && !Collections.disjoint(earlier.getEvidence(), later.getEvidence());
  }

  private static boolean overlap(BanInterval one, BanInterval other) {
    return isBefore(Extent.from(one), Extent.to(other))
        && isBefore(Extent.from(other), Extent.to(one));
  }

  private static boolean isBefore(Instant from, Instant to) {
    return to == null || from.isBefore(to);
  }
}
