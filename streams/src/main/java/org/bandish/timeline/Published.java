package org.bandish.timeline;

import java.time.Instant;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Evidence;
import org.bandish.event.Moment;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Precision;
import org.bandish.event.Statement;

/** When the public could first know a fact. */
public final class Published {
  private Published() {}

  /**
   * The published moment, by default: an order's issued, else effective; a ruling's decided, else
   * effective; a signal's until, else at; a statement's at. A measured span's is when it was first
   * known, whatever was shown of it later.
   *
   * @throws IllegalArgumentException if the fact says nothing of the kind
   */
  public static Moment of(Evidence evidence) {
    Moment moment =
        switch (evidence.getKind()) {
          case BAN_ORDER -> order(evidence.getBanOrder());
          case COURT_RULING -> ruling(evidence.getCourtRuling());
          case NETWORK_SIGNAL -> signal(evidence.getNetworkSignal());
          case STATEMENT, WITHDRAWAL -> statement(evidence.getStatement());
          case OBSERVED_SPAN -> at(evidence.getObservedSpan().getKnownSince());
          case UNKNOWN -> null;
        };
    if (moment == null) {
      throw new IllegalArgumentException(evidence.getId() + " has no published time");
    }
    return moment;
  }

  /**
   * The instant at which the fact was public at the latest: the end of its published bracket. Of a
   * row of a measured span since when it was held to be so, which may be later than when the span
   * became known.
   */
  public static Instant knownAt(Evidence evidence) {
    ObservedSpan span = evidence.getObservedSpan();
    return span == null ? of(evidence).getLatest() : Held.since(span);
  }

  /** The same of a measurement or report. */
  public static Instant signalKnownAt(NetworkSignal signal) {
    return signal(signal).getLatest();
  }

  /**
   * When what the fact says last was public: of a row of a measured span that is held no longer,
   * since when it is not; of all else as {@link #knownAt}.
   */
  static Instant lastKnownAt(Evidence evidence) {
    ObservedSpan span = evidence.getObservedSpan();
    return span == null || span.getHeldTo() == null ? knownAt(evidence) : span.getHeldTo();
  }

  /**
   * Whether the fact was public; of a row of a measured span, whether it was held to be so.
   *
   * @param asOf null: by now
   * @throws IllegalArgumentException if the fact says nothing of when it was published
   */
  public static boolean isKnown(Evidence evidence, Instant asOf) {
    ObservedSpan span = evidence.getObservedSpan();
    return span == null ? asOf == null || !knownAt(evidence).isAfter(asOf) : Held.at(span, asOf);
  }

  /**
   * The fact as it was known: of a measured span without what became known later of its end, of its
   * days and of how long it was held to be so. Every other fact says the same on every day.
   *
   * @param asOf null: as it is known by now
   */
  public static Evidence asOf(Evidence fact, Instant asOf) {
    return fact.getObservedSpan() == null
        ? fact
        : Evidence.newBuilder(fact)
            .setObservedSpan(Measured.known(fact.getObservedSpan(), asOf))
            .build();
  }

  private static Moment order(BanOrder order) {
    return first(order.getPublished(), order.getIssued(), order.getEffective());
  }

  private static Moment ruling(CourtRuling ruling) {
    return first(ruling.getPublished(), ruling.getDecided(), ruling.getEffective());
  }

  private static Moment signal(NetworkSignal signal) {
    return first(signal.getPublished(), signal.getUntil(), signal.getAt());
  }

  private static Moment statement(Statement statement) {
    return first(statement.getPublished(), statement.getAt(), null);
  }

  private static Moment first(Moment first, Moment second, Moment third) {
    return first != null ? first : second != null ? second : third;
  }

  private static Moment at(Instant instant) {
    return new Moment(instant.toString(), instant, instant, Precision.SECOND, false);
  }
}
