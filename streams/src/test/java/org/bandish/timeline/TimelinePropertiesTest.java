package org.bandish.timeline;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.apache.avro.Schema;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Bound;
import org.bandish.event.Evidence;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Recurrence;
import org.bandish.oracle.Histories;
import org.bandish.oracle.Shrink;
import org.bandish.schema.Subject;

/**
 * What holds of every history, however odd: one to two hundred facts of everything the vocabulary
 * allows. A history that breaks a law is shrunk by whole facts and fields and shown as it would
 * stand in a file of evidence.
 */
class TimelinePropertiesTest {
  private static final Subject X = Subject.national(Histories.COUNTRY, Histories.PLATFORM);
  private static final int TRIES = 80;

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldNotDependOnOrderOrDuplicates(@ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          List<BanInterval> intervals = derive(facts);
          for (int seed = 0; seed < 3; seed++) {
            List<Map<String, Object>> mixed = new ArrayList<>(facts);
            mixed.addAll(facts.subList(0, facts.size() / 2));
            Collections.shuffle(mixed, new Random(seed));
            assertThat(derive(mixed)).isEqualTo(intervals);
          }
        });
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldNotDependOnBatches(@ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          List<Evidence> all = EvidenceMaps.evidence(X, facts);
          Map<String, BanInterval> folded = new TreeMap<>();
          List<BanInterval> before = List.of();
          int step = 1 + facts.size() / 4;
          for (int from = 0; from < all.size(); from += step) {
            int to = Math.min(all.size(), from + step);
            List<BanInterval> after = Timeline.derive(X, all.subList(0, to), null);
            for (BanTransition change :
                Transitions.between(X, before, after, all.subList(from, to))) {
              assertThat(change.getBefore()).isEqualTo(folded.get(change.getIntervalId()));
              if (change.getAfter() == null) {
                folded.remove(change.getIntervalId());
              } else {
                folded.put(change.getIntervalId(), change.getAfter());
              }
            }
            before = after;
          }
          assertThat(folded.values()).containsExactlyInAnyOrderElementsOf(derive(facts));
        });
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldKeepIntervalsApartAndTileThemWithPhases(
      @ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          Instant free = Instant.MIN;
          for (BanInterval interval : derive(facts)) {
            assertThat(free).as("the ban before was open or ends later").isNotNull();
            List<PhaseSpan> phases = interval.getPhases();
            assertThat(phases.get(0).getFrom()).isAfterOrEqualTo(free);
            for (int i = 0; i + 1 < phases.size(); i++) {
              assertThat(phases.get(i).getFrom()).isBefore(phases.get(i).getTo());
              assertThat(phases.get(i).getTo()).isEqualTo(phases.get(i + 1).getFrom());
            }
            free = phases.get(phases.size() - 1).getTo();
            assertThat(free == null).isEqualTo(interval.getEnd() == null);
          }
        });
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldOrderBrackets(@ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          for (BanInterval interval : derive(facts)) {
            bracket(interval.getStart(), Extent.from(interval));
            if (interval.getEnd() != null) {
              bracket(interval.getEnd(), Extent.to(interval));
              assertThat(interval.getMinDays()).isBetween(0L, interval.getMaxDays());
              if (interval.getDays() != null) {
                assertThat(interval.getDays())
                    .isBetween(interval.getMinDays(), interval.getMaxDays());
              }
            }
          }
        });
  }

  /** An end that gave way to a beginning counts a minute later than its moment. */
  private static void bracket(Bound bound, Instant counted) {
    assertThat(bound.getEarliest()).isBeforeOrEqualTo(bound.getLatest());
    assertThat(counted)
        .isBetween(bound.getEarliest(), bound.getLatest().plus(Duration.ofMinutes(1)));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldNameOnlyEvidenceThatExists(@ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          Set<String> ids = facts.stream().map(fact -> (String) fact.get("id")).collect(toSet());
          for (BanInterval interval : derive(facts)) {
            assertThat(ids).containsAll(interval.getEvidence());
            assertThat(ids).containsAll(named(interval).toList());
            assertThat(interval.getEvidence()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(interval.getEvidenceCount())
                .isGreaterThanOrEqualTo(interval.getEvidence().size());
            if (interval.getEvidenceCount() == interval.getEvidence().size()) {
              assertThat(interval.getEvidence()).containsAll(named(interval).toList());
            }
          }
        });
  }

  private static Stream<String> named(BanInterval interval) {
    return Stream.of(
            interval.getStart().getEvidence(),
            interval.getEnd() == null ? List.<String>of() : interval.getEnd().getEvidence(),
            interval.getOrdered().stream().flatMap(span -> span.getInstruments().stream()).toList())
        .flatMap(List::stream);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldNotChangeWhatWasKnownBefore(@ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          List<Evidence> all = EvidenceMaps.evidence(X, facts);
          Evidence last = all.get(all.size() - 1);
          List<Evidence> without = all.subList(0, all.size() - 1);
          Instant earlier = Published.knownAt(last).minusMillis(1);
          Stream.concat(all.stream().map(Published::knownAt), Stream.of(earlier))
              .filter(asOf -> !asOf.isAfter(earlier))
              .distinct()
              .limit(12)
              .forEach(
                  asOf ->
                      assertThat(Timeline.derive(X, all, asOf))
                          .isEqualTo(Timeline.derive(X, without, asOf)));
        });
  }

  /**
   * Of a fact that nothing else supersedes: where another fact took its place, references to it
   * still lead to that one.
   */
  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldRestoreWhatWasWithoutAWithdrawnFact(
      @ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          String id = (String) facts.get(facts.size() / 2).get("id");
          if (facts.stream().anyMatch(fact -> id.equals(fact.get("supersedes")))) {
            return;
          }
          List<Map<String, Object>> withdrawn = new ArrayList<>(facts);
          withdrawn.add(withdrawal(id));
          List<Map<String, Object>> without = new ArrayList<>(facts);
          without.removeIf(fact -> id.equals(fact.get("id")));
          assertThat(derive(withdrawn).stream().map(TimelinePropertiesTest::bare).toList())
              .isEqualTo(derive(without).stream().map(TimelinePropertiesTest::bare).toList());
        });
  }

  private static Map<String, Object> withdrawal(String id) {
    Map<String, Object> withdrawal = new LinkedHashMap<>();
    withdrawal.put("type", "withdrawal");
    withdrawal.put("id", "takes-back");
    withdrawal.put("country", Histories.COUNTRY);
    withdrawal.put("platforms", List.of(Histories.PLATFORM));
    withdrawal.put("withdraws", id);
    withdrawal.put("published", "2026-01-01");
    return withdrawal;
  }

  /** Without the mention of the withdrawal itself, which is evidence of an ongoing ban. */
  private static Map<String, Object> bare(BanInterval interval) {
    Map<String, Object> bare = new LinkedHashMap<>();
    for (Schema.Field field : BanInterval.getClassSchema().getFields()) {
      bare.put(field.name(), interval.get(field.pos()));
    }
    bare.keySet().removeAll(List.of("revision", "evidenceCount"));
    bare.put(
        "evidence",
        interval.getEvidence().stream().filter(id -> !id.equals("takes-back")).toList());
    return bare;
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldKeepTheNameWhenALaterFactMovesTheStart(
      @ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          List<BanInterval> before = derive(facts);
          for (int i = 0; i < before.size(); i++) {
            Instant start = Extent.from(before.get(i));
            List<Map<String, Object>> more = new ArrayList<>(facts);
            more.add(onset(start.minus(Duration.ofHours(5))));
            List<BanInterval> after = derive(more);
            boolean moved =
                after.size() == before.size()
                    && Extent.from(after.get(i)).isBefore(start)
                    && makers(after.get(i)).containsAll(makers(before.get(i)));
            if (moved) {
              assertThat(after.get(i).getId()).isEqualTo(before.get(i).getId());
            }
          }
        });
  }

  private static Map<String, Object> onset(Instant at) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("type", "network-signal");
    report.put("id", "late-onset");
    report.put("country", Histories.COUNTRY);
    report.put("platform", Histories.PLATFORM);
    report.put("source", "report");
    report.put("at", at.toString());
    report.put("transition", "onset");
    report.put("blocked", 1.0);
    report.put("down", 0.0);
    report.put("ok", 0.0);
    report.put("published", "2026-01-01");
    return report;
  }

  private static Set<String> makers(BanInterval interval) {
    return new HashSet<>(interval.getEvidence());
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
  void shouldSumTheIntervalsInTheRecurrence(
      @ForAll("histories") List<Map<String, Object>> history) {
    hold(
        history,
        facts -> {
          List<BanInterval> intervals = derive(facts);
          Recurrence recurrence = Recurrences.of(X, intervals);
          List<Long> days =
              intervals.stream().map(BanInterval::getDays).filter(Objects::nonNull).toList();
          long total = 0;
          for (Long each : days) {
            total += each;
          }
          assertThat(recurrence.getCount()).isEqualTo(intervals.size());
          assertThat(recurrence.getTotalDays()).isEqualTo(total);
          assertThat(recurrence.getLongestDays())
              .isEqualTo(days.isEmpty() ? null : Collections.max(days));
          assertThat(recurrence.getShortestDays())
              .isEqualTo(days.isEmpty() ? null : Collections.min(days));
          assertThat(recurrence.getGapsDays()).hasSize(Math.max(0, intervals.size() - 1));
          assertThat(recurrence.getIntervals())
              .isEqualTo(intervals.stream().map(BanInterval::getId).toList());
          assertThat(recurrence.getIntervals()).doesNotHaveDuplicates();
        });
  }

  private static List<BanInterval> derive(List<Map<String, Object>> facts) {
    return Timeline.derive(X, EvidenceMaps.evidence(X, facts), null);
  }

  /** Fails with the least history that breaks the law. */
  private static void hold(
      List<Map<String, Object>> history, Consumer<List<Map<String, Object>>> law) {
    if (!breaks(history, law)) {
      return;
    }
    List<Map<String, Object>> least = Shrink.minimal(history, fewer -> breaks(fewer, law));
    StringBuilder shown = new StringBuilder("the least history that breaks the law:");
    least.forEach(fact -> shown.append("\n- ").append(fact));
    try {
      law.accept(least);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(shown + "\n" + e.getMessage(), e);
    }
  }

  private static boolean breaks(
      List<Map<String, Object>> facts, Consumer<List<Map<String, Object>>> law) {
    if (facts.isEmpty()) {
      return false;
    }
    try {
      law.accept(facts);
      return false;
    } catch (AssertionError | RuntimeException e) {
      return true;
    }
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> histories() {
    Arbitrary<Integer> sizes =
        Arbitraries.frequencyOf(
            Tuple.of(14, Arbitraries.integers().between(1, 30)),
            Tuple.of(1, Arbitraries.integers().between(31, 200)));
    return Combinators.combine(Arbitraries.longs().between(0, Long.MAX_VALUE), sizes)
        .as(Histories::random);
  }
}
