package org.bandish.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.TransitionKind;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

class IntervalIndexTest {
  private static final Instant KNOWN = Instant.parse("2024-01-01T00:00:00Z");

  private static BanTransition transition(String id, BanInterval after, Instant knownAt) {
    return BanTransition.newBuilder()
        .setSubject("PK/x")
        .setIntervalId(id)
        .setKind(after == null ? TransitionKind.WITHDRAWN : TransitionKind.CHANGED)
        .setAfter(after)
        .setAt(knownAt)
        .setKnownAt(knownAt)
        .build();
  }

  @Provide
  Arbitrary<BanTransition> transitions() {
    Arbitrary<String> ids = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 28);
    return Combinators.combine(ids, days)
        .as(
            (id, day) ->
                transition(
                    id,
                    day == 0 ? null : Bans.of(id, "x", "2024-02-%02d".formatted(day), null),
                    KNOWN.plusSeconds(day)));
  }

  @Property(tries = 200)
  void shouldHoldWhatTheLastTransitionOfEachIntervalSays(
      @ForAll @Size(max = 30) List<@From("transitions") BanTransition> all) {
    IntervalIndex index = new IntervalIndex(() -> {});
    Map<String, BanInterval> expected = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      index.apply(i * 3L, all.get(i));
      expected.put(all.get(i).getIntervalId(), all.get(i).getAfter());
      expected.values().removeIf(Objects::isNull);

      assertThat(index.snapshot().intervals())
          .containsExactlyInAnyOrderElementsOf(expected.values())
          .isSortedAccordingTo(Snapshot.BY_START);
      assertThat(index.snapshot().offset()).isEqualTo(i * 3L);
    }
  }

  @Test
  void shouldApplyNothingTwice() {
    AtomicInteger told = new AtomicInteger();
    IntervalIndex index = new IntervalIndex(told::incrementAndGet);
    BanInterval ban = Bans.of("a", "x", "2024-02-17", null);
    index.apply(0, transition("a", ban, KNOWN));
    index.apply(2, transition("a", null, KNOWN));
    index.apply(0, transition("a", ban, KNOWN));

    assertThat(index.snapshot().intervals()).isEmpty();
    assertThat(told).hasValue(2);
  }

  @Test
  void shouldGiveTheTransitionsBetweenTwoOffsets() {
    IntervalIndex index = new IntervalIndex(() -> {});
    for (long offset : new long[] {0, 2, 3, 7}) {
      index.apply(offset, transition("i" + offset, null, KNOWN));
    }

    assertThat(index.between(-1, 7).keySet()).containsExactly(0L, 2L, 3L, 7L);
    assertThat(index.between(2, 3).keySet()).containsExactly(3L);
    assertThat(index.between(7, 7)).isEmpty();
    assertThat(index.between(9, 7)).isEmpty();
  }

  @Test
  void shouldKnowWhenTheLastThingBecamePublic() {
    IntervalIndex index = new IntervalIndex(() -> {});
    assertThat(index.snapshot().lastPublished()).isNull();
    index.apply(0, transition("a", null, KNOWN.plusSeconds(9)));
    index.apply(1, transition("b", null, KNOWN));

    assertThat(index.snapshot().lastPublished()).isEqualTo(KNOWN.plusSeconds(9));
  }

  @Test
  void shouldNumberTheBansOfASubjectAndNameTheirIncident() {
    Snapshot snapshot =
        new Snapshot(
            List.of(
                Bans.of("second", "x", "2024-03-01", null),
                Bans.of("other", "tiktok", "2024-03-01", "2024-03-02"),
                Bans.of("first", "x", "2024-01-01", "2024-02-01")),
            4,
            KNOWN);
    Ban second = snapshot.ban(snapshot.byId("second"), Ledger.NOW);

    assertThat(second.place()).isEqualTo(new Ban.Place(2, 29L, "first", second.place().incident()));
    assertThat(second.place().incident()).isNotNull();
    assertThat(snapshot.ban(snapshot.byId("first"), Ledger.NOW).place().incident()).isNull();
    assertThat(snapshot.of(Subject.national("PK", "x")))
        .extracting(BanInterval::getId)
        .containsExactly("first", "second");
  }
}
