package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.bandish.detect.Belief;
import org.bandish.detect.HeldPart;
import org.bandish.detect.OutageHours;
import org.bandish.detect.OutagePart;
import org.bandish.detect.Outages;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.NetworkSignal;
import org.bandish.event.Outage;
import org.bandish.event.SignalSource;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Moments;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Hours after the start of 16 November 2019. */
class OutageBeliefsTest {
  private static final Subject IRAN = Subject.national("IR", Subject.CONNECTIVITY);
  private static final int LAST = 70;

  @Test
  void shouldHoldASeriesSinceItBeganWithItsBounds() {
    assertThat(beliefs(List.of(), part("bgp", 14.5, 20.0), part("ping", 17, 30.0)))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(tuple("ir-outage-bgp", hour(14.5), hour(30), hour(15), null));
  }

  @Test
  void shouldBeOneBeliefWhereAnAlertEndsWhileItIsWatched() {
    assertThat(beliefs(List.of(down("d", 14.5, 14.5).build(), up("u", 20.2, 20.2).build())))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(tuple("ir-outage-d", hour(14.5), hour(20.2), hour(15), null));
  }

  @Test
  void shouldKnowWhatIsToldWhenItIsPublished() {
    assertThat(beliefs(List.of(down("d", 14, 40.5).setUntil(Moments.at(hour(20))).build())))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(tuple("ir-outage-d", hour(14), hour(20), hour(41), null));
  }

  @Test
  void shouldHoldAnOutageUntilItIsWithdrawn() {
    assertThat(
            OutageBeliefs.of(
                IRAN,
                null,
                List.of(
                    entry(down("d", 14, 14).setUntil(Moments.at(hour(20))).build()),
                    entry(withdrawal("w", "d", 30))),
                List.of()))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(tuple("ir-outage-d", hour(14), hour(20), hour(14), hour(30)));
  }

  @Test
  void shouldHoldEachVersionInItsTime() {
    NetworkSignal first = down("d", 14, 14).setUntil(Moments.at(hour(20))).build();
    NetworkSignal shorter =
        NetworkSignal.newBuilder(first)
            .setUntil(Moments.at(hour(18)))
            .setPublished(Moments.at(hour(30)))
            .build();
    NetworkSignal moved =
        down("e", 15, 40).setUntil(Moments.at(hour(18))).setSupersedes("d").build();

    assertThat(beliefs(List.of(moved, shorter, first)))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(
            tuple("ir-outage-d", hour(14), hour(20), hour(14), hour(30)),
            tuple("ir-outage-d", hour(14), hour(18), hour(30), hour(40)),
            tuple("ir-outage-d", hour(15), hour(18), hour(40), null));
  }

  /** What nobody saw end is explained 6 hours beyond; that it was over is known by the next. */
  @Test
  void shouldKnowThatASilentOutageWasOverWhenTheNextBegins() {
    OutagePart silent =
        new OutagePart(hour(3), null, hour(5.5), 1, true, List.of("b"), List.of("b"), "b", hour(3));

    assertThat(beliefs(List.of(), part("ping", 4, 7.0), on(silent), part("next", 40, 45.0)))
        .extracting(OutageBeliefsTest::told)
        .containsExactly(
            tuple("ir-outage-b", hour(3), null, hour(3), hour(40)),
            tuple("ir-outage-b", hour(3), hour(7), hour(40), null),
            tuple("ir-outage-next", hour(40), hour(45), hour(40), null));
  }

  @Test
  void shouldNotMergeTenYearsAgainForAFactOfTheFirst() {
    List<NetworkSignal> facts = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      facts.add(down("d" + i, i * 20, i * 20).build());
      facts.add(up("u" + i, i * 20 + 5, i * 20 + 5).build());
    }
    facts.add(down("late", 8, 79_000).setUntil(Moments.at(hour(9))).build());
    Instant began = hour(0);

    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThat(beliefs(facts))
                .hasSize(4001)
                .filteredOn(belief -> belief.since().isAfter(began.plus(Duration.ofHours(78_999))))
                .extracting(belief -> belief.outage().getId())
                .contains("ir-outage-late"));
  }

  @Property(tries = 500)
  void shouldHoldAtEachHourWhatFollowsFromWhatWasPublic(
      @ForAll("facts") List<Evidence> facts, @ForAll("parts") List<HeldPart> parts) {
    for (Long asn : Arrays.asList(null, 7L)) {
      List<Belief> beliefs = OutageBeliefs.of(IRAN, asn, facts, parts);

      for (int now = -2; now <= LAST; now++) {
        Instant moment = hour(now);
        List<Outage> held = held(beliefs, moment);
        List<Outage> derived = derived(asn, facts, parts, moment);
        assertThat(held)
            .as("held at %s", now)
            .extracting(Outage::getId)
            .containsExactlyInAnyOrderElementsOf(derived.stream().map(Outage::getId).toList());
        assertThat(explained(held, asn, now))
            .as("explained at %s", now)
            .isEqualTo(explained(derived, asn, now));
      }
      assertThat(beliefs.stream().filter(b -> b.until() == null).map(Belief::outage).toList())
          .isEqualTo(derived(asn, facts, parts, hour(LAST)));
    }
  }

  @Property(tries = 300)
  void shouldNotDependOnOrderOrRepetition(
      @ForAll("facts") List<Evidence> facts,
      @ForAll("parts") List<HeldPart> parts,
      @ForAll Random random) {
    List<Evidence> shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts);
    Collections.shuffle(shuffled, random);
    List<HeldPart> others = new ArrayList<>(parts);
    others.addAll(parts);
    Collections.shuffle(others, random);

    assertThat(OutageBeliefs.of(IRAN, null, shuffled, others))
        .isEqualTo(OutageBeliefs.of(IRAN, null, facts, parts));
  }

  /** Neighbours that say the same of what was over are one. */
  @Property(tries = 300)
  void shouldBeginABeliefOnlyWhereSomethingElseIsSaid(@ForAll("facts") List<Evidence> facts) {
    List<Belief> beliefs = OutageBeliefs.of(IRAN, null, facts, List.of());

    for (Belief one : beliefs) {
      for (Belief next : beliefs) {
        if (next.since().equals(one.until())
            && next.outage().getId().equals(one.outage().getId())) {
          int over = (int) Duration.between(hour(0), next.since()).toHours() - 1;
          assertThat(explained(List.of(next.outage()), null, over))
              .isNotEqualTo(explained(List.of(one.outage()), null, over));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Evidence>> facts() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, signals().map(OutageBeliefsTest::entry)),
            Tuple.of(1, withdrawals().map(OutageBeliefsTest::entry)))
        .list()
        .ofMaxSize(9)
        .map(facts -> List.copyOf(new TreeSet<>(facts)));
  }

  private static Arbitrary<NetworkSignal> signals() {
    Arbitrary<Double> times = Arbitraries.integers().between(0, 240).map(each -> each / 6.0);
    Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h");
    Arbitrary<Double> late = Arbitraries.of(0.0, 0.0, 0.0, -3.0, 0.5, 4.0, 25.0);
    return Combinators.combine(
            ids,
            times,
            Arbitraries.of(1, 2, 7).injectNull(0.5),
            late,
            Arbitraries.of(0.0, 1.0, 0.7),
            Arbitraries.of(ConnectivityMetric.BGP, ConnectivityMetric.TELESCOPE).injectNull(0.5),
            ids.injectNull(0.7),
            Arbitraries.of(7L).injectNull(0.8))
        .as(
            (id, at, length, published, weight, metric, supersedes, asn) ->
                signal(id, at, weight)
                    .setUntil(length == null ? null : Moments.at(hour(at + length)))
                    .setPublished(Moments.at(hour(at + published)))
                    .setMetric(metric)
                    .setSupersedes(id.equals(supersedes) ? null : supersedes)
                    .setAsn(asn)
                    .build());
  }

  private static Arbitrary<Statement> withdrawals() {
    return Combinators.combine(
            Arbitraries.of("a", "b", "c", "w1"),
            Arbitraries.of("w1", "w2"),
            Arbitraries.integers().between(0, 60))
        .as((withdraws, id, published) -> withdrawal(id, withdraws, published));
  }

  @Provide
  Arbitrary<List<HeldPart>> parts() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(1, 8);
    return Combinators.combine(
            Arbitraries.integers().between(0, 160).map(each -> each / 4.0),
            hours.injectNull(0.3),
            hours.injectNull(0.1),
            Arbitraries.of(0, 0, 0, 3, 20),
            Arbitraries.of(1, 10).injectNull(0.8),
            Arbitraries.of("a", "m1", "m2", "m3", "m4", "m5"))
        .as(
            (start, length, last, late, held, name) ->
                new HeldPart(
                    new OutagePart(
                        hour(start),
                        length == null ? null : hour(start + length),
                        length == null && last != null ? hour(start + last) : null,
                        0.5,
                        true,
                        List.of("s"),
                        List.of(name),
                        name,
                        hour(start)),
                    hour(Math.ceil(start) + late),
                    held == null ? null : hour(Math.ceil(start) + late + held)))
        .list()
        .uniqueElements(part -> part.part().name())
        .ofMaxSize(5);
  }

  /** The definition: merged at each moment from what was known by then. */
  private static List<Outage> derived(
      Long asn, List<Evidence> facts, List<HeldPart> parts, Instant moment) {
    List<Evidence> known =
        facts.stream().filter(fact -> !Published.knownAt(fact).isAfter(moment)).toList();
    List<OutagePart> all = new ArrayList<>(Annotations.parts(IRAN, asn, known));
    for (HeldPart part : parts) {
      boolean isOver = part.until() != null && !part.until().isAfter(moment);
      if (!part.since().isAfter(moment) && !isOver) {
        all.add(part.part());
      }
    }
    return Outages.merge(IRAN, asn, all);
  }

  private static List<Outage> held(List<Belief> beliefs, Instant moment) {
    return beliefs.stream()
        .filter(belief -> !belief.since().isAfter(moment))
        .filter(belief -> belief.until() == null || belief.until().isAfter(moment))
        .map(Belief::outage)
        .toList();
  }

  /** Those that were over. */
  private static List<Integer> explained(List<Outage> outages, Long asn, int now) {
    OutageHours hours = new OutageHours(Subject.national("IR", "x"), outages);
    return Stream.iterate(-5, hour -> hour < now, hour -> hour + 1)
        .filter(hour -> hours.by(asn, hour(hour)))
        .toList();
  }

  private static List<Belief> beliefs(List<NetworkSignal> facts, HeldPart... parts) {
    return OutageBeliefs.of(
        IRAN, null, facts.stream().map(OutageBeliefsTest::entry).toList(), Arrays.asList(parts));
  }

  private static org.assertj.core.groups.Tuple told(Belief belief) {
    Outage outage = belief.outage();
    return tuple(
        outage.getId(), outage.getStart(), outage.getEnd(), belief.since(), belief.until());
  }

  private static HeldPart part(String id, double start, Double end) {
    return on(
        new OutagePart(
            hour(start), hour(end), null, 0.5, true, List.of(id), List.of(id), id, hour(start)));
  }

  private static HeldPart on(OutagePart part) {
    return new HeldPart(part, Belief.roundedUp(part.start()), null);
  }

  private static NetworkSignal.Builder down(String id, double at, double published) {
    return signal(id, at, 1).setPublished(Moments.at(hour(published)));
  }

  private static NetworkSignal.Builder up(String id, double at, double published) {
    return signal(id, at, 0).setPublished(Moments.at(hour(published)));
  }

  private static NetworkSignal.Builder signal(String id, double at, double down) {
    return NetworkSignal.newBuilder()
        .setId(id)
        .setCountry("IR")
        .setSource(SignalSource.IODA)
        .setAt(Moments.at(hour(at)))
        .setBlocked(0.0)
        .setDown(down)
        .setOk(1 - down);
  }

  private static Statement withdrawal(String id, String withdraws, int published) {
    return Statement.newBuilder()
        .setId(id)
        .setCountry("IR")
        .setPlatforms(List.of(Subject.CONNECTIVITY))
        .setKind(StatementKind.WITHDRAWS)
        .setWithdraws(withdraws)
        .setPublished(Moments.at(hour(published)))
        .build();
  }

  private static Evidence entry(NetworkSignal signal) {
    return entry(signal.getId(), EvidenceKind.NETWORK_SIGNAL, signal.toString())
        .setNetworkSignal(signal)
        .build();
  }

  private static Evidence entry(Statement withdrawal) {
    return entry(withdrawal.getId(), EvidenceKind.WITHDRAWAL, withdrawal.toString())
        .setStatement(withdrawal)
        .build();
  }

  private static Evidence.Builder entry(String id, EvidenceKind kind, String digest) {
    return Evidence.newBuilder()
        .setSubject(IRAN.toString())
        .setId(id)
        .setDigest(digest)
        .setKind(kind);
  }

  private static Instant hour(double hours) {
    return Instant.parse("2019-11-16T00:00:00Z").plusSeconds(Math.round(hours * 3600));
  }
}
