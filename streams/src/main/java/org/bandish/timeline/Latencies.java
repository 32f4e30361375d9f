package org.bandish.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How long it took to obey (domain 3.9), in whole hours. */
final class Latencies {
  private Latencies() {}

  /**
   * From the first order of a ban to its first observed block; null if it was blocked before, or
   * never seen blocked.
   */
  static Long enforcementHours(Ban ban, Instants instants) {
    Optional<Instant> order =
        ban.instruments().stream().map(instants::of).min(Comparator.naturalOrder());
    Optional<Instant> block =
        ban.stretches().stream()
            .filter(stretch -> ObservedTrack.isBanned(stretch.step().observed()))
            .map(Ban.Stretch::from)
            .findFirst();
    if (order.isEmpty() || block.isEmpty() || block.get().isBefore(order.get())) {
      return null;
    }
    return Duration.between(order.get(), block.get()).toHours();
  }

  /**
   * From the first lift or stay of an ended ban to the first access at its end or later; null if
   * there is none. A span of access that began before the end and goes on beyond it is access at
   * the end.
   *
   * @param next start of the subject's next ban; null: there is none
   */
  static Long restorationHours(Ban ban, Instant next, Collection<Fact> facts, Instants instants) {
    Optional<Instant> lift =
        ban.ends().stream()
            .filter(end -> end.kind() != LegalEnd.Kind.EXPIRY)
            .map(LegalEnd::at)
            .min(Comparator.naturalOrder());
    if (lift.isEmpty() || ban.end() == null) {
      return null;
    }
    return facts.stream()
        .filter(fact -> fact.role() == Role.ACCESSIBLE)
        .map(fact -> speaksOf(ban.end(), fact) ? ban.end() : instants.of(fact))
        .filter(access -> !access.isBefore(ban.end()) && (next == null || access.isBefore(next)))
        .min(Comparator.naturalOrder())
        .map(access -> Duration.between(lift.get(), access).toHours())
        .orElse(null);
  }

  private static boolean speaksOf(Instant instant, Fact fact) {
    return fact.until() != null
        && fact.instant().isBefore(instant)
        && fact.until().getEarliest().isAfter(instant);
  }
}
