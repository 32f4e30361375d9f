package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When everything counts (domain.md 3, "Instants"): beginnings at their instant, an end at the very
 * instant of a beginning one minute later. The shift does not cascade.
 */
final class Calendar {
  static final Duration MERGE_GAP = Duration.ofDays(3);
  static final Duration LIFT_GAP = Duration.ofDays(1);
  static final Duration COMPLIANCE_WINDOW = Duration.ofDays(60);

  /** A report with until, as long as it prevails. */
  record Span(Instant from, Instant to, State state, Fact fact) {
    boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }

  /**
   * A report without until, at the instant at which it counts; a measured span also where it
   * begins.
   */
  record Lasting(Instant at, State state, Fact fact) {}

  private static final Comparator<Lasting> FIRST =
      Comparator.comparing(Lasting::at)
          .thenComparing(r -> r.state().closed() ? 0 : 1)
          .thenComparing(Lasting::fact, Known.PUBLISHED);

  final Known known;
  final List<Fact> instruments = new ArrayList<>();
  final List<Fact> lifts = new ArrayList<>();
  final List<Fact> stays = new ArrayList<>();
  final List<Fact> reinstatements = new ArrayList<>();
  final List<Fact> extensions = new ArrayList<>();
  final List<Lasting> reports = new ArrayList<>();

  /** What decides after an end: the lasting reports, and measured spans where they begin. */
  final List<Lasting> deciding = new ArrayList<>();

  final List<Span> spans = new ArrayList<>();
  final TreeSet<Instant> critical = new TreeSet<>();
  private final Set<Instant> beginnings = new HashSet<>();

  Calendar(Known known) {
    this.known = known;
    for (Fact fact : known.standing) {
      boolean begins = fact.isInstrument() || fact.isReinstatement() || fact.says().closed();
      if (begins) {
        beginnings.add(fact.at());
      }
      if (fact.isLasting() && fact.says().closed()) {
        beginnings.add(fact.lastingAt());
      }
      sort(fact);
    }
    for (Fact fact : known.standing) {
      report(fact);
    }
    deciding.addAll(reports);
    for (Fact fact : known.standing) {
      if (fact.isMeasured() && fact.says() != State.UNKNOWN) {
        deciding.add(new Lasting(counted(fact, fact.at()), fact.says(), fact));
      }
    }
    reports.sort(FIRST);
    deciding.sort(FIRST);
    for (Fact fact : known.standing) {
      addCritical(fact);
    }
  }

  private void sort(Fact fact) {
    if (fact.isInstrument()) {
      instruments.add(fact);
    } else if (fact.isLift()) {
      lifts.add(fact);
    } else if (fact.isStay()) {
      stays.add(fact);
    } else if (fact.isReinstatement()) {
      reinstatements.add(fact);
    } else if (fact.isAction("extend")) {
      extensions.add(fact);
    }
  }

  private void report(Fact fact) {
    State state = fact.says();
    if (state == State.UNKNOWN) {
      return;
    }
    if (fact.isLasting()) {
      reports.add(new Lasting(counted(fact, fact.lastingAt()), state, fact));
    }
    if (!fact.isSpan()) {
      return;
    }
    Instant at = counted(fact, fact.at());
    Instant until = fact.moment("until").earliest();
    boolean ofNoWidth = state.closed() && !until.isAfter(fact.at());
    Instant to = ofNoWidth ? fact.at().plusSeconds(60) : until;
    if (at.isBefore(to)) {
      spans.add(new Span(at, to, state, fact));
    }
  }

  /** What says blocked begins, what says access ends something. */
  private Instant counted(Fact fact, Instant instant) {
    return fact.says().closed() ? instant : end(instant);
  }

  private void addCritical(Fact fact) {
    critical.add(fact.at());
    critical.add(end(fact.at()));
    for (String field : List.of("expires", "until", "lastingAt")) {
      if (fact.has(field)) {
        critical.add(fact.moment(field).earliest());
        critical.add(end(fact.moment(field).earliest()));
      }
    }
  }

  /** When an end dated to this instant counts. */
  Instant end(Instant instant) {
    return beginnings.contains(instant) ? instant.plusSeconds(60) : instant;
  }

  /** The span that prevails at an instant: the one that began last; none is null. */
  Span prevailing(Instant instant) {
    Span best = null;
    for (Span span : spans) {
      if (!span.covers(instant)) {
        continue;
      }
      boolean later = best == null || span.from().isAfter(best.from());
      boolean stronger =
          best != null
              && span.from().equals(best.from())
              && span.state().compareTo(best.state()) > 0;
      if (later || stronger) {
        best = span;
      }
    }
    return best;
  }

  /**
   * Whether the observed track is accessible. Ends never make or unmake access, so this follows
   * from reports and new instruments alone.
   */
  boolean accessible(Instant instant) {
    Span span = prevailing(instant);
    if (span != null) {
      return span.state() == State.ACCESSIBLE;
    }
    Lasting last = null;
    for (Lasting report : reports) {
      if (!report.at().isAfter(instant)) {
        last = report;
      }
    }
    if (last == null || last.state() != State.ACCESSIBLE) {
      return false;
    }
    for (Fact instrument : instruments) {
      if (instrument.at().isAfter(last.at()) && !instrument.at().isAfter(instant)) {
        return false;
      }
    }
    return true;
  }

  /** Whether access that holds at an instant lasts from then for the merge gap or for good. */
  boolean accessLasts(Instant from) {
    for (Instant instant : critical.tailSet(from, true)) {
      if (!accessible(instant)) {
        return Duration.between(from, instant).compareTo(MERGE_GAP) >= 0;
      }
    }
    return true;
  }

  /**
   * The last report of blocking before an instant, or null: a lasting one at its earliest instant,
   * a span until its end.
   */
  Instant lastBlocking(Instant before) {
    return last(before, true);
  }

  /** The last evidence of access before an instant, or null. */
  Instant lastAccess(Instant before) {
    return last(before, false);
  }

  private Instant last(Instant before, boolean closed) {
    Instant last = null;
    for (Fact fact : known.standing) {
      State state = fact.says();
      if (state == State.UNKNOWN || state.closed() != closed) {
        continue;
      }
      Instant counted = counted(fact, fact.at());
      if (!counted.isBefore(before)) {
        continue;
      }
      Instant says = fact.at();
      if (fact.isSpan()) {
        Instant until = fact.moment("until").earliest();
        says = until.isBefore(before) ? until : before;
      }
      if (last == null || says.isAfter(last)) {
        last = says;
      }
    }
    return last;
  }
}
