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
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Countries;
import org.bandish.schema.Moments;

/** Valid facts to start from; every test changes what it is about. */
public final class Given {
  private Given() {}

  public static Moment moment(String edtf) {
    return Moments.parse(edtf, Countries.zoneOf("PK"));
  }

  public static Instant instant(String edtf) {
    return moment(edtf).getEarliest();
  }

  public static BanOrder.Builder block(String id, String effective, String... platforms) {
    return BanOrder.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatforms(List.of(platforms))
        .setAuthority("pta")
        .setAction(OrderAction.BLOCK)
        .setEffective(moment(effective));
  }

  public static CourtRuling.Builder ruling(String id, String decided, String... platforms) {
    return CourtRuling.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatforms(List.of(platforms))
        .setCourt("sindh-high-court")
        .setDisposition(Disposition.ORDERS_UNBLOCK)
        .setDecided(moment(decided));
  }

  public static Statement.Builder withdrawal(
      String id, String withdraws, String published, String... platforms) {
    return Statement.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatforms(List.of(platforms))
        .setKind(StatementKind.WITHDRAWS)
        .setWithdraws(withdraws)
        .setPublished(moment(published));
  }

  public static Statement.Builder statement(String id, String at, String... platforms) {
    return Statement.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatforms(List.of(platforms))
        .setKind(StatementKind.ACKNOWLEDGES)
        .setBy("pta")
        .setAt(moment(at));
  }

  public static NetworkSignal.Builder report(String id, String at, String platform) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setPlatform(platform)
        .setSource(SignalSource.REPORT)
        .setAt(moment(at))
        .setBlocked(1.0)
        .setDown(0.0)
        .setOk(0.0);
  }

  /** A measured block on one network. */
  public static NetworkSignal.Builder measured(String id, String at, String platform, Long asn) {
    return report(id, at, platform).setSource(SignalSource.OONI).setAsn(asn);
  }

  /** A value of a series of connectivity. */
  public static NetworkSignal.Builder value(
      String id, Instant at, ConnectivityMetric metric, double value) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setSource(SignalSource.IODA)
        .setAt(Moments.at(at))
        .setMetric(metric)
        .setValue(value);
  }
}
