package org.bandish.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bandish.event.SignalDay;

/**
 * Says from the measurements of one subject when it was blocked: a pure fold over the dense hour
 * grid, all networks together. What was concluded from the hours up to one is not changed by later
 * hours: the start of a span, and its end once there is one, stay.
 *
 * <p>An hour in which nobody measured changes nothing, so the grid may leave such hours out: {@code
 * advance} is a function of the state and of the next hour with measurements, however long the
 * silence before it.
 *
 * <p>Who keeps the state after each day can fold again from the day that changed, and stop at the
 * first later day after which the new state equals the one that was kept: from there on all states
 * and spans are as they were.
 */
public interface Detector {
  /** Id and version, for example {@code llr@2}; another version may conclude otherwise. */
  String id();

  /** The state before the first hour: nothing is known. */
  State initial();

  /**
   * Takes one hour.
   *
   * @param state is not changed
   * @param hour later than every hour that the state has seen
   */
  Step advance(State state, Hour hour);

  /**
   * Reads what {@link State#bytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are of another detector or of another layout:
   *     then fold from the first day again
   */
  State read(byte[] bytes);

  /** The same detector where one network stands for itself: without a quorum of networks. */
  Detector alone();

  /** Takes hours in order, usually those of one day. */
  default Step advance(State state, List<Hour> hours) {
    State now = state;
    List<Span> ended = new ArrayList<>();
    for (Hour hour : hours) {
      Step step = advance(now, hour);
      now = step.state();
      ended.addAll(step.ended());
    }
    return new Step(now, ended);
  }

  /**
   * All spans of one subject, in order of time; the last one may be open.
   *
   * @param days of one subject in any order, at most one for a network and day
   */
  default List<Span> spans(Collection<SignalDay> days, Explained explained) {
    Step step = advance(initial(), Hours.of(days, explained));
    List<Span> spans = new ArrayList<>(step.ended());
    if (step.state().open() != null) {
      spans.add(step.state().open());
    }
    return spans;
  }

  /** What the hours so far left behind. Immutable; equal states have equal bytes. */
  interface State {
    /** The span that goes on; null: what was seen is not enough to say anything. */
    Span open();

    /**
     * The same, apart from when the span that goes on became known: that changes nothing of what is
     * concluded later.
     */
    State bare();

    /** The state for a store; the first byte is the version of the layout. */
    byte[] bytes();
  }

  /**
   * What an hour, or several, led to.
   *
   * @param ended the spans whose end became known, in order
   */
  record Step(State state, List<Span> ended) {
    public Step {
      ended = List.copyOf(ended);
    }
  }
}
