package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.report;
import static org.bandish.topology.Given.ruling;
import static org.bandish.topology.Given.statement;
import static org.bandish.topology.Given.value;
import static org.bandish.topology.Given.withdrawal;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.Access;
import org.bandish.event.ConnectivityMetric;
import org.bandish.event.Disposition;
import org.bandish.event.NetworkSignal;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.event.StatementKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an explanation says that a fact does, for every kind of fact there is (domain 2 and 3). */
class ActRuleTest {
  private static final String DAY = "2021-03-01";

  @ParameterizedTest
  @MethodSource({"acts", "observations"})
  void shouldSayWhatAFactDoes(SpecificRecord fact, ActRule rule) {
    assertThat(ActRule.of(ReadFacts.evidence(fact))).isEqualTo(rule);
  }

  static Stream<Arguments> acts() {
    return Stream.of(
        order(OrderAction.BLOCK, ActRule.OPENS_INSTRUMENT),
        order(OrderAction.THROTTLE, ActRule.OPENS_INSTRUMENT),
        order(OrderAction.UNBLOCK, ActRule.LIFTS),
        order(OrderAction.EXTEND, ActRule.MOVES_EXPIRY),
        order(OrderAction.UNKNOWN, ActRule.UNKNOWN),
        ruled(Disposition.ORDERS_BLOCK, ActRule.OPENS_INSTRUMENT),
        ruled(Disposition.ORDERS_UNBLOCK, ActRule.LIFTS),
        ruled(Disposition.QUASHES, ActRule.LIFTS),
        ruled(Disposition.SUSPENDS, ActRule.PAUSES),
        ruled(Disposition.REINSTATES, ActRule.RESUMES),
        ruled(Disposition.UPHOLDS, ActRule.UPHOLDS),
        ruled(Disposition.UNKNOWN, ActRule.UNKNOWN),
        said(StatementKind.ACKNOWLEDGES, ActRule.ACKNOWLEDGES),
        said(StatementKind.CLAIMS_LIFTED, ActRule.CONTESTS),
        said(StatementKind.DENIES, ActRule.TELLS),
        said(StatementKind.HEARING, ActRule.TELLS),
        said(StatementKind.SAYS, ActRule.TELLS),
        arguments(withdrawal("w", "o", DAY, "x").build(), ActRule.WITHDRAWS));
  }

  static Stream<Arguments> observations() {
    return Stream.of(
        reported(1, 0, 0, ActRule.OBSERVES_BLOCKED),
        reported(0, 1, 0, ActRule.OBSERVES_DOWN),
        reported(0, 0, 1, ActRule.OBSERVES_ACCESSIBLE),
        reported(0.5, 0, 0.5, ActRule.OBSERVES_DOWN),
        arguments(report("r", DAY, "x").setThrottled(true).build(), ActRule.OBSERVES_THROTTLED),
        arguments(
            value("v", instant(DAY), ConnectivityMetric.BGP, 0.5).build(),
            ActRule.MEASURES_CONNECTIVITY),
        spanned(Access.BLOCKED, false, ActRule.OBSERVES_BLOCKED),
        spanned(Access.THROTTLED, false, ActRule.OBSERVES_THROTTLED),
        spanned(Access.ACCESSIBLE, false, ActRule.OBSERVES_ACCESSIBLE),
        spanned(Access.UNOBSERVED, false, ActRule.OBSERVES_UNOBSERVED),
        spanned(Access.UNKNOWN, false, ActRule.UNKNOWN),
        spanned(Access.BLOCKED, true, ActRule.EXPLAINED));
  }

  private static Arguments order(OrderAction action, ActRule rule) {
    return arguments(block("o", DAY, "x").setAction(action).build(), rule);
  }

  private static Arguments ruled(Disposition disposition, ActRule rule) {
    return arguments(ruling("c", DAY, "x").setDisposition(disposition).build(), rule);
  }

  private static Arguments said(StatementKind kind, ActRule rule) {
    return arguments(statement("s", DAY, "x").setKind(kind).build(), rule);
  }

  private static Arguments reported(double blocked, double down, double ok, ActRule rule) {
    NetworkSignal report =
        report("r", DAY, "x").setBlocked(blocked).setDown(down).setOk(ok).build();
    return arguments(report, rule);
  }

  private static Arguments spanned(Access state, boolean explained, ActRule rule) {
    ObservedSpan span =
        ObservedSpan.newBuilder()
            .setId("m")
            .setCountry("PK")
            .setPlatform("x")
            .setState(state)
            .setStart(instant(DAY))
            .setKnownSince(instant(DAY))
            .setDetector("llr@2")
            .setExplainedByOutage(explained)
            .build();
    return arguments(span, rule);
  }
}
