package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.TransitionsTest.ban;
import static org.bandish.topology.Given.instant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.ObservedPart;
import org.bandish.event.OrderedSpan;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Precision;
import org.bandish.event.Restriction;
import org.bandish.timeline.Told.Part;
import org.junit.jupiter.api.Test;

/** The parts of a ban in words. */
class ToldTest {
  private static final Told TOLD =
      new Told(ZoneId.of("Asia/Karachi"), id -> id.toUpperCase(Locale.ROOT));
  private static final BanInterval NOTHING = ban("a", 1, null, "o1");

  @Test
  void shouldTellABoundAsExactlyAsItIsKnown() {
    String noon = "2021-03-01T12:00+05:00";

    assertThat(TOLD.when(bound(noon, noon))).isEqualTo("at 2021-03-01 12:00");
    assertThat(TOLD.when(bound("2021-03-01", "2021-03-02"))).isEqualTo("on 2021-03-01");
    assertThat(TOLD.when(bound("2021-03-01", "2021-03-03")))
        .isEqualTo("between 2021-03-01 and 2021-03-03");
    assertThat(TOLD.when(bound(noon, "2021-03-02")))
        .as("a part of a day is not that day")
        .isEqualTo("between 2021-03-01 12:00 and 2021-03-02");
    assertThat(TOLD.bound(bound(noon, noon))).isEqualTo("2021-03-01 12:00");
    assertThat(TOLD.bound(bound("2021-03-01", "2021-03-02"))).isEqualTo("2021-03-01");
  }

  @Test
  void shouldTellFourSpansAndHowManyMoreThereAre() {
    String four =
        "BLOCKED 2021-03-01 to 2021-03-02, ACCESSIBLE 2021-03-02 to 2021-03-03,"
            + " BLOCKED 2021-03-03 to 2021-03-04, ACCESSIBLE 2021-03-04 to 2021-03-05";

    assertThat(TOLD.of(Part.OBSERVED, observed(4), NOTHING)).isEqualTo(four);
    assertThat(TOLD.of(Part.OBSERVED, observed(5), NOTHING)).isEqualTo(four + " and 1 more");
    assertThat(TOLD.of(Part.OBSERVED, observed(7), NOTHING)).isEqualTo(four + " and 3 more");
    assertThat(TOLD.of(Part.OBSERVED, NOTHING, observed(7))).isEqualTo("nothing");
  }

  @Test
  void shouldLeaveOutWithWhatBothBeginAndEnd() {
    List<ObservedPart> parts = new ArrayList<>(observed(5).getObserved());
    parts.set(2, part(3, Access.THROTTLED));
    BanInterval other = BanInterval.newBuilder(NOTHING).setObserved(parts).build();

    assertThat(TOLD.of(Part.OBSERVED, observed(5), other))
        .isEqualTo("BLOCKED 2021-03-03 to 2021-03-04");
    assertThat(TOLD.of(Part.OBSERVED, other, observed(5)))
        .isEqualTo("THROTTLED 2021-03-03 to 2021-03-04");
    assertThat(TOLD.of(Part.OBSERVED, observed(5), observed(3)))
        .as("one goes on")
        .isEqualTo("ACCESSIBLE 2021-03-04 to 2021-03-05, BLOCKED 2021-03-05 to 2021-03-06");
    assertThat(TOLD.of(Part.OBSERVED, observed(3), observed(5))).isEqualTo("nothing");
    assertThat(TOLD.of(Part.OBSERVED, observed(3), observed(3)))
        .as("all of it is alike")
        .isEqualTo("nothing");
  }

  @Test
  void shouldTellOrdersAndPhases() {
    BanInterval ban =
        BanInterval.newBuilder(NOTHING)
            .setOrdered(
                List.of(
                    new OrderedSpan(day(1), day(3), List.of("o1")),
                    new OrderedSpan(day(5), null, List.of("o2"))))
            .setPhases(
                List.of(
                    new PhaseSpan(day(1), day(3), Phase.ORDERED, Restriction.BLOCK),
                    new PhaseSpan(day(3), null, Phase.DEFIED, Restriction.BLOCK)))
            .build();

    assertThat(TOLD.of(Part.ORDERED, ban, NOTHING))
        .isEqualTo("2021-03-01 to 2021-03-03, from 2021-03-05 on");
    assertThat(TOLD.of(Part.PHASES, ban, NOTHING))
        .isEqualTo("ORDERED 2021-03-01 to 2021-03-03, DEFIED from 2021-03-03 on");
  }

  @Test
  void shouldTellWhoByName() {
    BanInterval ban =
        BanInterval.newBuilder(NOTHING)
            .setImposedBy(List.of("pta", "moi"))
            .setLiftedBy(List.of("shc"))
            .setContested(true)
            .build();

    assertThat(TOLD.of(Part.IMPOSED_BY, ban, NOTHING)).isEqualTo("PTA and MOI");
    assertThat(TOLD.of(Part.LIFTED_BY, ban, NOTHING)).isEqualTo("SHC");
    assertThat(TOLD.of(Part.IMPLEMENTED_BY, ban, NOTHING)).isEqualTo("nobody known");
    assertThat(TOLD.of(Part.CONTESTED, ban, NOTHING)).isEqualTo("yes");
    assertThat(new Told(ZoneId.of("UTC"), UnaryOperator.identity()).of(Part.ENDING, ban, NOTHING))
        .isEqualTo("none");
  }

  private static BanInterval observed(int parts) {
    List<ObservedPart> observed = new ArrayList<>();
    for (int day = 1; day <= parts; day++) {
      observed.add(part(day, day % 2 == 1 ? Access.BLOCKED : Access.ACCESSIBLE));
    }
    return BanInterval.newBuilder(NOTHING).setObserved(observed).build();
  }

  private static ObservedPart part(int day, Access state) {
    return new ObservedPart(day(day), day(day + 1), state);
  }

  private static Instant day(int day) {
    return instant("2021-03-0" + day);
  }

  private static Bound bound(String earliest, String latest) {
    return Bound.newBuilder()
        .setEarliest(instant(earliest))
        .setLatest(instant(latest))
        .setPrecision(Precision.UNKNOWN)
        .setEvidence(List.of())
        .build();
  }
}
