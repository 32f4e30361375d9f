package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;
import static org.bandish.topology.Given.report;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.BanOrder;
import org.bandish.event.Evidence;
import org.bandish.event.NetworkSignal;
import org.bandish.event.OrderAction;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** How long it took from a lift to access (domain 3.9), and where nobody lifted anything. */
class LatenciesTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final BanOrder ORDER = block("order", "2021-03-01T00:00+05:00", "x").build();
  private static final BanOrder EXPIRING =
      block("expiring", "2021-03-01T00:00+05:00", "x")
          .setAuthority("moi")
          .setExpires(moment("2021-03-05T00:00+05:00"))
          .build();
  private static final BanOrder LIFT =
      block("lift", "2021-03-10T00:00+05:00", "x").setAction(OrderAction.UNBLOCK).build();

  @Test
  void shouldCountFromTheLiftAndNotFromAnExpiry() {
    assertThat(only(ORDER, EXPIRING, LIFT, open("2021-03-10T07:00+05:00")))
        .extracting(BanInterval::getRestorationLagHours)
        .isEqualTo(7L);
    assertThat(only(EXPIRING, open("2021-03-05T07:00+05:00")))
        .as("nobody lifted it")
        .extracting(BanInterval::getRestorationLagHours)
        .isNull();
  }

  @Test
  void shouldCountNothingWhereNobodyLiftedOrSawAccessOrTheBanGoesOn() {
    assertThat(only(ORDER, LIFT).getRestorationLagHours()).as("no access").isNull();
    assertThat(
            only(report("blocked", "2021-03-01", "x").build(), open("2021-03-10"))
                .getRestorationLagHours())
        .as("no lift")
        .isNull();
    assertThat(
            only(ORDER, LIFT, report("still", "2021-03-12T00:00+05:00", "x").build())
                .getRestorationLagHours())
        .as("it goes on")
        .isNull();
  }

  private static NetworkSignal open(String at) {
    return report("open", at, "x").setBlocked(0.0).setOk(1.0).build();
  }

  private static BanInterval only(SpecificRecord... facts) {
    List<Evidence> evidence = Stream.of(facts).map(ReadFacts::evidence).toList();
    List<BanInterval> bans = Timeline.derive(X, evidence, null);
    assertThat(bans).hasSize(1);
    return bans.get(0);
  }
}
