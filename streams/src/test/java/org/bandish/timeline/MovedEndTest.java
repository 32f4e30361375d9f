package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.instant;
import static org.bandish.topology.Given.ruling;

import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.bandish.event.BanInterval;
import org.bandish.event.Disposition;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.OrderAction;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/**
 * A lift that gives way to a beginning of its instant counts a minute later and meets an order that
 * begins then: beginnings come first, so the order is in force, and over at once (domain 3.0).
 */
class MovedEndTest {
  private static final Subject X = Subject.national("PK", "x");
  private static final SpecificRecord RESUMES_NOTHING =
      ruling("nothing", "2021-03-10T12:00+05:00", "x")
          .setDisposition(Disposition.REINSTATES)
          .build();
  private static final SpecificRecord LIFT = lift("lift", "2021-03-10T12:00+05:00");
  private static final SpecificRecord ORDER = block("order", "2021-03-10T12:01+05:00", "x").build();

  @Test
  void shouldBeNoBanWhereAnOrderIsOverAtTheInstantAtWhichItBegins() {
    assertThat(derive(RESUMES_NOTHING, LIFT, ORDER).intervals()).isEmpty();
  }

  @Test
  void shouldGoOnUpToThatInstantWhereABanWasLiftedShortlyBefore() {
    assertThat(
            derive(
                    block("first", "2021-03-01", "x").build(),
                    lift("first-lift", "2021-03-10T10:00+05:00"),
                    RESUMES_NOTHING,
                    LIFT,
                    ORDER)
                .intervals())
        .singleElement()
        .satisfies(
            ban -> {
              assertThat(Extent.to(ban)).isEqualTo(instant("2021-03-10T12:01+05:00"));
              assertThat(ban.getEnd().getEvidence()).containsExactly("lift");
              assertThat(ban.getEvidence()).contains("order");
            });
  }

  @Test
  void shouldTakeNothingOfItIntoABanOfLongBefore() {
    Derived derived =
        derive(
            block("first", "2021-02-01", "x").build(),
            lift("first-lift", "2021-02-10"),
            RESUMES_NOTHING,
            LIFT,
            ORDER);

    BanInterval ban = derived.interval(derived.intervals().get(0).getId());
    assertThat(derived.intervals()).hasSize(1);
    assertThat(ban.getEnding()).isEqualTo(Ending.LIFTED_BY_AUTHORITY);
    assertThat(ban.getEvidence()).containsExactly("first", "first-lift");
    assertThat(
            Reasons.of(
                ban.getId(),
                derived,
                new Told(ZoneId.of("Asia/Karachi"), UnaryOperator.identity())))
        .filteredOn(reason -> reason.part().equals("decision"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.evidence()).containsExactly("first-lift"));
  }

  private static SpecificRecord lift(String id, String at) {
    return block(id, at, "x").setAction(OrderAction.UNBLOCK).build();
  }

  private static Derived derive(SpecificRecord... facts) {
    List<Evidence> evidence = Stream.of(facts).map(ReadFacts::evidence).toList();
    return Derived.of(X, evidence, null);
  }
}
