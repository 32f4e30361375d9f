package org.bandish.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.schema.Subject;

/** Reads a piece of evidence as a fact of the rules. */
final class Reading {
  /** A report says what more than half of its weight says. */
  private static final double HALF = 0.5;

  private Reading() {}

  /**
   * Whether the fact speaks of the subject: a correction may be entered under subjects that it
   * drops, and measurements speak through the spans drawn from them.
   */
  static boolean concerns(Subject subject, Evidence evidence) {
    NetworkSignal signal = evidence.getNetworkSignal();
    return Scope.names(evidence, subject)
        && (signal == null || signal.getSource() == SignalSource.REPORT);
  }

  /**
   * What the evidence says, with the references and the chain that only its neighbours tell: one
   * fact, or the parts of a measured span.
   */
  static List<Fact> read(Evidence evidence, Instant asOf, Set<String> names, Fact.First first) {
    return evidence.getKind() == EvidenceKind.OBSERVED_SPAN
        ? Measured.facts(evidence, asOf, names, first)
        : List.of(fact(evidence, names, first));
  }

  private static Fact fact(Evidence evidence, Set<String> names, Fact.First first) {
    Moment published = Published.of(evidence);
    return switch (evidence.getKind()) {
      case BAN_ORDER -> {
        BanOrder order = evidence.getBanOrder();
        String owner = order.getDirectedBy() != null ? order.getDirectedBy() : order.getAuthority();
        yield new Fact(
            evidence, role(order), order.getEffective(), null, owner, names, published, first);
      }
      case COURT_RULING -> {
        CourtRuling ruling = evidence.getCourtRuling();
        yield new Fact(
            evidence,
            role(ruling),
            moment(ruling),
            null,
            ruling.getCourt(),
            names,
            published,
            first);
      }
      case NETWORK_SIGNAL -> {
        NetworkSignal signal = evidence.getNetworkSignal();
        yield new Fact(
            evidence,
            role(signal),
            signal.getAt(),
            signal.getUntil(),
            null,
            names,
            published,
            first);
      }
      case STATEMENT, WITHDRAWAL -> {
        Statement statement = evidence.getStatement();
        Moment at = statement.getAt() != null ? statement.getAt() : published;
        yield new Fact(evidence, Role.TELLS, at, null, null, names, published, first);
      }
      case OBSERVED_SPAN ->
          throw new IllegalArgumentException(evidence.getId() + " is measured: see Measured");
      case UNKNOWN -> throw new IllegalArgumentException(evidence.getId() + " is of no known kind");
    };
  }

  /** An orders-unblock with a deadline takes effect at the deadline. */
  private static Moment moment(CourtRuling ruling) {
    if (ruling.getDisposition() == Disposition.ORDERS_UNBLOCK && ruling.getComplyBy() != null) {
      return ruling.getComplyBy();
    }
    return effective(ruling);
  }

  /** When a ruling applies, its deadline apart. */
  static Moment effective(CourtRuling ruling) {
    return ruling.getEffective() != null ? ruling.getEffective() : ruling.getDecided();
  }

  private static Role role(BanOrder order) {
    return switch (order.getAction()) {
      case BLOCK -> Role.BLOCK;
      case THROTTLE -> Role.THROTTLE;
      case UNBLOCK -> Role.LIFT;
      case EXTEND -> Role.EXTENSION;
      case UNKNOWN -> throw new IllegalArgumentException(order.getId() + " has no known action");
    };
  }

  private static Role role(CourtRuling ruling) {
    return switch (ruling.getDisposition()) {
      case ORDERS_BLOCK -> Role.BLOCK;
      case ORDERS_UNBLOCK -> Role.RESTORATION_ORDER;
      case QUASHES -> Role.QUASHING;
      case SUSPENDS -> Role.STAY;
      case REINSTATES -> Role.RESUMPTION;
      case UPHOLDS -> Role.TELLS;
      case UNKNOWN ->
          throw new IllegalArgumentException(ruling.getId() + " has no known disposition");
    };
  }

  static Role role(NetworkSignal signal) {
    if (signal.getBlocked() != null && signal.getBlocked() > HALF) {
      return signal.getThrottled() ? Role.THROTTLED : Role.BLOCKED;
    }
    return signal.getOk() != null && signal.getOk() > HALF ? Role.ACCESSIBLE : Role.TELLS;
  }
}
