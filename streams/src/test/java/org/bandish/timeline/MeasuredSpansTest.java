package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Restriction;
import org.bandish.event.SignalSource;
import org.bandish.schema.Subject;
import org.bandish.topology.Given;
import org.junit.jupiter.api.Test;

/** Spans that a detector drew from measurements, as evidence of a ban. */
class MeasuredSpansTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final Instant START = Instant.parse("2024-02-17T16:00:00Z");
  private static final Instant END = Instant.parse("2024-03-01T06:00:00Z");
  private static final Instant KNOWN = Instant.parse("2024-02-18T00:00:00Z");
  private static final Instant END_KNOWN = Instant.parse("2024-03-02T00:00:00Z");

  @Test
  void shouldBeABanFromItsStartToItsEnd() {
    assertThat(derive(blocked().build(), null))
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(ban.getStart().getEarliest()).isEqualTo(START);
              assertThat(ban.getStart().getLatest()).isEqualTo(START);
              assertThat(ban.getEnd().getEarliest()).isEqualTo(END);
              assertThat(ban.getEnding()).isEqualTo(Ending.SILENT);
              assertThat(ban.getRestriction()).isEqualTo(Restriction.BLOCK);
              assertThat(ban.getKnownSince()).isEqualTo(KNOWN);
              assertThat(ban.getPhases())
                  .extracting(PhaseSpan::getPhase)
                  .containsExactly(Phase.UNORDERED);
            });
  }

  @Test
  void shouldGoOnAsLongAsItsEndWasNotKnown() {
    assertThat(derive(blocked().build(), END_KNOWN.minusMillis(1)))
        .extracting(BanInterval::getEnd)
        .containsOnlyNulls()
        .hasSize(1);
    assertThat(derive(blocked().build(), END_KNOWN))
        .extracting(ban -> ban.getEnd().getEarliest())
        .containsExactly(END);
  }

  @Test
  void shouldGoOnWhereItHasNoEnd() {
    ObservedSpan open = blocked().setEnd(null).setEndKnownSince(null).build();

    assertThat(derive(open, null)).extracting(BanInterval::getEnd).containsOnlyNulls().hasSize(1);
    assertThat(derive(open, END_KNOWN)).hasSize(1);
  }

  @Test
  void shouldNotBeKnownBeforeItWasDrawn() {
    assertThat(derive(blocked().build(), KNOWN.minusMillis(1))).isEmpty();
    assertThat(derive(blocked().build(), KNOWN)).hasSize(1);
  }

  @Test
  void shouldHaveAnEndFromTheBeginningWhereNothingElseIsSaidOfIt() {
    assertThat(derive(blocked().setEndKnownSince(null).build(), KNOWN))
        .extracting(ban -> ban.getEnd().getEarliest())
        .containsExactly(END);
  }

  @Test
  void shouldBeNoBanWhereAnOutageExplainsIt() {
    assertThat(derive(blocked().setExplainedByOutage(true).build(), null)).isEmpty();
  }

  @Test
  void shouldSayThrottledAndNothingOfWhatItDidNotObserve() {
    assertThat(derive(blocked().setState(Access.THROTTLED).build(), null))
        .extracting(BanInterval::getRestriction)
        .containsExactly(Restriction.THROTTLE);
    assertThat(derive(blocked().setState(Access.ACCESSIBLE).build(), null)).isEmpty();
    assertThat(derive(blocked().setState(Access.UNOBSERVED).build(), null)).isEmpty();
  }

  @Test
  void shouldBeTheOnlyVoiceOfMeasurements() {
    Evidence measured =
        Evidence.newBuilder()
            .setSubject("PK/x")
            .setId("m1")
            .setDigest("1")
            .setKind(EvidenceKind.NETWORK_SIGNAL)
            .setNetworkSignal(Given.measured("m1", "2024-02-17T21:00+05:00", "x", 17557L).build())
            .build();

    assertThat(measured.getNetworkSignal().getSource()).isNotEqualTo(SignalSource.REPORT);
    assertThat(Timeline.derive(X, List.of(measured), null)).isEmpty();
  }

  @Test
  void shouldShowWithinAnOrderWhenItWasOpen() {
    Evidence order =
        Evidence.newBuilder()
            .setSubject("PK/x")
            .setId("o1")
            .setDigest("1")
            .setKind(EvidenceKind.BAN_ORDER)
            .setBanOrder(Given.block("o1", "2024-02-17T21:00+05:00", "x").build())
            .build();
    ObservedSpan open =
        blocked()
            .setState(Access.ACCESSIBLE)
            .setStart(START.plusSeconds(86_400))
            .setEnd(START.plusSeconds(2 * 86_400))
            .build();

    assertThat(Timeline.derive(X, List.of(order, ReadFacts.evidence(open)), null))
        .flatExtracting(BanInterval::getPhases)
        .extracting(PhaseSpan::getPhase, PhaseSpan::getFrom)
        .containsExactly(
            tuple(Phase.ORDERED, START),
            tuple(Phase.NOT_ENFORCED, START.plusSeconds(86_400)),
            tuple(Phase.ORDERED, START.plusSeconds(2 * 86_400)));
  }

  private static List<BanInterval> derive(ObservedSpan span, Instant asOf) {
    return Timeline.derive(X, List.of(ReadFacts.evidence(span)), asOf);
  }

  private static ObservedSpan.Builder blocked() {
    return ObservedSpan.newBuilder()
        .setId("span-1")
        .setCountry("PK")
        .setPlatform("x")
        .setState(Access.BLOCKED)
        .setStart(START)
        .setEnd(END)
        .setKnownSince(KNOWN)
        .setEndKnownSince(END_KNOWN)
        .setDetector("llr@2");
  }
}
