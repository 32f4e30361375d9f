package org.bandish.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.oracle.Histories;
import org.bandish.schema.Subject;
import org.bandish.schema.Topics;
import org.bandish.timeline.EvidenceMaps;
import org.bandish.timeline.Timeline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories through the whole topology, in no order: of the nation, of a region and of
 * another platform, with corrections, duplicates and several versions of a fact.
 */
class HistoriesThroughTheTopologyTest {
  private static final Subject ANY = Subject.national(Histories.COUNTRY, Histories.PLATFORM);
  private static final int FACTS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldFoldToTheIntervalsThatStand(long seed) {
    List<Evidence> facts =
        new ArrayList<>(EvidenceMaps.evidence(ANY, Histories.random(seed, FACTS)));
    Collections.shuffle(facts, new Random(seed));
    try (River river = new River(Timeline::derive)) {
      facts.forEach(fact -> publish(river, fact));

      Map<String, BanInterval> published = river.table(Topics.BAN_INTERVALS);
      assertThat(published).isNotEmpty();
      assertThat(river.deadLetters()).isEmpty();
      assertThat(Drawn.fold(river.values(Topics.BAN_TRANSITIONS))).isEqualTo(published);
      assertThat(published).isEqualTo(Drawn.derived(river.table(Topics.EVIDENCE).values()));
    }
  }

  /** Earlier selves that were told, and spans taken back, leave nothing in the ledger. */
  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void shouldDeriveFromTheLastSelfOfASpan(long seed) {
    List<Evidence> facts =
        new ArrayList<>(EvidenceMaps.evidence(ANY, Histories.random(seed, FACTS)));
    Random random = new Random(seed);
    Collections.shuffle(facts, random);
    Set<ObservedSpan> last = new HashSet<>();
    try (River river = new River(Timeline::derive)) {
      for (Evidence fact : facts) {
        ObservedSpan span = fact.getObservedSpan();
        if (span == null) {
          publish(river, fact);
          continue;
        }
        ObservedSpan.Builder told = ObservedSpan.newBuilder(span).setEnd(null);
        river.publish(told.setEndKnownSince(null).setMeasuredTo(null).build());
        if (random.nextInt(3) == 0) {
          river.publish(ObservedSpan.newBuilder(span).setState(Access.UNOBSERVED).build());
        } else {
          river.publish(span);
          last.add(span);
        }
      }

      Collection<Evidence> ledger = river.<Evidence>table(Topics.EVIDENCE).values();
      assertThat(ledger)
          .filteredOn(entry -> entry.getObservedSpan() != null)
          .extracting(Evidence::getObservedSpan)
          .containsExactlyInAnyOrderElementsOf(last);
      assertThat(river.table(Topics.BAN_INTERVALS)).isEqualTo(Drawn.derived(ledger));
    }
  }

  private static void publish(River river, Evidence fact) {
    switch (fact.getKind()) {
      case BAN_ORDER -> river.publish(fact.getBanOrder());
      case COURT_RULING -> river.publish(fact.getCourtRuling());
      case OBSERVED_SPAN -> river.publish(fact.getObservedSpan());
      case NETWORK_SIGNAL -> river.publish(fact.getNetworkSignal());
      default -> river.publish(fact.getStatement());
    }
  }
}
