package org.bandish.topology;

import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.CourtRuling;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.schema.Moments;

/**
 * Random measurements, outages and orders of forty days in two countries: blocks of some networks,
 * gaps of days, networks that appear later, numbers of hours and days beside single measurements,
 * several versions of one id, outages that are told, corrected, withdrawn and measured.
 */
final class Happened {
  static final Instant START = Instant.parse("2024-02-10T00:00:00Z");
  private static final int DAYS = 40;

  private final Random random;
  private final boolean single;
  private final List<SpecificRecord> facts = new ArrayList<>();

  private Happened(long seed, boolean single) {
    this.random = new Random(seed);
    this.single = single;
  }

  /** All of it. */
  static List<SpecificRecord> random(long seed) {
    Happened happened = new Happened(seed, false);
    happened.platforms();
    happened.outages();
    happened.series();
    happened.orders();
    return happened.facts;
  }

  /** Single measurements, each public when it was made, and nothing else. */
  static List<SpecificRecord> measurements(long seed) {
    Happened happened = new Happened(seed, true);
    happened.platforms();
    return happened.facts;
  }

  private void platforms() {
    platform("PK", null, "x");
    platform("PK", "PK-KP", "x");
    platform("IN", null, "x");
  }

  private void platform(String country, String region, String platform) {
    int from = random.nextInt(DAYS);
    int to = from + 1 + random.nextInt(10);
    int gapFrom = random.nextInt(DAYS);
    int gapTo = gapFrom + random.nextInt(15);
    int networks = 1 + random.nextInt(4);
    for (long asn = 1; asn <= networks; asn++) {
      boolean blocks = random.nextInt(4) > 0;
      int appears = random.nextInt(3) == 0 ? random.nextInt(DAYS) : 0;
      int every = 2 + random.nextInt(20);
      for (int hour = appears * 24; hour < DAYS * 24; hour += every) {
        int day = hour / 24;
        if (day >= gapFrom && day < gapTo) {
          continue;
        }
        boolean blocked = blocks && day >= from && day < to;
        String id = country + (region == null ? "" : region) + "-" + asn + "-" + hour;
        NetworkSignal.Builder signal =
            signal(id, START.plus(Duration.ofMinutes(hour * 60L + random.nextInt(60))))
                .setCountry(country)
                .setRegion(region)
                .setPlatform(platform)
                .setAsn(random.nextInt(20) == 0 ? null : (Long) asn)
                .setThrottled(random.nextInt(30) == 0)
                .setCount(1 + random.nextInt(12));
        weights(
            signal,
            blocked ? (random.nextInt(8) == 0 ? 0.75 : 1) : random.nextInt(25) == 0 ? 1 : 0);
        aggregate(signal);
        facts.add(signal.build());
        if (random.nextInt(25) == 0 && !single) {
          // Another version of the same id.
          facts.add(weights(signal.setCount(3), 0.5).build());
        }
      }
    }
  }

  private void aggregate(NetworkSignal.Builder signal) {
    int kind = random.nextInt(12);
    if (kind < 2 && !single) {
      Duration span = kind == 0 ? Duration.ofHours(1) : Duration.ofDays(1 + random.nextInt(2));
      signal.setUntil(Moments.at(signal.getAt().getEarliest().plus(span)));
    }
  }

  private static NetworkSignal.Builder weights(NetworkSignal.Builder signal, double blocked) {
    return signal.setBlocked(blocked).setDown(0.0).setOk(1 - blocked);
  }

  private void outages() {
    for (int i = 0; i < 4; i++) {
      Instant from = START.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60)));
      boolean report = random.nextBoolean();
      NetworkSignal.Builder outage =
          signal("outage-" + i, from)
              .setSource(report ? SignalSource.REPORT : SignalSource.IODA)
              .setAsn(random.nextInt(3) == 0 ? (Long) (1L + random.nextInt(3)) : null)
              .setRegion(random.nextInt(5) == 0 ? "PK-KP" : null)
              .setBlocked(0.0)
              .setDown(1.0)
              .setOk(0.0);
      if (random.nextInt(4) > 0) {
        outage.setUntil(Moments.at(from.plusSeconds(random.nextInt(6 * 24 * 3600))));
      }
      facts.add(outage.build());
      if (random.nextInt(3) == 0) {
        facts.add(
            outage
                .setId("outage-later-" + i)
                .setSupersedes("outage-" + i)
                .setUntil(Moments.at(from.plusSeconds(random.nextInt(9 * 24 * 3600))))
                .setPublished(Moments.at(from.plus(Duration.ofDays(12))))
                .build());
      }
      if (report && random.nextInt(3) == 0) {
        facts.add(withdrawal("w-" + i, "outage-" + i, "2024-03-15", "x").build());
      }
    }
  }

  private void series() {
    int down = random.nextInt(DAYS);
    int back = down + 1 + random.nextInt(3);
    int ends = random.nextBoolean() ? DAYS : down + 1;
    Long asn = random.nextBoolean() ? null : (Long) 2L;
    for (int hour = Math.max(0, down - 5) * 24; hour < Math.min(ends, back + 3) * 24; hour++) {
      boolean isDown = hour / 24 >= down && hour / 24 < back;
      facts.add(
          Given.value(
                  "v-" + hour,
                  START.plus(Duration.ofHours(hour)),
                  ConnectivityMetric.BGP,
                  isDown ? 100 : 1000)
              .setAsn(asn)
              .build());
    }
  }

  private void orders() {
    String day = START.plus(Duration.ofDays(random.nextInt(DAYS))).toString();
    facts.add(block("order", day, "x").build());
    if (random.nextBoolean()) {
      String lift = Instant.parse(day).plus(Duration.ofDays(random.nextInt(15))).toString();
      facts.add(
          block("lift", lift, "x")
              .setAction(OrderAction.UNBLOCK)
              .setRefersTo(List.of("order"))
              .build());
    }
  }

  private static NetworkSignal.Builder signal(String id, Instant at) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry("PK")
        .setSource(SignalSource.OONI)
        .setAt(moment(at.toString()));
  }

  static void publish(River river, SpecificRecord fact) {
    if (fact instanceof BanOrder order) {
      river.publish(order);
    } else if (fact instanceof CourtRuling ruling) {
      river.publish(ruling);
    } else if (fact instanceof Statement statement) {
      river.publish(statement);
    } else if (fact instanceof NetworkSignal signal) {
      if (signal.getSource() == SignalSource.REPORT) {
        river.publish(signal);
      } else {
        river.measure(signal);
      }
    }
  }
}
