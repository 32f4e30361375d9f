package org.bandish.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bandish.event.Access;
import org.bandish.event.BanInterval;
import org.bandish.event.Ending;
import org.bandish.event.Evidence;
import org.bandish.event.Networks;
import org.bandish.event.ObservedPart;
import org.bandish.event.Phase;
import org.bandish.event.PhaseSpan;
import org.bandish.event.PlatformStatus;
import org.bandish.event.Restriction;
import org.bandish.schema.Subject;

/**
 * A subject's status: after the last change known (clock-free, as published), and at an instant (as
 * asked). BLOCKED or THROTTLED in an enforced, ordered, unordered or defied phase; ACCESSIBLE in a
 * phase not enforced, and outside a ban after a lift or an observation of access; else UNKNOWN.
 */
public final class Statuses {
  /** What a user of the platform would meet. */
  public enum State {
    BLOCKED,
    THROTTLED,
    ACCESSIBLE,
    UNKNOWN
  }

  /**
   * A status at an instant.
   *
   * @param phase of the ban that holds then; null outside a ban
   * @param since when the state began; null if that is not known
   * @param interval id of the ban that holds then; null outside a ban
   * @param lastEvidence when the last fact about the subject became public; null: there is none
   * @param networks of the ban that holds then, where measured; else null
   */
  public record Now(
      State state,
      Phase phase,
      Instant since,
      String interval,
      Instant lastEvidence,
      Networks networks) {}

  private Statuses() {}

  /**
   * The status after the last change known: it names a known end, also one in the future, and does
   * not depend on a clock.
   *
   * @param intervals of the subject
   * @param evidence all that is entered under the subject
   */
  public static PlatformStatus of(
      Subject subject, List<BanInterval> intervals, Collection<Evidence> evidence) {
    OpenSigns signs = OpenSigns.of(subject, evidence, null);
    BanInterval last = intervals.stream().max(Comparator.comparing(Extent::from)).orElse(null);
    boolean ongoing = last != null && last.getEnd() == null;
    Now then =
        ongoing
            ? within(last, last.getPhases().size() - 1, signs.lastPublished())
            : outside(last, signs, Instant.MAX);
    return PlatformStatus.newBuilder()
        .setSubject(subject.toString())
        .setCountry(subject.country())
        .setRegion(subject.region())
        .setPlatform(subject.platform())
        .setPhase(then.phase())
        .setRestriction(ongoing ? lastPhase(last).getRestriction() : null)
        .setObserved(ongoing ? lastObserved(last) : observed(then.state()))
        .setSince(then.since())
        .setKnownEnd(last == null ? null : Extent.to(last))
        .setInterval(then.interval())
        .setLastEvidence(then.lastEvidence())
        .setNetworks(then.networks())
        .build();
  }

  /**
   * The status at an instant.
   *
   * @param intervals of the subject; derived as of {@code now} or later
   * @param evidence all that is entered under the subject; what became public after {@code now} is
   *     left out
   */
  public static Now at(
      Subject subject, List<BanInterval> intervals, Collection<Evidence> evidence, Instant now) {
    return at(subject, intervals, evidence, now, now);
  }

  /**
   * The status at one instant, as it was known at another.
   *
   * @param intervals of the subject; derived as of {@code asOf}
   * @param evidence all that is entered under the subject; what became public after {@code asOf} is
   *     left out
   * @param at may lie before or after {@code asOf}
   */
  public static Now at(
      Subject subject,
      List<BanInterval> intervals,
      Collection<Evidence> evidence,
      Instant at,
      Instant asOf) {
    OpenSigns signs = OpenSigns.of(subject, evidence, asOf);
    BanInterval last =
        intervals.stream()
            .filter(interval -> !Extent.from(interval).isAfter(at))
            .max(Comparator.comparing(Extent::from))
            .orElse(null);
    Instant end = last == null ? null : Extent.to(last);
    if (last != null && (end == null || end.isAfter(at))) {
      int phase = 0;
      while (phase + 1 < last.getPhases().size()
          && !last.getPhases().get(phase + 1).getFrom().isAfter(at)) {
        phase++;
      }
      return within(last, phase, signs.lastPublished());
    }
    return outside(last, signs, at);
  }

  private static Now within(BanInterval ban, int phase, Instant lastEvidence) {
    List<PhaseSpan> phases = ban.getPhases();
    if (phases.isEmpty()) {
      State state = state(Phase.UNORDERED, ban.getRestriction());
      return new Now(state, null, Extent.from(ban), ban.getId(), lastEvidence, ban.getNetworks());
    }
    State state = state(phases.get(phase));
    int first = phase;
    while (first > 0 && state(phases.get(first - 1)) == state) {
      first--;
    }
    return new Now(
        state,
        phases.get(phase).getPhase(),
        phases.get(first).getFrom(),
        ban.getId(),
        lastEvidence,
        ban.getNetworks());
  }

  private static Now outside(BanInterval last, OpenSigns signs, Instant now) {
    Instant lastEvidence = signs.lastPublished();
    Instant end = last == null ? null : Extent.to(last);
    if (last != null
        && (last.getEnding() == Ending.LIFTED_BY_COURT
            || last.getEnding() == Ending.LIFTED_BY_AUTHORITY)) {
      return new Now(State.ACCESSIBLE, null, end, null, lastEvidence, null);
    }
    Instant opened = signs.firstIn(end == null ? Instant.MIN : end, now);
    return opened == null
        ? new Now(State.UNKNOWN, null, end, null, lastEvidence, null)
        : new Now(State.ACCESSIBLE, null, end == null ? opened : end, null, lastEvidence, null);
  }

  private static Access observed(State state) {
    return state == State.ACCESSIBLE ? Access.ACCESSIBLE : Access.UNOBSERVED;
  }

  /**
   * What the observed track says at the end of an ongoing ban; where it says nothing, unobserved.
   */
  private static Access lastObserved(BanInterval ban) {
    List<ObservedPart> parts = ban.getObserved();
    ObservedPart last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    return last == null || last.getTo() != null ? Access.UNOBSERVED : last.getState();
  }

  private static PhaseSpan lastPhase(BanInterval ban) {
    return ban.getPhases().isEmpty()
        ? new PhaseSpan(Extent.from(ban), null, Phase.UNKNOWN, ban.getRestriction())
        : ban.getPhases().get(ban.getPhases().size() - 1);
  }

  private static State state(PhaseSpan span) {
    return state(span.getPhase(), span.getRestriction());
  }

  private static State state(Phase phase, Restriction restriction) {
    return switch (phase) {
      case ENFORCED, ORDERED, UNORDERED, DEFIED ->
          restriction == Restriction.THROTTLE ? State.THROTTLED : State.BLOCKED;
      case NOT_ENFORCED -> State.ACCESSIBLE;
      case UNKNOWN -> State.UNKNOWN;
    };
  }
}
