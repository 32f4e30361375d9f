package org.bandish.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanOrder;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.CourtRuling;
import org.bandish.event.Disposition;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.event.SignalSource;
import org.bandish.event.Transition;
import org.bandish.schema.Moments;

/**
 * A random world of 20 to 60 days in one country, in which much becomes public late: measurements
 * of one or two subjects on up to four networks, dense, sparse and none for days and weeks; some
 * published hours, days and weeks late, some corrected, some told again as numbers of hours and
 * days; outages told, late, corrected and withdrawn, and measured; orders, lifts, rulings and
 * reports of access, on time and late. About 200 facts.
 */
final class LateWorld {
  private static final Instant START = Instant.parse("2024-02-10T00:00:00Z");
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private enum Held {
    OPEN,
    BLOCKED,
    SLOW,
    EXAMS,
    SILENT
  }

  /** From a minute on. */
  private record Episode(int from, int to, Held held) {}

  private final Random random;
  private final int days;
  private final List<SpecificRecord> facts = new ArrayList<>();

  private LateWorld(long seed) {
    this.random = new Random(seed * 7_919);
    this.days = 20 + random.nextInt(41);
  }

  static List<SpecificRecord> random(long seed) {
    LateWorld world = new LateWorld(seed);
    world.subject("x", null);
    if (world.chance(30)) {
      world.subject("x", "PK-KP");
    } else if (world.chance(30)) {
      world.subject("tiktok", null);
    }
    for (int i = world.random.nextInt(4); i > 0; i--) {
      world.outage(i);
    }
    if (world.chance(30)) {
      world.series(ConnectivityMetric.BGP);
    }
    for (int i = world.random.nextInt(6); i > 0; i--) {
      world.act(i);
    }
    for (int i = world.random.nextInt(4); i > 0; i--) {
      world.report(i);
    }
    return world.facts;
  }

  /** Of connectivity alone: several outages told and measured, of one place and its networks. */
  static List<SpecificRecord> connectivity(long seed) {
    LateWorld world = new LateWorld(seed);
    for (int i = 1 + world.random.nextInt(7); i > 0; i--) {
      world.outage(i);
    }
    for (ConnectivityMetric metric :
        List.of(ConnectivityMetric.BGP, ConnectivityMetric.ACTIVE_PROBING)) {
      if (world.chance(50)) {
        world.series(metric);
      }
    }
    return world.facts;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Without UNKNOWN, which nobody writes. */
  private static <T> List<T> known(T[] symbols) {
    return List.of(symbols).subList(1, symbols.length);
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private void subject(String platform, String region) {
    List<Episode> episodes = episodes();
    int networks = 1 + random.nextInt(4);
    int spent = 0;
    for (long asn = 1; asn <= networks; asn++) {
      boolean blocks = asn == 1 || chance(80);
      int late = chance(20) ? random.nextInt(3) : 3;
      int every = (1 + random.nextInt(12)) * HOUR;
      for (Episode episode : episodes) {
        if (episode.held() == Held.SILENT || chance(10)) {
          continue;
        }
        int step = chance(25) ? every * 6 : every;
        for (int at = episode.from();
            at < episode.to() && spent < 220;
            at += step + random.nextInt(HOUR)) {
          spent++;
          String id =
              (region == null ? platform : "kp") + "-" + asn + "-" + at / HOUR + "-" + spent;
          Held held = episode.held();
          boolean shut = held == Held.EXAMS ? at % DAY / HOUR / 6 == 1 : held != Held.OPEN;
          measure(id, platform, region, asn, at, blocks && shut, held == Held.SLOW, late);
        }
      }
    }
  }

  private List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    Held before = null;
    for (int at = random.nextInt(DAY); at < days * DAY; ) {
      Held held = one(List.of(Held.values()));
      if (held == before) {
        continue;
      }
      boolean silent = held == Held.SILENT;
      int length = silent ? (1 + random.nextInt(15)) * DAY : (6 + random.nextInt(6 * 24)) * HOUR;
      episodes.add(new Episode(at, Math.min(at + length, days * DAY), held));
      at += length;
      before = held;
    }
    return episodes;
  }

  private void measure(
      String id,
      String platform,
      String region,
      long asn,
      int minute,
      boolean shut,
      boolean slow,
      int late) {
    double blocked = shut ? (chance(10) ? 0.75 : 1) : chance(4) ? 1 : 0;
    boolean down = chance(3);
    NetworkSignal.Builder signal =
        NetworkSignal.newBuilder()
            .setId(id)
            .setCountry("PK")
            .setRegion(region)
            .setPlatform(platform)
            .setAsn(chance(3) ? null : (Long) asn)
            .setSource(SignalSource.OONI)
            .setAt(Moments.at(at(minute)))
            .setThrottled(slow || chance(2))
            .setCount(1 + random.nextInt(chance(30) ? 12 : 4))
            .setMechanism(chance(4) ? "http.blockpage" : null);
    weights(signal, down ? 0 : blocked, down ? 1 : 0);
    if (chance(8)) {
      int hours = chance(50) ? 1 : 24 * (1 + random.nextInt(2));
      signal.setAt(Moments.at(AsOfLaw.hour(at(minute))));
      signal.setUntil(
          Moments.at(at(minute).truncatedTo(ChronoUnit.HOURS).plus(hours, ChronoUnit.HOURS)));
    }
    publish(signal, minute, late == 0 ? 90 : 12);
    facts.add(signal.build());
    if (chance(5)) {
      Instant known = AsOfLaw.countsFrom(signal.build());
      weights(signal, chance(50) ? 1 - blocked : 0.5, 0).setCount(1 + random.nextInt(6));
      if (chance(20)) {
        signal.setUntil(null).setAt(Moments.at(at(minute - random.nextInt(6 * HOUR))));
      }
      if (chance(15)) {
        signal.setLineage(List.of(id)).setId("again-" + id);
      }
      facts.add(signal.setPublished(Moments.at(known.plus(Duration.ofMinutes(delay())))).build());
    }
  }

  private static NetworkSignal.Builder weights(
      NetworkSignal.Builder signal, double blocked, double down) {
    return signal.setBlocked(blocked).setDown(down).setOk(1 - blocked - down);
  }

  private void publish(NetworkSignal.Builder signal, int minute, int percent) {
    if (chance(percent)) {
      signal.setPublished(Moments.at(at(minute + delay())));
    }
  }

  /** Minutes: within the hour, hours, days, weeks. */
  private int delay() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(HOUR);
      case 1 -> random.nextInt(30 * HOUR);
      case 2 -> random.nextInt(8 * DAY);
      default -> random.nextInt(28 * DAY);
    };
  }

  private void outage(int number) {
    int from = random.nextInt(days * DAY);
    int length = chance(50) ? random.nextInt(20 * HOUR) : random.nextInt(6 * DAY);
    boolean report = chance(60);
    NetworkSignal.Builder outage =
        NetworkSignal.newBuilder()
            .setId("outage-" + number)
            .setCountry("PK")
            .setRegion(chance(10) ? "PK-KP" : null)
            .setAsn(chance(30) ? (Long) (1L + random.nextInt(3)) : null)
            .setSource(report ? SignalSource.REPORT : SignalSource.IODA)
            .setAt(Moments.at(at(from)));
    weights(outage, 0, 1);
    if (chance(75)) {
      outage.setUntil(Moments.at(at(from + length)));
    } else if (chance(60)) {
      NetworkSignal.Builder over = NetworkSignal.newBuilder(outage).setId("over-" + number);
      weights(over, 0, 0).setAt(Moments.at(at(from + length)));
      publish(over, from + length, 30);
      facts.add(over.build());
    }
    publish(outage, from, 60);
    facts.add(outage.build());
    Instant known = AsOfLaw.countsFrom(outage.build());
    if (chance(35)) {
      Instant later = known.plus(Duration.ofMinutes(delay()));
      boolean version = chance(30);
      outage.setPublished(Moments.at(later));
      if (!version) {
        outage.setId("corrected-" + number).setSupersedes("outage-" + number);
      }
      outage.setAt(Moments.at(at(from + random.nextInt(2 * DAY) - DAY)));
      outage.setUntil(Moments.at(at(from + DAY + random.nextInt(4 * DAY))));
      facts.add(outage.build());
    }
    if (report && chance(30)) {
      facts.add(
          Given.withdrawal(
                  "w-" + number,
                  chance(80) ? "outage-" + number : "corrected-" + number,
                  known.plus(Duration.ofMinutes(delay())).toString(),
                  "x")
              .build());
    }
  }

  /** Every hour or half hour; a drop, now and then with a hole in it, or one that nobody ends. */
  private void series(ConnectivityMetric metric) {
    int down = 30 + random.nextInt((days - 2) * 24);
    int back = down + 1 + random.nextInt(30);
    int ends = chance(30) ? down + 1 + random.nextInt(12) : back + 8;
    Long asn = chance(30) ? (Long) 2L : null;
    int hole = chance(20) ? down + random.nextInt(10) : ends;
    int minute = random.nextInt(HOUR);
    for (int hour = down - 30; hour < ends; hour++) {
      boolean isDown = hour >= down && hour < back;
      if (hour < hole || hour >= hole + 4) {
        facts.add(
            Given.value(metric + "-" + hour, at(hour * HOUR + minute), metric, isDown ? 100 : 1000)
                .setAsn(asn)
                .build());
      }
    }
  }

  private void act(int number) {
    int minute = random.nextInt(days * DAY);
    String moment = chance(30) ? at(minute).toString().substring(0, 10) : at(minute).toString();
    String refers = chance(50) ? "order-" + (1 + random.nextInt(6)) : null;
    List<String> names = refers == null ? List.of() : List.of(refers);
    String published = chance(40) ? at(minute + delay() - (chance(30) ? DAY : 0)).toString() : null;
    if (chance(25)) {
      CourtRuling.Builder ruling =
          Given.ruling("order-" + number, moment, "x")
              .setDisposition(one(known(Disposition.values())))
              .setRefersTo(names);
      if (published != null) {
        ruling.setPublished(Given.moment(published));
      }
      if (ruling.getDisposition() == Disposition.ORDERS_UNBLOCK && chance(40)) {
        ruling.setComplyBy(Moments.at(at(minute + random.nextInt(5 * DAY))));
      }
      facts.add(ruling.build());
      return;
    }
    BanOrder.Builder order =
        Given.block("order-" + number, moment, "x")
            .setAction(chance(50) ? OrderAction.BLOCK : one(known(OrderAction.values())))
            .setAuthority(chance(70) ? "pta" : "moi");
    if (published != null) {
      order.setPublished(Given.moment(published)).setAnnounced(chance(70));
    }
    if (order.getAction() != OrderAction.BLOCK) {
      order.setRefersTo(names);
    } else if (chance(15)) {
      order.setSupersedes("order-" + (number + 1 + random.nextInt(3)));
    }
    if (order.getAction() != OrderAction.UNBLOCK && chance(40)) {
      order.setExpires(Moments.at(at(minute + DAY + random.nextInt(20 * DAY))));
    }
    facts.add(order.build());
  }

  private void report(int number) {
    int minute = random.nextInt(days * DAY);
    boolean shut = chance(50);
    NetworkSignal.Builder report = Given.report("report-" + number, at(minute).toString(), "x");
    weights(report, shut ? 1 : 0, 0).setThrottled(shut && chance(30));
    if (chance(30)) {
      report.setUntil(Moments.at(at(minute + random.nextInt(3 * DAY))));
    } else if (chance(40)) {
      report.setTransition(shut ? Transition.ONSET : Transition.RESTORATION);
    }
    if (chance(30)) {
      report.setLineage(List.of("x-1-" + minute / HOUR + "-1"));
    }
    publish(report, minute, 40);
    facts.add(report.build());
  }
}
