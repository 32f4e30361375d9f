package org.bandish.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bandish.event.Access;

/**
 * What was held in one time of a span with one start: first without an end, then with it. Rows of
 * one start do not overlap in the time in which they were held.
 *
 * @param stretch known since a row with this start and state was held without a break; final since
 *     its end, or how far it was measured, was held to be known
 * @param heldFrom when it was held so first; null: since it was known
 * @param heldTo when that was over; null: it is held so
 */
public record Row(Stretch stretch, Instant heldFrom, Instant heldTo) {

  /** Part of a row: held to be so in [from, to), with its end or without. */
  private record Part(long from, long to, Stretch stretch, boolean settled) {
    Access state() {
      return stretch.span().state();
    }

    Part to(long end) {
      return new Part(from, end, stretch, settled);
    }

    /** What it says, whenever that was known. */
    private static Span bare(Part part) {
      Span span = part.stretch.span();
      return part.settled ? span.bare() : span.until(null, null).bare();
    }

    /** This and the one behind it as one; null: they say something else. */
    Part then(Part next) {
      if (to != next.from || settled != next.settled || !bare(this).equals(bare(next))) {
        return null;
      }
      if (settled) {
        boolean same = Objects.equals(stretch.measuredTo(), next.stretch.measuredTo());
        return same ? to(next.to) : null;
      }
      DaysMeasured both = stretch.measured().thenFrom(next.from, next.stretch.measured());
      return both == null
          ? null
          : new Part(from, next.to, new Stretch(stretch.span(), null, null, both), false);
    }
  }

  /**
   * The rows of one start, in the order in which they were held.
   *
   * @param held all that was held of it
   */
  public static List<Row> of(List<HeldStretch> held) {
    List<Part> parts = joined(held);
    List<Row> rows = new ArrayList<>();
    long known = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Part before = i == 0 ? null : parts.get(i - 1);
      boolean goesOn =
          before != null && before.to() == part.from() && before.state() == part.state();
      known = goesOn ? known : part.from();
      Part next = i + 1 < parts.size() ? parts.get(i + 1) : null;
      boolean settles = next != null && !part.settled() && follows(part, next);
      Part last = settles ? next : part;
      rows.add(
          new Row(
              stretch(part, last, known),
              i == 0 ? null : Hour.at(part.from()),
              last.to() == Long.MAX_VALUE ? null : Hour.at(last.to())));
      i += settles ? 1 : 0;
    }
    return rows;
  }

  private static boolean follows(Part open, Part settled) {
    return settled.settled() && open.to() == settled.from() && open.state() == settled.state();
  }

  private static Stretch stretch(Part first, Part last, long since) {
    Span span = first.stretch().span();
    Instant settled = last.settled() ? Hour.at(last.from()) : null;
    Instant end = last.settled() ? last.stretch().span().end() : null;
    long known = first.settled() ? first.from() : first.to();
    DaysMeasured measured = first.stretch().measured().between(Long.MIN_VALUE, known);
    Instant to =
        end != null
            ? null
            : last.settled()
                ? last.stretch().measuredTo()
                : Stretch.standsAt(span.start(), measured);
    return new Stretch(
        new Span(
            span.state(),
            span.start(),
            end,
            Hour.at(since),
            end == null ? null : settled,
            span.networksBlocked(),
            span.networksObserved(),
            span.measurements()),
        to,
        settled,
        measured);
  }

  private static List<Part> joined(List<HeldStretch> held) {
    List<Part> parts = new ArrayList<>();
    held.forEach(each -> add(each, parts));
    parts.sort(Comparator.comparingLong(Part::from).thenComparingLong(Part::to));
    List<Part> joined = new ArrayList<>();
    for (Part part : parts) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).to() > part.from()) {
        // Only where the times of knowledge were made coarse: what became known later prevails.
        joined.set(last, joined.get(last).to(part.from()));
      }
      Part both = last < 0 ? null : joined.get(last).then(part);
      if (both == null) {
        joined.add(part);
      } else {
        joined.set(last, both);
      }
    }
    joined.removeIf(part -> part.from() >= part.to());
    return joined;
  }

  private static void add(HeldStretch held, List<Part> parts) {
    Stretch stretch = held.stretch();
    long known = Math.max(held.from(), Hour.of(stretch.span().knownSince()));
    long settled =
        stretch.finalSince() == null
            ? Long.MAX_VALUE
            : Math.max(known, Hour.of(stretch.finalSince()));
    if (known < Math.min(settled, held.to())) {
      parts.add(new Part(known, Math.min(settled, held.to()), stretch, false));
    }
    if (settled < held.to()) {
      parts.add(new Part(settled, held.to(), stretch, true));
    }
  }
}
