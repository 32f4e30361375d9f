package org.bandish.detect.corpus;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bandish.event.HourCount;
import org.bandish.event.SignalDay;

/** Collects measurements as the days of a ledger. */
final class Ledger {
  private static final String SUBJECT = "ZZ/example";
  private static final int DAY = 24;

  private final Random random;
  private final Map<Long, Map<Integer, List<Outcome>>> networks = new TreeMap<>();

  Ledger(Random random) {
    this.random = random;
  }

  void add(long asn, int hour, Outcome outcome) {
    networks
        .computeIfAbsent(asn, key -> new TreeMap<>())
        .computeIfAbsent(hour, key -> new ArrayList<>())
        .add(outcome);
  }

  List<SignalDay> days() {
    List<SignalDay> all = new ArrayList<>();
    networks.forEach(
        (asn, hours) -> {
          Map<Integer, List<HourCount>> days = new TreeMap<>();
          hours.forEach(
              (hour, outcomes) ->
                  days.computeIfAbsent(hour / DAY, key -> new ArrayList<>())
                      .add(count(hour, outcomes)));
          days.forEach((day, counts) -> all.add(day(asn, day, counts)));
        });
    return all;
  }

  private static SignalDay day(long asn, int day, List<HourCount> counts) {
    LocalDate first = World.START.atOffset(ZoneOffset.UTC).toLocalDate();
    return SignalDay.newBuilder()
        .setSubject(SUBJECT)
        .setAsn(asn)
        .setDay(first.plusDays(day))
        .setHours(counts)
        .setMechanisms(List.of())
        .setEarlier(List.of())
        .setDigest("")
        .build();
  }

  private HourCount count(int hour, List<Outcome> outcomes) {
    double throttled =
        outcomes.stream().filter(Outcome::throttled).mapToDouble(Outcome::blocked).sum();
    double[] blocked = outcomes.stream().mapToDouble(Outcome::blocked).sorted().toArray();
    return HourCount.newBuilder()
        .setHour(hour % DAY)
        .setBlocked(outcomes.stream().mapToDouble(Outcome::blocked).sum())
        .setDown(outcomes.stream().mapToDouble(Outcome::down).sum())
        .setOk(outcomes.stream().mapToDouble(Outcome::ok).sum())
        .setCount(outcomes.size())
        .setThrottled(throttled)
        .setConfirmed(outcomes.stream().filter(Outcome::confirmed).count())
        .setMedianBlocked((blocked[(blocked.length - 1) / 2] + blocked[blocked.length / 2]) / 2)
        .setKnownAt(published(hour))
        .build();
  }

  /** Measurements are public 5 to 60 minutes after their hour. */
  private Instant published(int hour) {
    return World.at(hour + 1).plus(Duration.ofMinutes(5 + random.nextInt(56)));
  }
}
