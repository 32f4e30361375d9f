package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.schema.Subject;

/** When, by the standing facts, a subject was lifted or observed to be accessible. */
final class Openings {
  private static final double DECIDES = 0.5;

  private final List<Evidence> facts;

  private Openings(List<Evidence> facts) {
    this.facts = facts;
  }

  /** Of all that is entered under the subject: what concerns it, and was not taken back. */
  static Openings of(Subject subject, Collection<Evidence> evidence) {
    Map<String, Evidence> current = new HashMap<>();
    Comparator<Evidence> lastPublished =
        Comparator.comparing(Published::knownAt).thenComparing(Evidence::getDigest);
    evidence.forEach(
        fact ->
            current.merge(fact.getId(), fact, (a, b) -> lastPublished.compare(a, b) >= 0 ? a : b));
    Set<String> takenBack = new HashSet<>();
    current.values().forEach(fact -> takenBack.addAll(Scope.corrects(fact)));
    List<Evidence> standing = new ArrayList<>(current.values());
    standing.removeIf(fact -> takenBack.contains(fact.getId()));
    standing.removeIf(fact -> !Scope.subjects(fact).contains(subject));
    return new Openings(standing);
  }

  /** When the last of the facts public by then became public; null: there is none. */
  Instant lastPublished(Instant now) {
    return facts.stream()
        .map(Published::knownAt)
        .filter(instant -> !instant.isAfter(now))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The first lift or observation of access in [from, to], public by {@code to}; null: none. */
  Instant firstIn(Instant from, Instant to) {
    return facts.stream()
        .filter(fact -> !Published.knownAt(fact).isAfter(to))
        .map(Openings::opening)
        .filter(instant -> instant != null && !instant.isBefore(from) && !instant.isAfter(to))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant opening(Evidence fact) {
    return switch (fact.getKind()) {
      case BAN_ORDER -> lift(fact.getBanOrder());
      case COURT_RULING -> lift(fact.getCourtRuling());
      case NETWORK_SIGNAL -> access(fact.getNetworkSignal());
      case OBSERVED_SPAN ->
          switch (fact.getObservedSpan().getState()) {
            case ACCESSIBLE -> fact.getObservedSpan().getStart();
            default -> null;
          };
      default -> null;
    };
  }

  private static Instant lift(BanOrder order) {
    return order.getAction() == OrderAction.UNBLOCK ? order.getEffective().getEarliest() : null;
  }

  private static Instant lift(CourtRuling ruling) {
    Moment effective = ruling.getEffective() == null ? ruling.getDecided() : ruling.getEffective();
    if (ruling.getDisposition() == Disposition.QUASHES) {
      return effective.getEarliest();
    }
    if (ruling.getDisposition() == Disposition.ORDERS_UNBLOCK) {
      return (ruling.getComplyBy() == null ? effective : ruling.getComplyBy()).getEarliest();
    }
    return null;
  }

  private static Instant access(NetworkSignal signal) {
    boolean accessible =
        signal.getSource() == SignalSource.REPORT
            && signal.getOk() != null
            && signal.getOk() > DECIDES;
    return accessible ? signal.getAt().getEarliest() : null;
  }
}
