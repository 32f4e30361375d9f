package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.oracle.Histories;
import org.bandish.schema.Subject;
import org.junit.jupiter.api.Test;

/** An explanation that derives only where it must says what one says that derives everywhere. */
class ExplanationEqualityTest {
  private static final Subject X = Subject.national(Histories.COUNTRY, Histories.PLATFORM);

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void shouldSayOfEveryHistoryWhatThePlainFormSays(
      @ForAll("seeds") long seed, @ForAll("lengths") int length) {
    List<Map<String, Object>> facts = Histories.random(seed, length);
    List<Evidence> evidence = EvidenceMaps.evidence(X, facts);
    NavigableSet<Instant> instants = new History(X, evidence).instants(null);

    for (String id : everyId(evidence, instants)) {
      assertSame(X, evidence, id, null, facts);
      Instant asOf = List.copyOf(instants).get(new Random(seed).nextInt(instants.size()));
      assertSame(X, evidence, id, asOf, facts);
    }
  }

  @Test
  void shouldSayOfTheRecordWhatThePlainFormSays() throws IOException {
    for (Map.Entry<Subject, List<Evidence>> entry : RecordTest.record().entrySet()) {
      Subject subject = entry.getKey();
      for (BanInterval ban : Timeline.derive(subject, entry.getValue(), null)) {
        assertSame(subject, entry.getValue(), ban.getId(), null, subject);
      }
    }
  }

  private static void assertSame(
      Subject subject, List<Evidence> evidence, String id, Instant asOf, Object what) {
    assertThat(new Explanation(subject, evidence, id, asOf).steps())
        .as("%s as of %s of %s", id, asOf, what)
        .isEqualTo(new PlainExplanation(subject, evidence, id, asOf).steps());
  }

  /** The ids that a ban has at any time, those that are gone included. */
  private static Set<String> everyId(List<Evidence> evidence, Set<Instant> instants) {
    Set<String> ids = new TreeSet<>();
    for (Instant instant : instants) {
      Timeline.derive(X, evidence, instant).forEach(ban -> ids.add(ban.getId()));
    }
    return ids;
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(1, 40);
  }
}
