package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.TransitionsTest.ban;
import static org.bandish.topology.Given.block;
import static org.bandish.topology.Given.moment;

import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.OrderAction;
import org.junit.jupiter.api.Test;

/** Which of the facts that arrived together a change is owed to. */
class CausesTest {
  private static final BanInterval BEFORE = ban("a", 10, null, "o1");

  @Test
  void shouldCountTheVersionLastPublishedOfAFactThatArrivedTwice() {
    Evidence first = order("e1", "2021-02-01", "2021-02-02");
    Evidence second = order("e1", "2021-03-01", "2021-03-02");

    for (List<Evidence> arrived : List.of(List.of(first, second), List.of(second, first))) {
      assertThat(new Causes(arrived).fresh(BEFORE, ban("a", 10, null, "o1", "e1")))
          .extracting(fact -> fact.moment().getEdtf())
          .containsExactly("2021-03-01");
    }
  }

  @Test
  void shouldCountTheGreaterDigestOfTwoVersionsPublishedAtOnce() {
    Evidence one =
        Evidence.newBuilder(order("e1", "2021-02-01", "2021-04-01")).setDigest("2").build();
    Evidence two = order("e1", "2021-03-01", "2021-04-01");

    assertThat(new Causes(List.of(two, one)).fresh(BEFORE, ban("a", 10, null, "o1", "e1")))
        .extracting(fact -> fact.moment().getEdtf())
        .containsExactly("2021-02-01");
  }

  @Test
  void shouldNotCountWhatIsNoEvidenceOfItUnlessTheListWasCut() {
    BanInterval after = ban("a", 10, null, "o1", "e1");
    Causes causes =
        new Causes(
            List.of(
                order("e1", "2021-02-01", "2021-02-02"),
                order("e2", "2021-02-03", "2021-02-04"),
                order("o1", "2021-01-11", "2021-01-12")));

    assertThat(causes.fresh(BEFORE, after)).extracting(Fact::id).containsExactly("e1");
    assertThat(causes.fresh(BEFORE, BanInterval.newBuilder(after).setEvidenceCount(3).build()))
        .as("what was evidence before is not fresh")
        .extracting(Fact::id)
        .containsExactly("e1", "e2");
  }

  @Test
  void shouldNotCountAFactOfAKindThatALaterSchemaBrings() {
    Evidence later =
        Evidence.newBuilder(order("e1", "2021-02-01", "2021-02-02"))
            .setKind(EvidenceKind.UNKNOWN)
            .setBanOrder(null)
            .build();
    Evidence action =
        Evidence.newBuilder(later)
            .setId("e2")
            .setKind(EvidenceKind.BAN_ORDER)
            .setBanOrder(block("e2", "2021-02-01", "x").setAction(OrderAction.UNKNOWN).build())
            .build();

    assertThat(new Causes(List.of(later, action)).fresh(BEFORE, ban("a", 10, null, "e1", "e2")))
        .isEmpty();
  }

  private static Evidence order(String id, String effective, String published) {
    return Evidence.newBuilder()
        .setSubject("PK/x")
        .setId(id)
        .setDigest("1")
        .setKind(EvidenceKind.BAN_ORDER)
        .setBanOrder(block(id, effective, "x").setPublished(moment(published)).build())
        .build();
  }
}
