package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Evidence;
import org.bandish.event.TransitionKind;
import org.bandish.oracle.Histories;
import org.bandish.oracle.Shrink;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/**
 * The stream of transitions that random histories make when they arrive in any order and in any
 * batches: who folds it holds the current intervals after every batch, and every kind means what
 * the rules say it means.
 */
class RevisionStreamPropertiesTest {
  private static final Subject X = Subject.national(Histories.COUNTRY, Histories.PLATFORM);

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void shouldLeaveWhoFoldsItWithTheCurrentIntervalsAfterEveryBatch(
      @ForAll("arrivals") List<Map<String, Object>> arrivals) {
    if (!breaks(arrivals)) {
      return;
    }
    List<Map<String, Object>> least =
        Shrink.minimal(arrivals, RevisionStreamPropertiesTest::breaks);
    StringBuilder shown = new StringBuilder("the least arrivals that break the stream:");
    least.forEach(fact -> shown.append("\n- ").append(fact));
    try {
      run(least);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(shown + "\n" + e.getMessage(), e);
    }
  }

  @Test
  void shouldShowEveryKindInALongRun() {
    Set<TransitionKind> seen = EnumSet.noneOf(TransitionKind.class);
    for (long seed = 0; seed < 1_000; seed++) {
      run(arrivals(seed, 18)).forEach(transition -> seen.add(transition.getKind()));
    }

    assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(TransitionKind.UNKNOWN)));
  }

  private static boolean breaks(List<Map<String, Object>> arrivals) {
    try {
      run(arrivals);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }

  /** All transitions that the arrivals make, each looked at. */
  private static List<BanTransition> run(List<Map<String, Object>> arrivals) {
    List<BanTransition> stream = new ArrayList<>();
    Map<String, BanInterval> folded = new TreeMap<>();
    Map<String, Evidence> ledger = new TreeMap<>();
    List<Evidence> batch = new ArrayList<>();
    List<BanInterval> before = List.of();
    List<Evidence> all = EvidenceMaps.evidence(X, arrivals);
    for (int i = 0; i < all.size(); i++) {
      Evidence fact = all.get(i);
      if (ledger.put(fact.getId() + "|" + fact.getDigest(), fact) == null) {
        batch.add(fact);
      }
      if (i + 1 < all.size() && fact.getId().hashCode() % 3 != 0) {
        continue;
      }
      List<BanInterval> after = Timeline.derive(X, ledger.values(), null);
      List<BanTransition> transitions = Transitions.between(X, before, after, batch);
      TransitionMeaning meaning = new TransitionMeaning(X, before, after, batch);
      Set<String> changed = new HashSet<>();
      for (BanTransition transition : transitions) {
        assertThat(changed.add(transition.getIntervalId())).as("one for each interval").isTrue();
        assertThat(transition.getBefore()).isEqualTo(folded.get(transition.getIntervalId()));
        assertThat(transition.getAfter()).isNotEqualTo(transition.getBefore());
        meaning.check(transition);
        if (transition.getAfter() == null) {
          folded.remove(transition.getIntervalId());
        } else {
          folded.put(transition.getIntervalId(), transition.getAfter());
        }
      }
      assertThat(folded.values()).containsExactlyInAnyOrderElementsOf(after);
      stream.addAll(transitions);
      before = after;
      batch = new ArrayList<>();
    }
    assertThat(before).isEqualTo(Timeline.derive(X, all, null));
    return stream;
  }

  private static List<Map<String, Object>> arrivals(long seed, int facts) {
    List<Map<String, Object>> arrivals = new ArrayList<>(Histories.random(seed, facts));
    Collections.shuffle(arrivals, new Random(seed));
    return arrivals;
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> arrivals() {
    Arbitrary<Integer> sizes =
        Arbitraries.frequencyOf(
            Tuple.of(30, Arbitraries.integers().between(1, 30)),
            Tuple.of(1, Arbitraries.integers().between(31, 200)));
    return Combinators.combine(Arbitraries.longs().between(0, Long.MAX_VALUE), sizes)
        .as(RevisionStreamPropertiesTest::arrivals);
  }
}
