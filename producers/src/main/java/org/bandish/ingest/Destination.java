package org.bandish.ingest;

import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Authority;
import org.bandish.event.BanOrder;
import org.bandish.event.CourtRuling;
import org.bandish.event.Cursor;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Platform;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.schema.Subject;
import org.bandish.schema.Topic;
import org.bandish.schema.Topics;

/**
 * Where a fact belongs.
 *
 * @param topic by the kind of fact; reports of access apart from measured signals
 * @param key the country; of a measured signal {@code subject|asn}, of a definition its id
 */
public record Destination(Topic<? extends SpecificRecord> topic, String key) {
  /**
   * The destination of a fact or definition.
   *
   * @throws IllegalArgumentException if producers do not publish its kind
   */
  public static Destination of(SpecificRecord fact) {
    if (fact instanceof BanOrder order) {
      return new Destination(Topics.BAN_ORDERS, order.getCountry());
    } else if (fact instanceof CourtRuling ruling) {
      return new Destination(Topics.COURT_RULINGS, ruling.getCountry());
    } else if (fact instanceof Statement statement) {
      return new Destination(Topics.STATEMENTS, statement.getCountry());
    } else if (fact instanceof NetworkSignal signal) {
      return signal.getSource() == SignalSource.REPORT
          ? new Destination(Topics.ACCESS_REPORTS, signal.getCountry())
          : new Destination(Topics.NETWORK_SIGNALS, series(signal));
    } else if (fact instanceof Platform platform) {
      return new Destination(Topics.PLATFORMS, platform.getId());
    } else if (fact instanceof Authority authority) {
      return new Destination(Topics.AUTHORITIES, authority.getId());
    }
    if (fact instanceof Cursor cursor) {
      return new Destination(Topics.CURSORS, cursor.getImporter() + "|" + cursor.getQuery());
    }
    throw new IllegalArgumentException("producers do not publish " + fact.getSchema().getName());
  }

  private static String series(NetworkSignal signal) {
    String platform = signal.getPlatform() == null ? Subject.CONNECTIVITY : signal.getPlatform();
    Subject subject = new Subject(signal.getCountry(), signal.getRegion(), platform);
    return subject + "|" + (signal.getAsn() == null ? "" : signal.getAsn());
  }
}
