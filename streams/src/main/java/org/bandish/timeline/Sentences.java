package org.bandish.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Source;
import org.bandish.event.Statement;

/** Facts in sentences that can be quoted: who, what, when, as it was written. */
final class Sentences {
  private static final String MEASURED = "It was measured ";
  private static final String SHOWN = "By what became public then, it was measured ";

  private final UnaryOperator<String> names;

  /**
   * Sentences with names in them.
   *
   * @param names what the authority of an id is called; what is no id stays as it is
   */
  Sentences(UnaryOperator<String> names) {
    this.names = names;
  }

  /** The fact in one sentence. */
  String of(Evidence fact) {
    return switch (fact.getKind()) {
      case BAN_ORDER -> order(fact.getBanOrder());
      case COURT_RULING -> ruling(fact.getCourtRuling());
      case NETWORK_SIGNAL -> signal(fact.getNetworkSignal());
      case OBSERVED_SPAN -> span(fact.getObservedSpan(), MEASURED);
      case STATEMENT -> statement(fact.getStatement());
      case WITHDRAWAL -> "What " + fact.getStatement().getWithdraws() + " says was withdrawn.";
      case UNKNOWN -> "A fact of a kind that is not known here.";
    };
  }

  /**
   * The fact in a sentence where it became public or, of a row of a measured span, where it gave
   * way.
   *
   * @param asOf the day of telling; null: now
   */
  String of(Evidence fact, Instant knownAt, Instant asOf) {
    ObservedSpan span = fact.getObservedSpan();
    if (span == null) {
      return of(fact);
    }
    boolean shown = knownAt.equals(span.getHeldFrom());
    String told = span(Measured.known(span, asOf), shown ? SHOWN : MEASURED);
    return knownAt.equals(span.getHeldTo())
        ? told + " What became public then showed otherwise."
        : told;
  }

  /** Why a fact counts no more, where it became public. */
  static String since(Evidence fact, Instant knownAt, Instant asOf) {
    ObservedSpan span = fact.getObservedSpan();
    if (span == null || !Held.isOver(span, asOf)) {
      return " It no longer stands.";
    }
    return knownAt.equals(span.getHeldTo()) ? "" : " What became public later showed otherwise.";
  }

  /** Where it can be read. */
  static List<Source> sources(Evidence fact) {
    return switch (fact.getKind()) {
      case BAN_ORDER -> fact.getBanOrder().getSources();
      case COURT_RULING -> fact.getCourtRuling().getSources();
      case NETWORK_SIGNAL -> sources(fact.getNetworkSignal());
      case STATEMENT, WITHDRAWAL -> fact.getStatement().getSources();
      case OBSERVED_SPAN, UNKNOWN -> List.of();
    };
  }

  private static List<Source> sources(NetworkSignal signal) {
    if (!signal.getSources().isEmpty() || signal.getUrl() == null) {
      return signal.getSources();
    }
    return List.of(new Source(null, signal.getUrl(), null, null));
  }

  private String order(BanOrder order) {
    String who =
        order.getDirectedBy() == null
            ? names.apply(order.getAuthority())
            : names.apply(order.getDirectedBy())
                + ", through "
                + names.apply(order.getAuthority())
                + ",";
    String did =
        switch (order.getAction()) {
          case BLOCK -> "ordered it blocked";
          case THROTTLE -> "ordered it slowed down";
          case UNBLOCK -> "lifted it";
          case EXTEND -> "extended it";
          case UNKNOWN -> "acted";
        };
    return who
        + " "
        + did
        + " from "
        + written(order.getEffective())
        + (order.getExpires() == null ? "" : " until " + written(order.getExpires()))
        + (order.getAnnounced() ? "." : ", and did not announce it.");
  }

  private String ruling(CourtRuling ruling) {
    String did =
        switch (ruling.getDisposition()) {
          case ORDERS_BLOCK -> "ordered it blocked";
          case ORDERS_UNBLOCK -> "ordered it restored";
          case SUSPENDS -> "suspended the block";
          case REINSTATES -> "reinstated the block";
          case QUASHES -> "quashed the block";
          case UPHOLDS -> "upheld the block";
          case UNKNOWN -> "ruled";
        };
    return names.apply(ruling.getCourt())
        + " "
        + did
        + " on "
        + written(Reading.effective(ruling))
        + (ruling.getComplyBy() == null ? "." : ", by " + written(ruling.getComplyBy()) + ".");
  }

  private static String signal(NetworkSignal signal) {
    String state =
        switch (Reading.role(signal)) {
          case BLOCKED -> "blocked";
          case THROTTLED -> "slowed down";
          case ACCESSIBLE -> "accessible";
          default -> "down, or neither blocked nor open,";
        };
    String change =
        signal.getTransition() == null
            ? ""
            : " (" + signal.getTransition().name().toLowerCase(Locale.ROOT) + ")";
    String to = signal.getUntil() == null ? "" : " until " + written(signal.getUntil());
    return "It was reported " + state + " on " + written(signal.getAt()) + to + change + ".";
  }

  private static String span(ObservedSpan span, String begin) {
    return begin
        + span.getState().name().toLowerCase(Locale.ROOT)
        + " from "
        + span.getStart()
        + (span.getEnd() == null ? " on" : " to " + span.getEnd())
        + (span.getExplainedByOutage() ? ", while connectivity itself failed." : ".");
  }

  private String statement(Statement statement) {
    String did =
        switch (statement.getKind()) {
          case ACKNOWLEDGES -> "acknowledged the block";
          case DENIES -> "denied a block";
          case CLAIMS_LIFTED -> "claimed that it had been lifted";
          case HEARING -> "heard the matter";
          default -> "spoke of it";
        };
    String text = statement.getText() == null ? "." : ": " + ended(statement.getText().strip());
    return names.apply(statement.getBy()) + " " + did + " on " + written(statement.getAt()) + text;
  }

  private static String ended(String text) {
    return text.isEmpty() || ".!?\"".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ".";
  }

  private static String written(Moment moment) {
    return moment == null ? "an unknown day" : moment.getEdtf();
  }
}
