package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.measured;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.River.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.detect.Detector;
import org.bandish.detect.Detectors;
import org.bandish.detect.Hour;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.schema.Topics;
import org.bandish.timeline.OutageBeliefs;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From measurements over spans to bans. */
class SpanTopologyTest {
  private static final Instant START = Instant.parse("2024-02-10T00:00:00Z");

  private final River river = new River(Timeline::derive);

  @AfterEach
  void close() {
    river.close();
  }

  @Test
  void shouldDrawABanFromMeasurementsAlone() {
    tenDays("x", 3, 6).forEach(river::measure);

    BanInterval ban = only(river.table(Topics.BAN_INTERVALS));
    assertThat(ban.getStart().getLatest()).isEqualTo(day(3));
    assertThat(ban.getEnd().getLatest()).isEqualTo(day(6));
    assertThat(ban.getEnding()).isEqualTo(Ending.SILENT);
    assertThat(ban.getPhases()).extracting(PhaseSpan::getPhase).containsExactly(Phase.UNORDERED);
    assertThat(ban.getNetworks().getBlocked()).isPositive();
    assertThat(ban.getDetector()).isEqualTo(Detectors.DEFAULT.id());
    assertThat(ban.getEvidence()).contains("pk-x-llr-2-2024-02-13T00");
    assertThat(river.deadLetters()).isEmpty();
  }

  @Test
  void shouldTellEachSpanAsAFactThatReplacesItsEarlierSelf() {
    tenDays("x", 3, 6).forEach(river::measure);

    Map<String, ObservedSpan> last = new TreeMap<>();
    river.values(Topics.OBSERVED_SPANS).forEach(span -> last.put(span.getId(), span));
    last.values().removeIf(span -> span.getState() == Access.UNOBSERVED);
    assertThat(last.values())
        .extracting(ObservedSpan::getState)
        .containsExactly(Access.ACCESSIBLE, Access.BLOCKED, Access.ACCESSIBLE);
    assertThat(last.values())
        .extracting(ObservedSpan::getEnd)
        .containsExactly(day(3), day(6), null);
    assertThat(spans(river.table(Topics.EVIDENCE)))
        .as("the ledger holds the last selves and no other")
        .containsExactlyInAnyOrderElementsOf(last.values());
  }

  @Test
  void shouldDependOnTheSetOfSignalsAndFactsAlone() {
    List<NetworkSignal> signals = new ArrayList<>(tenDays("x", 3, 6));
    signals.addAll(tenDays("tiktok", 5, 10));
    NetworkSignal outage = outage("o1", 4, 5).build();
    BanOrder order = block("order", "2024-02-14", "x", "tiktok").build();
    Map<String, String> intervals;
    Map<String, String> evidence;
    try (River once = new River(Timeline::derive)) {
      once.publish(order).publish(outage);
      signals.forEach(once::measure);
      intervals = bytes(once.table(Topics.BAN_INTERVALS));
      evidence = bytes(once.table(Topics.EVIDENCE));
    }
    assertThat(intervals).hasSize(2);
    for (int seed = 1; seed <= 2; seed++) {
      List<NetworkSignal> shuffled = new ArrayList<>(signals);
      shuffled.addAll(signals.subList(0, 60));
      Collections.shuffle(shuffled, new Random(seed));
      try (River other = new River(Timeline::derive)) {
        shuffled.subList(0, 150).forEach(other::measure);
        other.publish(outage);
        shuffled.subList(150, 300).forEach(other::measure);
        other.publish(order);
        shuffled.subList(300, shuffled.size()).forEach(other::measure);

        assertThat(bytes(other.table(Topics.BAN_INTERVALS))).isEqualTo(intervals);
        assertThat(bytes(other.table(Topics.EVIDENCE))).isEqualTo(evidence);
        assertThat(other.deadLetters()).isEmpty();
      }
    }
  }

  static boolean isIn(NetworkSignal signal, Instant from, Instant to) {
    Instant at = signal.getAt().getEarliest();
    return !at.isBefore(from) && at.isBefore(to);
  }

  @Test
  void shouldFollowAnOrderAndALiftByWhatWasMeasured() {
    river.publish(block("order", "2024-02-12T00:00:00Z", "x").build());
    river.publish(
        block("lift", "2024-02-14T00:00:00Z", "x")
            .setAction(OrderAction.UNBLOCK)
            .setRefersTo(List.of("order"))
            .build());
    tenDays("x", 3, 6).forEach(river::measure);

    assertThat(only(river.table(Topics.BAN_INTERVALS)).getPhases())
        .extracting(PhaseSpan::getPhase)
        .containsExactly(Phase.NOT_ENFORCED, Phase.ENFORCED, Phase.DEFIED);
  }

  @Test
  void shouldKeepASubjectsSpansWhereItsDetectionFails() {
    try (River failing =
        new River(new Derivation(Timeline::derive), OutageBeliefs::of, new Failing())) {
      List<NetworkSignal> signals = tenDays("x", 3, 6);
      NetworkSignal fatal =
          measured("fatal", START.plus(Duration.ofDays(8)).toString(), "x", Failing.FATAL).build();
      signals.forEach(failing::measure);
      Map<String, BanInterval> before = failing.table(Topics.BAN_INTERVALS);

      failing.measure(fatal);
      tenDays("tiktok", 3, 6).forEach(failing::measure);

      assertThat(failing.deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.key()).isEqualTo("PK/x");
                assertThat(header(letter, DeadLetters.STAGE)).isEqualTo("detect");
                assertThat(header(letter, DeadLetters.MESSAGE)).isEqualTo("it cannot");
              });
      assertThat(before).hasSize(1);
      assertThat(failing.table(Topics.BAN_INTERVALS).values())
          .extracting(BanInterval::getPlatform)
          .containsExactly("tiktok");
    }
  }

  @Test
  void shouldTellLaterWhatWasDrawnWhereAnOutagesSpansFailed() {
    Instant noon = day(4).plus(Duration.ofHours(12));
    NetworkSignal outage = outage("o1", 4, 5).setAt(moment(noon.toString())).build();
    NetworkSignal fatal = measured("fatal", noon.toString(), "x", Failing.FATAL).build();
    NetworkSignal last = measured("last", day(10).toString(), "x", 1L).build();
    // The day on which the outage begins comes last: it changes a span before the outage too.
    List<NetworkSignal> signals = tenDays("x", 4, 6);
    signals.sort(Comparator.comparing(each -> isIn(each, day(4), day(5))));
    Map<String, String> spans;
    try (River once = new River(Timeline::derive)) {
      once.publish(outage).measure(fatal);
      signals.forEach(once::measure);
      spans = spanBytes(once.measure(last));
    }
    Failing detector = new Failing();
    try (River failing = new River(new Derivation(Timeline::derive), OutageBeliefs::of, detector)) {
      failing.publish(outage).measure(fatal);
      signals.forEach(failing::measure);
      assertThat(failing.deadLetters()).isNotEmpty();
      detector.bears = true;

      assertThat(spanBytes(failing.measure(last))).isNotEmpty().isEqualTo(spans);
    }
  }

  /** Four hours apart, three networks, from noon blocked from the one day to before the other. */
  static List<NetworkSignal> tenDays(String platform, int from, int to) {
    List<NetworkSignal> signals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant at = START.plus(Duration.ofHours(4L * i));
      boolean blocked = !at.isBefore(day(from)) && at.isBefore(day(to));
      for (long asn = 1; asn <= 3; asn++) {
        signals.add(
            measured(platform + "-" + i + "-" + asn, at.toString(), platform, asn)
                .setBlocked(blocked ? 1.0 : 0.0)
                .setOk(blocked ? 0.0 : 1.0)
                .setCount(4)
                .build());
      }
    }
    return signals;
  }

  static NetworkSignal.Builder outage(String id, int from, int to) {
    return report(id, day(from).toString(), null)
        .setBlocked(0.0)
        .setDown(1.0)
        .setUntil(moment(day(to).toString()));
  }

  static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  static BanInterval only(Map<String, BanInterval> bans) {
    assertThat(bans).hasSize(1);
    return bans.values().iterator().next();
  }

  static List<ObservedSpan> spans(Map<String, Evidence> ledger) {
    return ledger.values().stream()
        .filter(entry -> entry.getKind() == EvidenceKind.OBSERVED_SPAN)
        .map(Evidence::getObservedSpan)
        .toList();
  }

  static Map<String, String> spanBytes(River river) {
    Map<String, ObservedSpan> last = new TreeMap<>();
    spans(river.table(Topics.EVIDENCE)).forEach(span -> last.put(span.getId(), span));
    return bytes(last);
  }

  static Map<String, String> bytes(Map<String, ? extends SpecificRecord> table) {
    Map<String, String> bytes = new TreeMap<>();
    table.forEach((key, value) -> bytes.put(key, HexFormat.of().formatHex(Binary.of(value))));
    return bytes;
  }

  /** The default, except that it cannot bear one network. */
  private static final class Failing implements Detector {
    static final long FATAL = 666;
    private boolean bears;

    @Override
    public String id() {
      return Detectors.DEFAULT.id();
    }

    @Override
    public State initial() {
      return Detectors.DEFAULT.initial();
    }

    @Override
    public Step advance(State state, Hour hour) {
      if (!bears
          && hour.networks().stream().anyMatch(each -> Long.valueOf(FATAL).equals(each.asn()))) {
        throw new IllegalStateException("it cannot");
      }
      return Detectors.DEFAULT.advance(state, hour);
    }

    @Override
    public State read(byte[] bytes) {
      return Detectors.DEFAULT.read(bytes);
    }

    @Override
    public Detector alone() {
      return this;
    }
  }
}
