package org.bandish.timeline;

import java.time.Instant;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Statement;

/** What facts of a kind do. */
enum ActRule implements Rule {
  OPENS_INSTRUMENT(
      "opens-instrument", "3.2", "an order or ruling is in force from its effective time"),
  LIFTS("lifts", "3.2", "a lift ends what it names, else its owner's orders, else all"),
  MOVES_EXPIRY(
      "moves-expiry", "3.2", "an extension moves the expiry of what it names or its owner's"),
  PAUSES("pauses", "3.2", "a stay pauses what it names, else all"),
  RESUMES("resumes", "3.2", "what was paused is in force again"),
  UPHOLDS("upholds", "2", "a ruling that upholds opens and ends nothing"),
  OBSERVES_BLOCKED("observes-blocked", "3.3", "blocked persists until something else is reported"),
  OBSERVES_THROTTLED(
      "observes-throttled", "3.3", "throttled persists until something else is reported"),
  OBSERVES_ACCESSIBLE("observes-accessible", "3.3", "access ends what is blocked without an order"),
  OBSERVES_DOWN("observes-down", "3.3", "down, or undecided, is not blocked"),
  EXPLAINED(
      "explained",
      "3.3",
      "what was measured while connectivity itself failed counts for no ban, and is marked"),
  SHOWN_OTHERWISE(
      "shown-otherwise",
      "3.3",
      "what was measured is held to be so until what becomes public later shows otherwise"),
  OBSERVES_UNOBSERVED("observes-unobserved", "3.3", "where nothing speaks the state is unknown"),
  MEASURES_CONNECTIVITY("measures-connectivity", "3.3", "connectivity is not a platform"),
  ACKNOWLEDGES("acknowledges", "3.8", "an acknowledgement counts for disclosure"),
  CONTESTS("contests", "3.8", "a claim that it was lifted contests the ban while it stands"),
  TELLS("tells", "2", "a statement moves neither track"),
  WITHDRAWS("withdraws", "3.1", "what is withdrawn says nothing from then on"),
  UNKNOWN("unknown", "2", "a kind of fact of a later schema");

  private final String effect;
  private final String section;
  private final String says;

  ActRule(String effect, String section, String says) {
    this.effect = effect;
    this.section = section;
    this.says = says;
  }

  /** What a fact did at an instant: a row of a measured span may have given way then. */
  static ActRule of(Evidence fact, Instant at) {
    ObservedSpan span = fact.getObservedSpan();
    return span != null && at.equals(span.getHeldTo()) ? SHOWN_OTHERWISE : of(fact);
  }

  /** What facts of its kind do. */
  static ActRule of(Evidence fact) {
    return switch (fact.getKind()) {
      case BAN_ORDER -> of(fact.getBanOrder());
      case COURT_RULING -> of(fact.getCourtRuling());
      case NETWORK_SIGNAL -> of(fact.getNetworkSignal());
      case OBSERVED_SPAN -> of(fact.getObservedSpan());
      case STATEMENT -> of(fact.getStatement());
      case WITHDRAWAL -> WITHDRAWS;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private static ActRule of(BanOrder order) {
    return switch (order.getAction()) {
      case BLOCK, THROTTLE -> OPENS_INSTRUMENT;
      case UNBLOCK -> LIFTS;
      case EXTEND -> MOVES_EXPIRY;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private static ActRule of(CourtRuling ruling) {
    return switch (ruling.getDisposition()) {
      case ORDERS_BLOCK -> OPENS_INSTRUMENT;
      case ORDERS_UNBLOCK, QUASHES -> LIFTS;
      case SUSPENDS -> PAUSES;
      case REINSTATES -> RESUMES;
      case UPHOLDS -> UPHOLDS;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private static ActRule of(NetworkSignal signal) {
    if (signal.getBlocked() == null) {
      return MEASURES_CONNECTIVITY;
    }
    return switch (Reading.role(signal)) {
      case BLOCKED -> OBSERVES_BLOCKED;
      case THROTTLED -> OBSERVES_THROTTLED;
      case ACCESSIBLE -> OBSERVES_ACCESSIBLE;
      default -> OBSERVES_DOWN;
    };
  }

  private static ActRule of(ObservedSpan span) {
    if (span.getExplainedByOutage()) {
      return EXPLAINED;
    }
    return switch (span.getState()) {
      case BLOCKED -> OBSERVES_BLOCKED;
      case THROTTLED -> OBSERVES_THROTTLED;
      case ACCESSIBLE -> OBSERVES_ACCESSIBLE;
      case UNOBSERVED -> OBSERVES_UNOBSERVED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private static ActRule of(Statement statement) {
    return switch (statement.getKind()) {
      case ACKNOWLEDGES -> ACKNOWLEDGES;
      case CLAIMS_LIFTED -> CONTESTS;
      default -> TELLS;
    };
  }

  /** What it does, in a word or two. */
  String effect() {
    return effect;
  }

  @Override
  public String id() {
    return "act." + effect;
  }

  @Override
  public String section() {
    return section;
  }

  @Override
  public String says() {
    return says;
  }
}
