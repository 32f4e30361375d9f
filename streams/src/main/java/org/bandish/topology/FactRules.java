package org.bandish.topology;

import java.time.Instant;
import java.util.List;
import org.bandish.event.BanOrder;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.Precision;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.event.Transition;

/** What each kind of fact must say. An enum's UNKNOWN is a symbol of a later schema: unreadable. */
final class FactRules {
  private static final double WEIGHT_ERROR = 1e-6;

  /** Sums of counts must not overflow. */
  private static final long MOST_MEASUREMENTS = 1_000_000_000_000L;

  /** Dates outside cannot be meant, and would overflow sums of times. */
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private static final int LONGEST_MECHANISM = 120;

  /** Measured earlier means by a clock that was not set. */
  private static final Instant FIRST_MEASURED = Instant.parse("2004-01-01T00:00:00Z");

  /** A number of 32 bits; 0 says that nobody knows, and then there is none. */
  private static final long MOST_ASN = 0xFFFF_FFFFL;

  private FactRules() {}

  static void check(BanOrder order) {
    known("action", order.getAction() != OrderAction.UNKNOWN);
    present("authority", order.getAuthority());
    moment("effective", order.getEffective());
    moment("expires", order.getExpires());
    moment("issued", order.getIssued());
    moment("published", order.getPublished());
    notBefore("expires", order.getExpires(), "effective", order.getEffective());
    require(
        order.getAnnounced() || order.getPublished() != null,
        "published is required where announced is false");
  }

  static void check(CourtRuling ruling) {
    known("disposition", ruling.getDisposition() != Disposition.UNKNOWN);
    present("court", ruling.getCourt());
    require(
        ruling.getDecided() != null || ruling.getEffective() != null,
        "one of decided and effective is required");
    moment("decided", ruling.getDecided());
    moment("effective", ruling.getEffective());
    moment("published", ruling.getPublished());
    moment("complyBy", ruling.getComplyBy());
  }

  static void check(Statement statement) {
    known("kind", statement.getKind() != StatementKind.UNKNOWN);
    moment("at", statement.getAt());
    moment("published", statement.getPublished());
    if (statement.getKind() == StatementKind.WITHDRAWS) {
      present("withdraws", statement.getWithdraws());
      require(
          statement.getPublished() != null || statement.getAt() != null,
          "published is required of a withdrawal");
    } else {
      present("by", statement.getBy());
      require(statement.getAt() != null, "at is required");
      require(statement.getWithdraws() == null, "withdraws is for withdrawals alone");
    }
  }

  static void check(NetworkSignal signal) {
    require(
        signal.getSource() == SignalSource.REPORT,
        "source must be REPORT: measured signals have their own topic");
    signal(signal);
  }

  /**
   * A measured signal: of a platform, a value of a series of connectivity, or an outage as told.
   */
  static void checkMeasured(NetworkSignal signal) {
    require(
        signal.getSource() != SignalSource.REPORT && signal.getSource() != SignalSource.UNKNOWN,
        "source must be a measurement: reports have their own topic");
    require(signal.getTransition() == null, "transition is for reports alone");
    require(
        signal.getMechanism() == null || signal.getMechanism().length() <= LONGEST_MECHANISM,
        "mechanism must have at most " + LONGEST_MECHANISM + " characters");
    require(
        signal.getPlatform() == null || signal.getSupersedes() == null,
        "supersedes is not of measurements of a platform: publish the same id again, later");
    require(
        signal.getPlatform() == null || signal.getBlocked() != null,
        "blocked, down and ok are required of a platform");
    require(
        signal.getValue() == null || (Double.isFinite(signal.getValue()) && signal.getValue() >= 0),
        "value must be a number from 0");
    signal(signal);
    require(
        !signal.getAt().getEarliest().isBefore(FIRST_MEASURED),
        "at must not be before 2004: a clock that was not set");
  }

  private static void signal(NetworkSignal signal) {
    require(
        signal.getCount() >= 1 && signal.getCount() <= MOST_MEASUREMENTS,
        "count must be 1 to 1000000000000");
    require(
        signal.getAsn() == null || (signal.getAsn() >= 1 && signal.getAsn() <= MOST_ASN),
        "asn must be 1 to 4294967295, or absent where the network is not known");
    known("transition", signal.getTransition() != Transition.UNKNOWN);
    known("metric", signal.getMetric() != ConnectivityMetric.UNKNOWN);
    moment("at", signal.getAt());
    moment("until", signal.getUntil());
    moment("published", signal.getPublished());
    notBefore("until", signal.getUntil(), "at", signal.getAt());
    if (signal.getBlocked() == null && signal.getDown() == null && signal.getOk() == null) {
      require(
          signal.getPlatform() == null && signal.getMetric() != null && signal.getValue() != null,
          "blocked, down and ok are required (or metric and value of connectivity)");
    } else {
      weights(signal.getBlocked(), signal.getDown(), signal.getOk());
    }
  }

  private static void weights(Double blocked, Double down, Double ok) {
    require(
        blocked != null && down != null && ok != null, "blocked, down and ok are given together");
    for (double weight : List.of(blocked, down, ok)) {
      require(weight >= 0 && weight <= 1, "weights must lie in [0, 1]");
    }
    require(Math.abs(blocked + down + ok - 1) <= WEIGHT_ERROR, "blocked + down + ok must be 1");
  }

  private static void moment(String field, Moment moment) {
    if (moment != null) {
      known(field + ".precision", moment.getPrecision() != Precision.UNKNOWN);
      inRange(field, moment.getEarliest());
      inRange(field, moment.getLatest());
      require(!moment.getLatest().isBefore(moment.getEarliest()), field + " ends before it begins");
    }
  }

  static void inRange(String field, Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      // Not by require: three dates as text cost more than all other checks of a signal.
      throw new InvalidFactException(
          field + " must lie between " + FIRST + " and " + LAST + ", but is " + instant);
    }
  }

  private static void notBefore(String field, Moment moment, String other, Moment reference) {
    require(
        moment == null || !moment.getEarliest().isBefore(reference.getEarliest()),
        field + " must not be before " + other);
  }

  static void present(String field, String text) {
    require(text != null && !text.isBlank(), field + " is required");
  }

  static void known(String field, boolean known) {
    require(known, field + " has a value that this version does not know");
  }

  static void require(boolean holds, String reason) {
    if (!holds) {
      throw new InvalidFactException(reason);
    }
  }
}
