package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.withdrawal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bandish.detect.OutageHours;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.Published;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the pipeline says that was held at an hour is what another one knows that got only what was
 * public by then.
 */
class OutageBeliefsTopologyTest {
  private static final Instant START = Instant.parse("2023-05-08T00:00:00Z");
  private static final Subject X = Subject.national("PK", "x");

  /** Hours after the start of which the series tells. */
  private static final int HOURS = 96;

  private final List<NetworkSignal> measured = new ArrayList<>();
  private final List<NetworkSignal> reports = new ArrayList<>();
  private final List<Statement> withdrawals = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldHoldAtAnHourWhatFollowsFromWhatWasPublic(long seed) {
    Random random = new Random(seed);
    make(random);
    List<Integer> hours = random.ints(3, 20, 130).boxed().toList();
    try (River all = new River()) {
      feed(all, Instant.MAX, random);
      List<Outage> now = List.copyOf(all.table(Topics.OUTAGES).values());
      OutageHours held =
          OutageHours.believed(
              X,
              new OutageBook(all.store(Names.OUTAGES), all.store(Names.OUTAGE_BELIEFS)).read("PK"));
      assertThat(held.all()).containsExactlyInAnyOrderElementsOf(now);
      for (int hour : hours) {
        Instant moment = at(hour);
        try (River then = new River()) {
          feed(then, moment, random);
          Map<String, Outage> known = then.table(Topics.OUTAGES);
          OutageHours derived = new OutageHours(X, known.values());
          OutageHours asked = held.at(moment.getEpochSecond() / 3600);
          for (Long asn : Arrays.asList(null, 7L)) {
            assertThat(explained(asked, asn, hour))
                .as("hours before %s of %s", hour, asn)
                .isEqualTo(explained(derived, asn, hour));
          }
          assertThat(asked.all())
              .as("at %s", hour)
              .extracting(Outage::getId)
              .containsExactlyInAnyOrderElementsOf(known.keySet());
        }
      }
    }
  }

  private static List<Integer> explained(OutageHours hours, Long asn, int before) {
    return IntStream.range(-24, before).filter(hour -> hours.by(asn, at(hour))).boxed().toList();
  }

  private void feed(River river, Instant moment, Random random) {
    List<Runnable> all = new ArrayList<>();
    measured.stream()
        .filter(each -> !Published.signalKnownAt(each).isAfter(moment))
        .forEach(each -> all.add(() -> river.measure(each)));
    reports.stream()
        .filter(each -> !Published.signalKnownAt(each).isAfter(moment))
        .forEach(each -> all.add(() -> river.publish(each)));
    withdrawals.stream()
        .filter(each -> !each.getPublished().getLatest().isAfter(moment))
        .forEach(each -> all.add(() -> river.publish(each)));
    Collections.shuffle(all, random);
    all.forEach(Runnable::run);
    assertThat(river.deadLetters()).isEmpty();
  }

  /** Series with drops, alerts, annotations with versions, reports that are corrected later. */
  private void make(Random random) {
    int first = 24 + random.nextInt(20);
    int second = 60 + random.nextInt(30);
    for (int half = 0; half < 2 * HOURS; half++) {
      boolean isDown =
          (half >= 2 * first && half < 2 * first + 30)
              || (half > 2 * second && half < 2 * second + 4);
      measured.add(
          Given.value("v" + half, at(half / 2.0), ConnectivityMetric.BGP, isDown ? 100 : 1000)
              .build());
    }
    int silent = 2 * first + 2;
    measured.subList(silent, silent + random.nextInt(30)).clear();
    for (int i = 0; i < 6; i++) {
      measured.add(told("m", i, random).setSource(SignalSource.CLOUDFLARE_RADAR).build());
      reports.add(told("r", i, random).build());
    }
    for (int i = 2; i < 6; i++) {
      reports.add(told("n", i, random).setAsn(7L).build());
    }
    for (int i = 0; i < 2; i++) {
      String published = at(40 + random.nextInt(80)).toString();
      withdrawals.add(withdrawal("w" + i, "r" + random.nextInt(4), published, "x").build());
    }
  }

  private static NetworkSignal.Builder told(String prefix, int i, Random random) {
    double start = random.nextInt(HOURS * 4) / 4.0;
    double late = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
    boolean isDown = random.nextInt(3) > 0;
    String supersedes = i > 3 ? prefix + random.nextInt(3) : null;
    return report(prefix + (i > 3 ? i : random.nextInt(4)), at(start).toString(), null)
        .setBlocked(0.0)
        .setDown(isDown ? 1.0 : 0.0)
        .setOk(isDown ? 0.0 : 1.0)
        .setUntil(random.nextBoolean() ? Moments.at(at(start + 1 + random.nextInt(6))) : null)
        .setPublished(Moments.at(at(start + late)))
        .setSupersedes(supersedes);
  }

  private static Instant at(double hours) {
    return START.plus(Duration.ofSeconds(Math.round(hours * 3600)));
  }
}
