package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bandish.timeline.TransitionsTest.ban;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bandish.event.BanInterval;
import org.bandish.event.Bound;
import org.bandish.event.Recurrence;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** What is counted of several bans where not every bound has a date. */
class RecurrencesTest {
  private static final Subject X = Subject.national("PK", "x");

  @Test
  void shouldKnowNoGapBesideABoundWithoutADate() {
    BanInterval undated = ban("a", 1, 2, "o1");
    BanInterval dated = dated(ban("b", 4, 6, "o2"), "2021-01-05", "2021-01-07");

    assertThat(Recurrences.gapDays(undated, dated)).as("an end without a date").isNull();
    assertThat(Recurrences.gapDays(ban("a", 1, null, "o1"), dated)).as("no end").isNull();
    assertThat(Recurrences.gapDays(dated, undated)).as("a start without a date").isNull();
    assertThat(Recurrences.gapDays(dated, dated(ban("c", 9, 10, "o3"), "2021-01-10", "2021-01-11")))
        .isEqualTo(3L);
  }

  @Test
  void shouldKeepTheFirstThousandAlsoWhereAGapIsNotKnown() {
    List<BanInterval> bans = new ArrayList<>();
    for (int i = 0; i < 1_002; i++) {
      bans.add(ban("b" + i, 3 * i, 3 * i + 1, "o" + i));
    }

    Recurrence recurrence = Recurrences.of(X, bans);

    assertThat(recurrence.getCount()).isEqualTo(1_002);
    assertThat(recurrence.getGapsDays()).hasSize(1_000).containsOnlyNulls();
    assertThat(recurrence.getIntervals()).hasSize(1_000).startsWith("b0").endsWith("b999");
  }

  private static BanInterval dated(BanInterval ban, String start, String end) {
    return BanInterval.newBuilder(ban)
        .setStart(Bound.newBuilder(ban.getStart()).setDate(LocalDate.parse(start)).build())
        .setEnd(Bound.newBuilder(ban.getEnd()).setDate(LocalDate.parse(end)).build())
        .build();
  }
}
