package org.bandish.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bandish.event.Ending;

/** How a ban ended (domain 3.7). */
final class Endings {
  private Endings() {}

  /**
   * By the last end of an instrument or lift in it, if at most the compliance window before its
   * end; null while it goes on.
   */
  static Ending of(Ban ban) {
    if (ban.end() == null) {
      return null;
    }
    return deciding(ban).stream()
        .min(LegalEnd.BY_RANK)
        .map(EndingRule::of)
        .orElse(EndingRule.SILENT)
        .ending();
  }

  /** Who decided the lifts and stays that ended it; empty where none did. */
  static List<String> liftedBy(Ban ban) {
    Ending ending = of(ban);
    if (ending == null || ending == Ending.SILENT || ending == Ending.EXPIRED) {
      return List.of();
    }
    return deciding(ban).stream()
        .filter(end -> end.kind() != LegalEnd.Kind.EXPIRY)
        .sorted(LegalEnd.BY_RANK)
        .map(end -> end.fact().owner())
        .distinct()
        .toList();
  }

  /** Ids of the facts that ended it: lifts and stays, else expiries; empty where none did. */
  static List<String> evidence(Ban ban) {
    boolean expired = of(ban) == Ending.EXPIRED;
    return deciding(ban).stream()
        .filter(end -> expired == (end.kind() == LegalEnd.Kind.EXPIRY))
        .sorted(LegalEnd.BY_RANK)
        .map(end -> end.fact().id())
        .distinct()
        .toList();
  }

  private static List<LegalEnd> deciding(Ban ban) {
    Optional<Instant> last = ban.ends().stream().map(LegalEnd::at).max(Comparator.naturalOrder());
    if (last.isEmpty() || ban.end().isAfter(last.get().plus(Decision.COMPLIANCE_WINDOW))) {
      return List.of();
    }
    return ban.ends().stream().filter(end -> end.at().equals(last.get())).toList();
  }
}
