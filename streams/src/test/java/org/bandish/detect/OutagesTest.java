package org.bandish.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bandish.event.Outage;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** Hours after the start of 16 November 2019. */
class OutagesTest {
  private static final Subject IRAN = Subject.national("IR", "*");

  @Test
  void shouldJoinWhatOverlapsAndWhatFollowsWithinAnHour() {
    List<Outage> outages =
        merge(
            part("bgp", 14, 20.0),
            part("ping", 17, 30.0),
            part("tel", 31, 40.0),
            part("late", 42, 43.0));

    assertThat(outages)
        .extracting(Outage::getId, Outage::getStart, Outage::getEnd)
        .containsExactly(
            tuple("ir-outage-bgp", hour(14), hour(40)),
            tuple("ir-outage-late", hour(42), hour(43)));
    assertThat(outages.get(0).getEvidence()).containsExactly("bgp", "ping", "tel");
    assertThat(outages.get(0).getSources()).containsExactly("bgp", "ping", "tel");
  }

  @Test
  void shouldLetASourceThatFellSilentNotHoldOpenWhatAnotherSawEnd() {
    assertThat(merge(open("bgp", 14, 50.0), part("ping", 17, 60.0)))
        .extracting(Outage::getEnd)
        .containsExactly(hour(60));
  }

  @Test
  void shouldStayOpenWhileASourceSaysSo() {
    assertThat(merge(open("bgp", 14, 58.0), part("ping", 17, 60.0)))
        .extracting(Outage::getEnd)
        .containsOnlyNulls();
    assertThat(merge(open("told", 14, null), part("ping", 17, 60.0)))
        .extracting(Outage::getEnd)
        .containsOnlyNulls();
  }

  @Test
  void shouldStayOpenInSilence() {
    assertThat(merge(open("bgp", 14, 50.0))).extracting(Outage::getEnd).containsOnlyNulls();
  }

  @Test
  void shouldEndWithItsLastWordWhereALaterOutageFollows() {
    assertThat(merge(open("bgp", 14, 50.0), part("ping", 90, 95.0)))
        .extracting(Outage::getEnd)
        .containsExactly(hour(50), hour(95));
  }

  @Test
  void shouldNotTakeUnsolicitedTrafficForAShareOfNetworks() {
    OutagePart telescope =
        new OutagePart(
            hour(15), hour(16), null, 1, false, List.of("t"), List.of("t"), "t", hour(16));

    assertThat(merge(part("bgp", 14, 20.0), telescope).get(0).getSeverity()).isEqualTo(0.5);
    assertThat(merge(telescope).get(0).getSeverity()).isEqualTo(1);
  }

  @Test
  void shouldKeepItsNameWhenAFactPublishedLaterMovesItsStart() {
    OutagePart measured = part("m", 14, 20.0);
    OutagePart told =
        new OutagePart(
            hour(10), hour(18), null, 1, true, List.of("r"), List.of("r"), "r", hour(60));

    assertThat(merge(told, measured))
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.getId()).isEqualTo("ir-outage-m");
              assertThat(outage.getStart()).isEqualTo(hour(10));
              assertThat(outage.getKnownSince()).isEqualTo(hour(14));
              assertThat(outage.getEvidence()).containsExactly("r", "m");
            });
  }

  @Test
  void shouldNumberWhatOneFactWasCorrectedTo() {
    OutagePart one =
        new OutagePart(hour(1), hour(2), null, 1, true, List.of("s"), List.of("a"), "a", hour(0));
    OutagePart other =
        new OutagePart(hour(9), hour(10), null, 1, true, List.of("s"), List.of("b"), "a", hour(0));

    assertThat(merge(other, one))
        .extracting(Outage::getId)
        .containsExactly("ir-outage-a", "ir-outage-a-2");
  }

  @Test
  void shouldTellWhenAnOpenOutageWasLastSeen() {
    assertThat(merge(open("bgp", 14, 50.5), part("ping", 17, 48.0)))
        .extracting(Outage::getEnd, Outage::getLastSeen)
        .containsExactly(tuple(null, hour(50)));
    assertThat(merge(open("told", 14, null)))
        .extracting(Outage::getEnd, Outage::getLastSeen)
        .containsExactly(tuple(null, null));
  }

  @Test
  void shouldSayTheSameOfWhatWasMergedBefore() {
    OutagePart silent = open("bgp", 14, 14.2);
    List<OutagePart> merged = merge(silent).stream().map(OutagePart::of).toList();

    assertThat(Outages.merge(IRAN, null, merged)).isEqualTo(merge(silent));
    assertThat(Outages.merge(IRAN, null, List.of(merged.get(0), part("report", 15, 60.0))))
        .extracting(Outage::getId, Outage::getEnd)
        .containsExactly(tuple("ir-outage-bgp", hour(60)));
    assertThat(Outages.merge(IRAN, null, List.of(merged.get(0), part("report", 40, 60.0))))
        .extracting(Outage::getStart, Outage::getEnd)
        .containsExactly(tuple(hour(14), hour(14)), tuple(hour(40), hour(60)));
  }

  @Property(tries = 300)
  void shouldNotDependOnOrderOrRepetition(
      @ForAll("parts") List<OutagePart> parts, @ForAll Random random) {
    List<OutagePart> shuffled = new ArrayList<>(parts);
    shuffled.addAll(parts);
    Collections.shuffle(shuffled, random);

    assertThat(Outages.merge(IRAN, null, shuffled)).isEqualTo(Outages.merge(IRAN, null, parts));
  }

  @Property(tries = 300)
  void shouldGiveOutagesThatFollowEachOther(@ForAll("parts") List<OutagePart> parts) {
    List<Outage> outages = Outages.merge(IRAN, null, parts);

    for (int i = 1; i < outages.size(); i++) {
      assertThat(outages.get(i - 1).getEnd()).isNotNull().isBefore(outages.get(i).getStart());
    }
    assertThat(outages).extracting(Outage::getId).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<OutagePart>> parts() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(1, 8);
    return Combinators.combine(
            Arbitraries.integers().between(0, 80),
            hours.injectNull(0.2),
            hours.injectNull(0.1),
            Arbitraries.strings().numeric().ofLength(4))
        .as(
            (start, length, last, id) ->
                new OutagePart(
                    hour(start),
                    length == null ? null : hour(start + length),
                    length == null && last != null ? hour(start + last) : null,
                    0.5,
                    true,
                    List.of("s"),
                    List.of(id),
                    id,
                    hour(start)))
        .list()
        .uniqueElements(OutagePart::evidence)
        .ofMaxSize(12);
  }

  private static List<Outage> merge(OutagePart... parts) {
    return Outages.merge(IRAN, null, List.of(parts));
  }

  private static OutagePart part(String id, double start, Double end) {
    return new OutagePart(
        hour(start), hour(end), null, 0.5, true, List.of(id), List.of(id), id, hour(start));
  }

  private static OutagePart open(String id, double start, Double last) {
    return new OutagePart(
        hour(start),
        null,
        last == null ? null : hour(last),
        0.5,
        true,
        List.of(id),
        List.of(id),
        id,
        hour(start));
  }

  private static Instant hour(double hours) {
    return Instant.parse("2019-11-16T00:00:00Z").plusSeconds((long) (hours * 3600));
  }
}
