package org.bandish.timeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bandish.event.TransitionKind;

/**
 * What a change of an interval is called, and when it took effect. The lines are asked in order and
 * the first that applies gives the kind: where several things changed at once, the one that matters
 * most to who listens.
 */
enum TransitionRule implements Rule {
  MERGED(
      TransitionKind.MERGED,
      "3.4",
      "ban merged with another entry",
      "it took up another interval or was taken up by one: what were several is one, or has another"
          + " id",
      Turn::merged,
      Turn::edge),
  SPLIT(
      TransitionKind.SPLIT,
      "3.4",
      "ban split in two",
      "what was one interval is several, and it is one of them or was the one",
      Turn::split,
      Turn::edge),
  OPENED(
      TransitionKind.OPENED,
      "3.4",
      "ban opened",
      "no interval stood where it stands",
      Turn::isNew,
      Turn::from),
  WITHDRAWN(
      TransitionKind.WITHDRAWN,
      "3.1",
      "ban no longer in the record",
      "the facts no longer show it, and no other interval took it up",
      Turn::isGone,
      Turn::from),
  LAPSED(
      TransitionKind.LAPSED,
      "3.2",
      "ban lapsed: open again, and no order lifted",
      "it went on and now has an end by observation alone, under an order that nobody ended",
      turn -> turn.closes() && turn.isLapse(),
      Turn::to),
  CLOSED(
      TransitionKind.CLOSED,
      "3.7",
      "ban over",
      "it went on and now has an end, which may lie ahead",
      Turn::closes,
      Turn::to),
  EXTENDED(
      TransitionKind.EXTENDED,
      "3.2",
      "ban extended",
      "an extension came to it, and the end it had is later or open",
      turn -> turn.endsLater() && turn.has(ActRule.MOVES_EXPIRY),
      Turn::formerEnd),
  REOPENED(
      TransitionKind.REOPENED,
      "3.7",
      "ban not over: it went on",
      "it had an end and has none any more",
      Turn::reopens,
      Turn::formerEnd),
  LIFT_ORDERED(
      TransitionKind.LIFT_ORDERED,
      "3.5",
      "lift ordered, the ban goes on",
      "a lift, or a stay that paused something, came to it and takes effect in it, and the ban goes"
          + " on beyond",
      turn -> turn.liftWithin() != null,
      Turn::liftWithin),
  ACKNOWLEDGED(
      TransitionKind.ACKNOWLEDGED,
      "3.8",
      "ban acknowledged",
      "it was unacknowledged, and is so no more",
      Turn::isAcknowledged,
      Turn::acknowledgedAt),
  CONTESTED(
      TransitionKind.CONTESTED,
      "3.8",
      "ban contested: said to be lifted",
      "a claim that it was lifted came to it, and none stood before",
      turn -> turn.contestedAt() != null,
      Turn::contestedAt),
  END_MOVED(
      TransitionKind.END_MOVED,
      "3.6",
      "end of the ban corrected",
      "it had an end and has another, or the bracket of its end is another",
      Turn::endMoved,
      Turn::to),
  START_MOVED(
      TransitionKind.START_MOVED,
      "3.6",
      "start of the ban corrected",
      "its start, or the bracket of its start, is another",
      Turn::startMoved,
      Turn::from),
  CHANGED(
      TransitionKind.CHANGED,
      "3.11",
      "ban changed",
      "anything else of it is not as it was: phases, who decided, evidence",
      turn -> true,
      Turn::firstDifference);

  private final TransitionKind kind;
  private final String section;
  private final String title;
  private final String says;

  // Neither holds anything: the lines give method references and lambdas without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<Turn> applies;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Turn, Instant> at;

  TransitionRule(
      TransitionKind kind,
      String section,
      String title,
      String says,
      Predicate<Turn> applies,
      Function<Turn, Instant> at) {
    this.kind = kind;
    this.section = section;
    this.title = title;
    this.says = says;
    this.applies = applies;
    this.at = at;
  }

  /** The first line that applies. */
  static TransitionRule of(Turn turn) {
    return Arrays.stream(values())
        .filter(rule -> rule.applies.test(turn))
        .findFirst()
        .orElseThrow();
  }

  /** The line of a kind; that of what is merely changed for a kind of a later schema. */
  static TransitionRule of(TransitionKind kind) {
    return Arrays.stream(values()).filter(rule -> rule.kind == kind).findFirst().orElse(CHANGED);
  }

  TransitionKind kind() {
    return kind;
  }

  /** When a change that it applies to took effect in the world. */
  Instant at(Turn turn) {
    return at.apply(turn);
  }

  /** A headline's words, to follow the platform's name. */
  String title() {
    return title;
  }

  @Override
  public String id() {
    return "transition." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String section() {
    return section;
  }

  @Override
  public String says() {
    return says;
  }
}
