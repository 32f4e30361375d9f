package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.MeasuredTest.only;
import static org.bandish.timeline.MeasuredTest.phases;
import static org.bandish.timeline.MeasuredTest.span;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.MeasuredDays;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Phase;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** One measured span as it was held to be in one time and in another. */
class HeldSpansTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final String START = "2024-02-17T19:00:00Z";
  private static final Instant KNOWN = Instant.parse("2024-02-17T20:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2024-04-01T00:00:00Z");

  /** Held to have ended on 1 March; what was published on 1 April shows that it did on the 5th. */
  private static final List<ObservedSpan> ROWS =
      List.of(
          span(START, Access.BLOCKED, "2024-03-01T08:00:00Z").setHeldTo(CORRECTED).build(),
          span(START, Access.BLOCKED, "2024-03-05T08:00:00Z")
              .setEndKnownSince(CORRECTED)
              .setHeldFrom(CORRECTED)
              .build());

  @Test
  void shouldAnswerWithTheRowThatWasHeldThen() {
    assertThat(ends(CORRECTED.minusMillis(1))).containsExactly("2024-03-01T08:00:00Z");
    assertThat(ends(CORRECTED)).containsExactly("2024-03-05T08:00:00Z");
    assertThat(ends(null)).containsExactly("2024-03-05T08:00:00Z");
  }

  @Test
  void shouldKnowTheSpanSinceItsFirstRowAndNameTheBanByIt() {
    BanInterval before = only(derive(ROWS, CORRECTED.minusMillis(1)));
    BanInterval after = only(derive(ROWS, CORRECTED));

    assertThat(after.getId()).isEqualTo(before.getId());
    assertThat(after.getKnownSince()).isEqualTo(before.getKnownSince()).isEqualTo(KNOWN);
    assertThat(derive(ROWS, KNOWN.minusMillis(1))).isEmpty();
  }

  @Test
  void shouldAnswerWithNoRowWhereItWasHeldForATimeOnly() {
    ObservedSpan row =
        span(START, Access.BLOCKED, "2024-03-01T08:00:00Z").setHeldTo(CORRECTED).build();

    assertThat(derive(List.of(row), CORRECTED.minusMillis(1))).hasSize(1);
    assertThat(derive(List.of(row), CORRECTED)).isEmpty();
    assertThat(derive(List.of(row), null)).isEmpty();
  }

  @Test
  void shouldNotKnowBetweenTwoRowsWhatWasHeldInNeither() {
    Instant again = CORRECTED.plusSeconds(86_400);
    List<ObservedSpan> rows =
        List.of(
            ROWS.get(0),
            ObservedSpan.newBuilder(ROWS.get(1)).setHeldFrom(again).setKnownSince(again).build());

    assertThat(ends(rows, CORRECTED.minusMillis(1))).hasSize(1);
    assertThat(ends(rows, CORRECTED)).isEmpty();
    assertThat(ends(rows, again.minusMillis(1))).isEmpty();
    assertThat(ends(rows, again)).containsExactly("2024-03-05T08:00:00Z");
  }

  @Test
  void shouldSayWhetherAFactIsKnown() {
    Evidence first = ReadFacts.evidence(ROWS.get(0));
    Evidence last = ReadFacts.evidence(ROWS.get(1));

    assertThat(Published.isKnown(first, KNOWN.minusMillis(1))).isFalse();
    assertThat(Published.isKnown(first, KNOWN)).isTrue();
    assertThat(Published.isKnown(first, CORRECTED.minusMillis(1))).isTrue();
    assertThat(Published.isKnown(first, CORRECTED)).isFalse();
    assertThat(Published.isKnown(first, null)).isFalse();
    assertThat(Published.isKnown(last, CORRECTED.minusMillis(1))).isFalse();
    assertThat(Published.isKnown(last, CORRECTED)).isTrue();
    assertThat(Published.isKnown(last, null)).isTrue();
    assertThat(Published.knownAt(last)).isEqualTo(CORRECTED);
    assertThat(Published.of(last).getLatest()).isEqualTo(KNOWN);
  }

  /** The order expires at 05:00 on the 20th; that day's measurements are known at 07:00. */
  @Test
  void shouldGoOnAfterAnOrderOnlyWhenThatWasKnownToBeMeasured() {
    List<SpecificRecord> facts =
        List.of(
            block("order", "2024-02-17T19:00:00Z", "x")
                .setExpires(moment("2024-02-20T05:00:00Z"))
                .build(),
            growing().build());

    assertThat(phases(only(derive(facts, Instant.parse("2024-02-20T12:00:00Z")))))
        .as("seen on the 20th, but not yet on the 21st")
        .containsExactly(Phase.ENFORCED);
    assertThat(phases(only(derive(facts, Instant.parse("2024-02-21T06:59:59.999Z")))))
        .containsExactly(Phase.ENFORCED);
    assertThat(phases(only(derive(facts, Instant.parse("2024-02-21T07:00:00Z")))))
        .containsExactly(Phase.ENFORCED, Phase.DEFIED);
  }

  @Test
  void shouldBeOrderedOnTheDayOfTheOrderUntilThatDayIsMeasured() {
    List<SpecificRecord> facts =
        List.of(
            block("order", "2024-02-19T12:00:00Z", "x").build(),
            growing().setState(Access.ACCESSIBLE).build());

    assertThat(phases(only(derive(facts, Instant.parse("2024-02-19T18:00:00Z")))))
        .as("accessible up to 19 February 00:00, which says nothing of a younger order")
        .containsExactly(Phase.ORDERED);
    assertThat(phases(only(derive(facts, Instant.parse("2024-02-20T07:00:00Z")))))
        .containsExactly(Phase.NOT_ENFORCED);
  }

  /** A report of access on 25 February, to which the span is measured no nearer than it was. */
  @Test
  void shouldTellHowFarItWasMeasuredOnlyOnceSilenceIsKnown() {
    Instant silence = Instant.parse("2024-03-20T00:00:00Z");
    List<SpecificRecord> facts =
        List.of(
            growing()
                .setMeasuredTo(Instant.parse("2024-02-22T17:00:00Z"))
                .setEndKnownSince(silence)
                .build(),
            report("open", "2024-02-25", "x").setBlocked(0.0).setOk(1.0).build());

    assertThat(only(derive(facts, silence.minusMillis(1))).getEnd().getEarliest())
        .isEqualTo("2024-02-22T00:00:00Z");
    assertThat(only(derive(facts, silence)).getEnd().getEarliest())
        .isEqualTo("2024-02-22T17:00:00Z");
    assertThat(only(derive(facts, null)).getEnd().getEarliest()).isEqualTo("2024-02-22T17:00:00Z");
  }

  @Test
  void shouldNotGoByTheNextSpanWhereItTellsItsDays() {
    List<SpecificRecord> facts =
        List.of(
            growing()
                .setEnd(Instant.parse("2024-02-22T17:00:00Z"))
                .setMeasuredTo(null)
                .setEndKnownSince(CORRECTED)
                .build(),
            span("2024-02-20T06:00:00Z", Access.ACCESSIBLE, null)
                .setMeasuredTo(Instant.parse("2024-02-20T07:00:00Z"))
                .build());

    BanInterval then = only(derive(facts, CORRECTED.minusMillis(1)));

    assertThat(then.getEnd()).as("blocked on the 22nd, the day measured last").isNull();
  }

  @Test
  void shouldTellTheRowAsItWasKnown() {
    Evidence row =
        ReadFacts.evidence(
            growing()
                .setEnd(Instant.parse("2024-02-22T17:00:00Z"))
                .setMeasuredTo(null)
                .setEndKnownSince(Instant.parse("2024-02-25T00:00:00Z"))
                .setHeldTo(CORRECTED)
                .build());

    ObservedSpan then =
        Published.asOf(row, Instant.parse("2024-02-20T00:00:00Z")).getObservedSpan();
    ObservedSpan after = Published.asOf(row, CORRECTED).getObservedSpan();

    assertThat(then.getEnd()).isNull();
    assertThat(then.getEndKnownSince()).isNull();
    assertThat(then.getMeasuredTo()).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(then.getHeldTo()).isNull();
    assertThat(then.getMeasured())
        .containsExactly(new MeasuredDays(LocalDate.parse("2024-02-17"), 3L, 7L));
    assertThat(after).isEqualTo(row.getObservedSpan());
  }

  @Test
  void shouldTellARowThatIsNotHeldAnyMoreAsItWasHeldLast() {
    Evidence row =
        ReadFacts.evidence(growing().setHeldTo(Instant.parse("2024-02-20T07:00:00Z")).build());

    ObservedSpan after = Published.asOf(row, CORRECTED).getObservedSpan();

    assertThat(after.getMeasuredTo()).isEqualTo("2024-02-19T00:00:00Z");
    assertThat(after.getHeldTo()).isEqualTo("2024-02-20T07:00:00Z");
  }

  /** Measured from 17 to 22 February, each day known at 07:00 UTC. */
  private static ObservedSpan.Builder growing() {
    return span(START, Access.BLOCKED, null)
        .setMeasuredTo(Instant.parse("2024-02-22T00:00:00Z"))
        .setMeasured(List.of(new MeasuredDays(LocalDate.parse("2024-02-17"), 6L, 7L)));
  }

  private static List<String> ends(Instant asOf) {
    return ends(ROWS, asOf);
  }

  private static List<String> ends(List<ObservedSpan> rows, Instant asOf) {
    return derive(rows, asOf).stream().map(ban -> ban.getEnd().getEarliest().toString()).toList();
  }

  private static List<BanInterval> derive(List<? extends SpecificRecord> facts, Instant asOf) {
    return Timeline.derive(X, facts.stream().map(ReadFacts::evidence).toList(), asOf);
  }

  /** Whatever order the rows come in. */
  @Test
  void shouldNotDependOnTheOrderOfRows() {
    List<ObservedSpan> turned = List.of(ROWS.get(1), ROWS.get(0));

    assertThat(Stream.of(KNOWN, CORRECTED.minusMillis(1), CORRECTED))
        .allSatisfy(asOf -> assertThat(derive(turned, asOf)).isEqualTo(derive(ROWS, asOf)));
    assertThat(derive(turned, null)).isEqualTo(derive(ROWS, null));
  }
}
