package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Domain.md 3.2 and 3.3, one critical instant after the other. */
final class Simulation {
  private enum Legal {
    PENDING,
    IN_FORCE,
    SUSPENDED,
    OVER
  }

  private static final class Instrument {
    final Fact fact;
    Legal legal = Legal.PENDING;
    Bracket expiry;
    boolean observedClosed;

    Instrument(Fact fact) {
      this.fact = fact;
      this.expiry = fact.moment("expires");
    }
  }

  private final Calendar calendar;
  private final Set<Instant> assumedResumptions;
  private final List<Instrument> instruments = new ArrayList<>();
  private final List<Instrument> order = new ArrayList<>();
  private final Tracks tracks;
  private State lasting = State.UNKNOWN;

  Simulation(Calendar calendar, Set<Instant> assumedResumptions) {
    this.calendar = calendar;
    this.assumedResumptions = assumedResumptions;
    this.tracks = new Tracks(calendar);
    for (Fact fact : calendar.instruments) {
      instruments.add(new Instrument(fact));
    }
  }

  Tracks run() {
    State before = State.UNKNOWN;
    for (Instant now : calendar.critical) {
      open(now);
      Set<Instrument> resumed = resume(now);
      blockingReports(now);
      extend(now);
      end(now);
      accessReports(now);
      State observed = observed(now);
      lapse(now, before, observed, resumed);
      for (Instrument instrument : in(Legal.IN_FORCE)) {
        instrument.observedClosed |= observed.closed();
      }
      cell(now, observed);
      before = observed;
    }
    return tracks;
  }

  private List<Instrument> in(Legal legal) {
    List<Instrument> found = new ArrayList<>();
    for (Instrument instrument : instruments) {
      if (instrument.legal == legal) {
        found.add(instrument);
      }
    }
    return found;
  }

  private void open(Instant now) {
    for (Instrument instrument : instruments) {
      if (instrument.fact.at().equals(now)) {
        instrument.legal = Legal.IN_FORCE;
        order.add(instrument);
        if (lasting == State.ACCESSIBLE) {
          lasting = State.UNKNOWN;
        }
      }
    }
  }

  private Set<Instrument> resume(Instant now) {
    Set<Instrument> resumed = new LinkedHashSet<>();
    List<Instrument> suspended = in(Legal.SUSPENDED);
    for (Fact fact : calendar.reinstatements) {
      if (fact.at().equals(now)) {
        Set<Instrument> own = concerned(fact, suspended, List.of());
        resumed.addAll(own);
        if (!own.isEmpty()) {
          tracks.resumed.add(fact);
          tracks.resumptions.add(now);
        }
      }
    }
    resumed.forEach(i -> i.legal = Legal.IN_FORCE);
    return resumed;
  }

  /** The rule of naming: those named; or, naming nothing, the owner's; or all, of a stranger. */
  private Set<Instrument> concerned(
      Fact fact, List<Instrument> candidates, List<Instrument> whenNamed) {
    Set<Instrument> concerned = new LinkedHashSet<>();
    if (!fact.list("refersTo").isEmpty()) {
      Set<String> named = calendar.known.references(fact);
      List<Instrument> all = new ArrayList<>(candidates);
      all.addAll(whenNamed);
      all.stream().filter(i -> named.contains(i.fact.id)).forEach(concerned::add);
      return concerned;
    }
    Predicate<Instrument> owns = i -> i.fact.owner().equals(fact.owner());
    candidates.stream().filter(owns).forEach(concerned::add);
    if (concerned.isEmpty()) {
      concerned.addAll(candidates);
    }
    return concerned;
  }

  private void blockingReports(Instant now) {
    State strongest = null;
    for (Calendar.Lasting report : calendar.reports) {
      if (report.at().equals(now) && report.state().closed()) {
        boolean stronger = strongest == null || report.state().compareTo(strongest) > 0;
        strongest = stronger ? report.state() : strongest;
      }
    }
    lasting = strongest == null ? lasting : strongest;
  }

  private void accessReports(Instant now) {
    for (Calendar.Lasting report : calendar.reports) {
      if (report.at().equals(now) && report.state() == State.ACCESSIBLE) {
        lasting = State.ACCESSIBLE;
      }
    }
  }

  /** An extension moves the expiry of what it names, or, naming nothing, of its owner's. */
  private void extend(Instant now) {
    for (Fact fact : calendar.extensions) {
      if (!fact.at().equals(now)) {
        continue;
      }
      boolean names = !fact.list("refersTo").isEmpty();
      Set<String> named = calendar.known.references(fact);
      List<Instrument> open = in(Legal.IN_FORCE);
      open.addAll(in(Legal.SUSPENDED));
      for (Instrument each : open) {
        boolean meant =
            names ? named.contains(each.fact.id) : each.fact.owner().equals(fact.owner());
        if (meant) {
          each.expiry = fact.has("expires") ? fact.moment("expires") : null;
        }
      }
    }
  }

  /** Ends at one instant are judged against what was in force before any of them. */
  private void end(Instant now) {
    List<Instrument> inForce = in(Legal.IN_FORCE);
    List<Instrument> suspended = in(Legal.SUSPENDED);
    Set<Instrument> over = new LinkedHashSet<>();
    Set<Instrument> paused = new LinkedHashSet<>();
    List<Tracks.End> ends = new ArrayList<>();
    for (Fact lift : calendar.lifts) {
      if (calendar.end(lift.at()).equals(now)) {
        Set<Instrument> hit = concerned(lift, inForce, suspended);
        over.addAll(hit);
        boolean ended = hit.stream().anyMatch(inForce::contains);
        ends.add(new Tracks.End(now, lift.counted(), lift, Tracks.By.LIFT, ended));
      }
    }
    for (Fact stay : calendar.stays) {
      if (calendar.end(stay.at()).equals(now)) {
        Set<Instrument> hit = concerned(stay, inForce, List.of());
        paused.addAll(hit);
        if (!hit.isEmpty()) {
          ends.add(new Tracks.End(now, stay.counted(), stay, Tracks.By.STAY, true));
        }
      }
    }
    for (Instrument each : instruments) {
      boolean open = inForce.contains(each) || suspended.contains(each);
      if (open && each.expiry != null && !calendar.end(each.expiry.earliest()).isAfter(now)) {
        over.add(each);
        if (inForce.contains(each)) {
          ends.add(new Tracks.End(now, each.expiry, each.fact, Tracks.By.EXPIRY, true));
        }
      }
    }
    paused.forEach(i -> i.legal = Legal.SUSPENDED);
    over.forEach(i -> i.legal = Legal.OVER);
    boolean last = !inForce.isEmpty() && in(Legal.IN_FORCE).isEmpty();
    if (last) {
      decide(now, false);
    } else if (inForce.isEmpty()) {
      State before = lasting;
      ends.replaceAll(end -> restorationOrder(end, before));
    }
    tracks.ends.addAll(ends);
  }

  private Tracks.End restorationOrder(Tracks.End end, State before) {
    State decided = lasting;
    lasting = before;
    boolean decides =
        end.fact().isDisposition("orders-unblock")
            && namesNoKnownInstrument(end.fact())
            && !new Bans(tracks).hadInstrument(end.at())
            && decide(end.at(), true);
    lasting = decides ? lasting : decided;
    return decides ? new Tracks.End(end.at(), end.bracket(), end.fact(), end.by(), true) : end;
  }

  private boolean namesNoKnownInstrument(Fact fact) {
    Set<String> named = calendar.known.references(fact);
    return calendar.instruments.stream().noneMatch(i -> named.contains(i.id));
  }

  /** Domain.md 3.3: what held from an end on. Answers whether it decided. */
  private boolean decide(Instant end, boolean restorationOrder) {
    if (lasting == State.ACCESSIBLE || (restorationOrder && !lasting.closed())) {
      return false;
    }
    Calendar.Lasting report = firstAfter(end);
    if (report == null || report.state() == State.UNKNOWN) {
      lasting = State.UNKNOWN;
    } else if (report.state().closed()) {
      lasting = report.fact().isOnset() ? State.UNKNOWN : report.state();
    } else {
      boolean late = Duration.between(end, report.at()).compareTo(Calendar.MERGE_GAP) > 0;
      lasting = report.fact().isRestoration() && late ? State.BLOCKED : State.UNKNOWN;
    }
    return true;
  }

  /**
   * The first lasting report or beginning of a measured span after an end, in the window and before
   * any instrument, or null.
   */
  private Calendar.Lasting firstAfter(Instant end) {
    for (Calendar.Lasting report : calendar.deciding) {
      boolean after =
          report.state().closed() ? report.at().isAfter(end) : !report.at().isBefore(end);
      if (!after) {
        continue;
      }
      Duration later = Duration.between(end, report.at());
      boolean within = later.compareTo(Calendar.COMPLIANCE_WINDOW) <= 0;
      return within && !beginsWithin(end, report.at()) ? report : null;
    }
    return null;
  }

  private boolean beginsWithin(Instant after, Instant to) {
    for (Instrument each : instruments) {
      if (each.fact.at().isAfter(after) && !each.fact.at().isAfter(to)) {
        return true;
      }
    }
    return assumedResumptions.stream().anyMatch(r -> r.isAfter(after) && !r.isAfter(to));
  }

  private State observed(Instant now) {
    Calendar.Span span = calendar.prevailing(now);
    State observed = span == null ? lasting : span.state();
    if ((observed == State.ACCESSIBLE) != calendar.accessible(now)) {
      throw new IllegalStateException("access at " + now + " is told in two ways");
    }
    return observed;
  }

  private void lapse(Instant now, State before, State observed, Set<Instrument> resumed) {
    if (observed != State.ACCESSIBLE || !calendar.accessLasts(now)) {
      return;
    }
    boolean begins = before != State.ACCESSIBLE;
    for (Instrument instrument : in(Legal.IN_FORCE)) {
      if ((begins && instrument.observedClosed) || resumed.contains(instrument)) {
        instrument.legal = Legal.OVER;
      }
    }
  }

  private void cell(Instant now, State observed) {
    List<Fact> inForce = new ArrayList<>();
    for (Instrument each : order) {
      if (each.legal == Legal.IN_FORCE) {
        inForce.add(each.fact);
      }
    }
    tracks.cells.add(new Tracks.Cell(now, List.copyOf(inForce), observed));
  }
}
