package org.bandish.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;
import org.bandish.timeline.Published;

/** When facts apply, and which version of a fact stands. */
final class FactTimes {
  private static final Comparator<Evidence> LAST_PUBLISHED =
      Comparator.comparing(Published::knownAt).thenComparing(Evidence::getDigest);

  /** What a fact speaks of, [from, to); of an instant both are the same. */
  record Span(Instant from, Instant to) {}

  private FactTimes() {}

  /** What the fact speaks of. */
  static Span of(Evidence fact) {
    return switch (fact.getKind()) {
      case BAN_ORDER -> {
        BanOrder order = fact.getBanOrder();
        yield bracket(order.getEffective());
      }
      case COURT_RULING -> {
        CourtRuling ruling = fact.getCourtRuling();
        yield bracket(ruling.getEffective() == null ? ruling.getDecided() : ruling.getEffective());
      }
      case NETWORK_SIGNAL -> {
        NetworkSignal signal = fact.getNetworkSignal();
        Moment last = signal.getUntil() == null ? signal.getAt() : signal.getUntil();
        yield new Span(signal.getAt().getEarliest(), last.getLatest());
      }
      case STATEMENT, WITHDRAWAL -> {
        Statement statement = fact.getStatement();
        yield bracket(statement.getAt() == null ? statement.getPublished() : statement.getAt());
      }
      case OBSERVED_SPAN -> {
        ObservedSpan span = fact.getObservedSpan();
        yield new Span(span.getStart(), span.getEnd() == null ? Instant.MAX : span.getEnd());
      }
      case UNKNOWN -> throw new IllegalArgumentException(fact.getId() + " is of no known kind");
    };
  }

  private static Span bracket(Moment moment) {
    return new Span(moment.getEarliest(), moment.getLatest());
  }

  /** Of each id the version last published, ties by digest. */
  static Map<String, Evidence> standing(Collection<Evidence> versions) {
    Map<String, Evidence> byId = new HashMap<>();
    for (Evidence version : versions) {
      byId.merge(version.getId(), version, (a, b) -> LAST_PUBLISHED.compare(a, b) >= 0 ? a : b);
    }
    return byId;
  }
}
