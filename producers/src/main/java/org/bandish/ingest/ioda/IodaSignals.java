package org.bandish.ingest.ioda;

import java.time.Instant;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.SignalSource;
import org.bandish.ingest.reading.Keys;
import org.bandish.ingest.reading.Times;

/** Builds signals of connectivity. */
final class IodaSignals {
  private static final String PAGES = "https://ioda.inetintel.cc.gatech.edu/";

  private IodaSignals() {}

  /** A value of a series. */
  static NetworkSignal value(
      Entity entity, String datasource, ConnectivityMetric metric, Instant at, double value) {
    return base(entity, at, "ioda", datasource).setMetric(metric).setValue(value).build();
  }

  /**
   * An alert: how far what is seen fell below what was seen before.
   *
   * @param metric what the datasource counts, so that its own next alert ends it; null: not known
   */
  static NetworkSignal alert(
      Entity entity, String datasource, ConnectivityMetric metric, Instant at, double down) {
    return base(entity, at, "ioda-alert", datasource)
        .setMetric(metric)
        .setBlocked(0.0)
        .setDown(down)
        .setOk(1 - down)
        .setUrl(page(entity, at, at))
        .build();
  }

  /**
   * An event: an outage from one moment until another.
   *
   * @param until null: it was not over
   */
  static NetworkSignal event(
      Entity entity, String datasource, Instant from, Instant until, Instant seen) {
    return base(entity, from, "ioda-event", datasource)
        .setUntil(until == null ? null : Times.moment(until))
        .setBlocked(0.0)
        .setDown(1.0)
        .setOk(0.0)
        .setUrl(page(entity, from, seen))
        .build();
  }

  private static NetworkSignal.Builder base(
      Entity entity, Instant at, String kind, String datasource) {
    return NetworkSignal.newBuilder()
        .setId(Keys.id(kind, datasource, entity.place(), entity.asn(), at.getEpochSecond()))
        .setCountry(entity.country())
        .setRegion(entity.region())
        .setAsn(entity.asn())
        .setSource(SignalSource.IODA)
        .setAt(Times.moment(at));
  }

  private static String page(Entity entity, Instant from, Instant until) {
    return PAGES
        + entity.path()
        + "?from="
        + from.getEpochSecond()
        + "&until="
        + until.getEpochSecond();
  }
}
