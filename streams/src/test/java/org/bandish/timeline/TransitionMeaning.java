package org.bandish.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.BanTransition;
import org.bandish.event.Bound;
import org.bandish.event.Disclosure;
import org.bandish.event.Disposition;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.ObservedSpan;
import org.bandish.event.OrderAction;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.Statement;
import org.bandish.event.StatementKind;
import org.bandish.schema.Subject;

/** What each kind of transition promises, written from docs/rules.md and not from the rules. */
record TransitionMeaning(
    Subject subject,
    List<BanInterval> earlier,
    List<BanInterval> later,
    Collection<Evidence> arrived) {
  private static final Set<Disposition> LIFTING =
      EnumSet.of(Disposition.ORDERS_UNBLOCK, Disposition.QUASHES, Disposition.SUSPENDS);
  private static final Set<Phase> IN_FORCE =
      EnumSet.of(Phase.ENFORCED, Phase.ORDERED, Phase.NOT_ENFORCED);

  void check(BanTransition transition) {
    BanInterval before = transition.getBefore();
    BanInterval after = transition.getAfter();
    switch (transition.getKind()) {
      case OPENED, WITHDRAWN, MERGED, SPLIT -> checkSuccession(transition);
      case LAPSED -> {
        closes(before, after);
        assertThat(lapsed(after)).isTrue();
        assertThat(transition.getAt()).isEqualTo(to(after));
      }
      case CLOSED -> {
        closes(before, after);
        assertThat(lapsed(after)).isFalse();
        assertThat(transition.getAt()).isEqualTo(to(after));
      }
      case REOPENED -> {
        assertThat(before.getEnd()).isNotNull();
        assertThat(after.getEnd()).isNull();
        assertThat(transition.getAt()).isEqualTo(to(before));
      }
      case EXTENDED -> {
        assertThat(to(after) == null || to(after).isAfter(to(before))).isTrue();
        assertThat(causes(transition)).anyMatch(TransitionMeaning::extend);
        assertThat(transition.getAt()).isEqualTo(to(before));
      }
      case LIFT_ORDERED -> {
        assertThat(causes(transition)).anyMatch(TransitionMeaning::lifts);
        assertThat(transition.getAt()).isAfterOrEqualTo(from(after));
        assertThat(to(after) == null || transition.getAt().isBefore(to(after))).isTrue();
        sameOpenness(before, after);
      }
      case ACKNOWLEDGED -> {
        assertThat(before.getDisclosure()).isEqualTo(Disclosure.UNACKNOWLEDGED);
        assertThat(after.getDisclosure()).isNotEqualTo(Disclosure.UNACKNOWLEDGED);
        sameOpenness(before, after);
      }
      case CONTESTED -> {
        assertThat(before.getContested()).isFalse();
        assertThat(after.getContested()).isTrue();
        assertThat(causes(transition)).anyMatch(TransitionMeaning::claim);
        sameOpenness(before, after);
      }
      case END_MOVED -> {
        assertThat(end(before)).doesNotContainNull().isNotEqualTo(end(after));
        assertThat(end(after)).doesNotContainNull();
        assertThat(transition.getAt()).isEqualTo(to(after));
      }
      case START_MOVED -> {
        assertThat(end(before)).isEqualTo(end(after));
        assertThat(start(before)).isNotEqualTo(start(after));
        assertThat(transition.getAt()).isEqualTo(from(after));
      }
      case CHANGED -> {
        assertThat(end(before)).isEqualTo(end(after));
        assertThat(start(before)).isEqualTo(start(after));
        assertThat(transition.getAt()).isAfterOrEqualTo(from(after));
      }
      case UNKNOWN -> throw new AssertionError("a kind that says nothing");
    }
    checkCauses(transition);
  }

  private void checkSuccession(BanTransition transition) {
    BanInterval before = transition.getBefore();
    BanInterval after = transition.getAfter();
    List<BanInterval> heirs = before == null ? List.of() : kin(before, later);
    List<BanInterval> origins = after == null ? List.of() : kin(after, earlier);
    switch (transition.getKind()) {
      case OPENED -> {
        assertThat(before).isNull();
        assertThat(origins).isEmpty();
        assertThat(transition.getAt()).isEqualTo(from(after));
      }
      case WITHDRAWN -> {
        assertThat(after).isNull();
        assertThat(heirs).isEmpty();
        assertThat(transition.getAt()).isEqualTo(from(before));
      }
      case MERGED ->
          // A surviving one took up one that is gone; a gone one has an heir, a new one an origin.
          assertThat(after == null ? heirs : origins)
              .anyMatch(other -> after == null || !has(later, other));
      default -> {
        // One that is gone is carried on by several, which may have been there; one that was has
        // an heir that is new; a new one has an origin.
        if (after == null) {
          assertThat(heirs).hasSizeGreaterThan(1);
        } else {
          assertThat(before == null ? origins : heirs)
              .anyMatch(other -> before == null || !has(earlier, other));
        }
      }
    }
  }

  /** Others that overlap it and rest on some of the same evidence. */
  private static List<BanInterval> kin(BanInterval interval, List<BanInterval> others) {
    return others.stream()
        .filter(other -> !other.getId().equals(interval.getId()))
        .filter(
            other ->
                (to(other) == null || from(interval).isBefore(to(other)))
                    && (to(interval) == null || from(other).isBefore(to(interval))))
        .filter(other -> !Collections.disjoint(other.getEvidence(), interval.getEvidence()))
        .toList();
  }

  private static boolean has(List<BanInterval> intervals, BanInterval interval) {
    return intervals.stream().anyMatch(other -> other.getId().equals(interval.getId()));
  }

  private void checkCauses(BanTransition transition) {
    List<Evidence> causes = causes(transition);
    assertThat(causes).isNotEmpty();
    assertThat(causes.stream().map(Evidence::getId).collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(transition.getCausedBy()));
    assertThat(causes.stream().flatMap(TransitionMeaning::changes))
        .contains(transition.getKnownAt());
    assertThat(transition.getCausedBy()).doesNotHaveDuplicates();
  }

  /** When a fact became public; and of what was measured, since when it is held no longer. */
  private static Stream<Instant> changes(Evidence fact) {
    ObservedSpan span = fact.getObservedSpan();
    return Stream.of(Published.knownAt(fact), span == null ? null : span.getHeldTo())
        .filter(Objects::nonNull);
  }

  private List<Evidence> causes(BanTransition transition) {
    return arrived.stream()
        .filter(fact -> transition.getCausedBy().contains(fact.getId()))
        .toList();
  }

  private static boolean extend(Evidence fact) {
    return fact.getBanOrder() != null && fact.getBanOrder().getAction() == OrderAction.EXTEND;
  }

  private static boolean lifts(Evidence fact) {
    return fact.getBanOrder() != null
        ? fact.getBanOrder().getAction() == OrderAction.UNBLOCK
        : fact.getCourtRuling() != null && LIFTING.contains(fact.getCourtRuling().getDisposition());
  }

  private static boolean claim(Evidence fact) {
    Statement statement = fact.getStatement();
    return statement != null && statement.getKind() == StatementKind.CLAIMS_LIFTED;
  }

  private static void closes(BanInterval before, BanInterval after) {
    assertThat(before.getEnd()).isNull();
    assertThat(after.getEnd()).isNotNull();
  }

  private static boolean lapsed(BanInterval interval) {
    List<PhaseSpan> phases = interval.getPhases();
    return interval.getEnding() == Ending.SILENT
        && IN_FORCE.contains(phases.get(phases.size() - 1).getPhase());
  }

  private static void sameOpenness(BanInterval before, BanInterval after) {
    assertThat(before.getEnd() == null).isEqualTo(after.getEnd() == null);
  }

  private static List<Instant> start(BanInterval interval) {
    Bound start = interval.getStart();
    return List.of(start.getEarliest(), start.getLatest(), from(interval));
  }

  private static List<Instant> end(BanInterval interval) {
    Bound end = interval.getEnd();
    return end == null ? List.of() : List.of(end.getEarliest(), end.getLatest(), to(interval));
  }

  private static Instant from(BanInterval interval) {
    return interval.getPhases().get(0).getFrom();
  }

  private static Instant to(BanInterval interval) {
    return Objects.requireNonNull(interval.getPhases())
        .get(interval.getPhases().size() - 1)
        .getTo();
  }
}
