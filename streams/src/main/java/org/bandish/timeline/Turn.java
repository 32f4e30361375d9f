package org.bandish.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Ending;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;

/**
 * One interval before and after, with what the rules of transitions ask of it. What is asked of
 * both is asked only where both are there.
 *
 * @param before null: it is new
 * @param after null: it is gone
 * @param merged whether it took up another or was taken up
 * @param split whether it is a part of what was one, or was that one
 * @param fresh facts that arrived and became evidence of it; none where it is new or gone
 * @param zone of the subject
 */
record Turn(
    BanInterval before,
    BanInterval after,
    boolean merged,
    boolean split,
    List<Fact> fresh,
    ZoneId zone) {
  private static final Set<Phase> IN_FORCE =
      Set.of(Phase.ENFORCED, Phase.ORDERED, Phase.NOT_ENFORCED);

  boolean isNew() {
    return before == null;
  }

  boolean isGone() {
    return after == null;
  }

  /** Where it begins, as it is; as it was, if it is gone. */
  Instant from() {
    return Extent.from(isGone() ? before : after);
  }

  /** Where it ends now; null: open. */
  Instant to() {
    return Extent.to(after);
  }

  /** Where it ended before; null: it was open. */
  Instant formerEnd() {
    return Extent.to(before);
  }

  boolean closes() {
    return formerEnd() == null && to() != null;
  }

  boolean reopens() {
    return formerEnd() != null && to() == null;
  }

  boolean endsLater() {
    return formerEnd() != null && (to() == null || to().isAfter(formerEnd()));
  }

  /** An order was in force to the last, and no end of one accounts for the end. */
  boolean isLapse() {
    List<PhaseSpan> phases = after.getPhases();
    return after.getEnding() == Ending.SILENT
        && !phases.isEmpty()
        && IN_FORCE.contains(phases.get(phases.size() - 1).getPhase());
  }

  boolean has(ActRule act) {
    return fresh.stream().anyMatch(fact -> ActRule.of(fact.evidence()) == act);
  }

  /** When the last lift or stay that came to it takes effect, if the ban goes on; else null. */
  Instant liftWithin() {
    // Avro's own lists, as a copied record has them, cannot compare instants.
    boolean paused = !List.copyOf(before.getOrdered()).equals(List.copyOf(after.getOrdered()));
    return fresh.stream()
        .filter(fact -> fact.role().isLift() || (fact.role() == Role.STAY && paused))
        .map(Fact::instant)
        .filter(at -> !at.isBefore(from()) && (to() == null || at.isBefore(to())))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  boolean isAcknowledged() {
    return before.getDisclosure() == Disclosure.UNACKNOWLEDGED
        && after.getDisclosure() != Disclosure.UNACKNOWLEDGED;
  }

  /** The beginning of the local day; the start of a ban that was announced with it. */
  Instant acknowledgedAt() {
    return after.getAcknowledged() == null
        ? from()
        : after.getAcknowledged().atStartOfDay(zone).toInstant();
  }

  /** When the first claim that came to it was made, if none stood before; else null. */
  Instant contestedAt() {
    return before.getContested() || !after.getContested()
        ? null
        : fresh.stream()
            .filter(fact -> ActRule.of(fact.evidence()) == ActRule.CONTESTS)
            .map(Fact::instant)
            .findFirst()
            .orElse(null);
  }

  boolean startMoved() {
    return moved(before.getStart(), after.getStart())
        || !Extent.from(before).equals(Extent.from(after));
  }

  boolean endMoved() {
    return formerEnd() != null
        && to() != null
        && (moved(before.getEnd(), after.getEnd()) || !formerEnd().equals(to()));
  }

  private static boolean moved(Bound before, Bound after) {
    return !before.getEarliest().equals(after.getEarliest())
        || !before.getLatest().equals(after.getLatest());
  }

  /** Where it grew or was cut: the earlier of two ends that differ; else where it begins. */
  Instant edge() {
    if (isNew() || isGone() || Objects.equals(formerEnd(), to())) {
      return from();
    }
    return earlier(formerEnd(), to());
  }

  /** Where the phases first differ; where it begins, if they do not. */
  Instant firstDifference() {
    List<PhaseSpan> had = before.getPhases();
    List<PhaseSpan> has = after.getPhases();
    for (int i = 0; i < Math.min(had.size(), has.size()); i++) {
      PhaseSpan was = had.get(i);
      PhaseSpan is = has.get(i);
      if (!was.equals(is)) {
        boolean cut =
            was.getPhase() == is.getPhase() && was.getRestriction() == is.getRestriction();
        return cut ? earlier(was.getTo(), is.getTo()) : is.getFrom();
      }
    }
    return from();
  }

  private static Instant earlier(Instant one, Instant other) {
    return other == null || (one != null && one.isBefore(other)) ? one : other;
  }
}
