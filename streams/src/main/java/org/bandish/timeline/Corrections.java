package org.bandish.timeline;

import java.util.List;
import org.bandish.event.Evidence;

/** What a fact says about other facts. */
final class Corrections {
  private Corrections() {}

  /** The id that the fact supersedes; null: none. */
  static String supersedes(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> evidence.getBanOrder().getSupersedes();
      case COURT_RULING -> evidence.getCourtRuling().getSupersedes();
      case NETWORK_SIGNAL -> evidence.getNetworkSignal().getSupersedes();
      case STATEMENT, WITHDRAWAL -> evidence.getStatement().getSupersedes();
      case OBSERVED_SPAN -> evidence.getObservedSpan().getSupersedes();
      case UNKNOWN -> null;
    };
  }

  /** The orders and rulings that the fact refers to, as written. */
  static List<String> referencesOf(Evidence evidence) {
    return switch (evidence.getKind()) {
      case BAN_ORDER -> evidence.getBanOrder().getRefersTo();
      case COURT_RULING -> evidence.getCourtRuling().getRefersTo();
      case STATEMENT, WITHDRAWAL -> evidence.getStatement().getRefersTo();
      default -> List.of();
    };
  }
}
