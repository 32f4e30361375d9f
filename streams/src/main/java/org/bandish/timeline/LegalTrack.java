package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The instruments in force and those suspended (domain 3.2). */
final class LegalTrack {
  private final Map<String, Instrument> inForce = new LinkedHashMap<>();
  private final Map<String, Instrument> suspended = new LinkedHashMap<>();

  /** The same suspended instruments, to look ahead without touching these. */
  LegalTrack copyOfSuspended() {
    LegalTrack copy = new LegalTrack();
    suspended.forEach((id, instrument) -> copy.suspended.put(id, instrument.copy()));
    return copy;
  }

  boolean isInForce() {
    return !inForce.isEmpty();
  }

  /** The instruments in force, in the order in which they came into force. */
  List<Instrument> instruments() {
    return List.copyOf(inForce.values());
  }

  void open(Fact fact) {
    inForce.put(fact.id(), new Instrument(fact));
  }

  /**
   * Resumes what the ruling names, or its own, or all that is suspended; returns what it resumed.
   */
  List<Instrument> resume(Fact ruling) {
    List<Instrument> resumed = chosen(ruling, suspended.values(), suspended.values());
    for (Instrument instrument : resumed) {
      suspended.remove(instrument.fact().id());
      inForce.put(instrument.fact().id(), instrument);
    }
    return resumed;
  }

  /** Moves the expiry of what the extension names, or of its owner's. */
  void extend(Fact extension) {
    alive()
        .filter(
            instrument ->
                extension.names().isEmpty()
                    ? instrument.fact().owner().equals(extension.owner())
                    : extension.names().contains(instrument.fact().id()))
        .forEach(instrument -> instrument.extend(extension));
  }

  /**
   * Ends what the lifts, stays and expiries of one instant end, each judged against what was in
   * force before any of them.
   *
   * @param facts the lifts and stays that count at the instant
   * @return every lift, and every stay and expiry that ended something
   */
  List<LegalEnd> end(Instant at, Collection<Fact> facts, Instants instants) {
    List<LegalEnd> ends = new ArrayList<>();
    Set<Instrument> over = new LinkedHashSet<>();
    Set<Instrument> paused = new LinkedHashSet<>();
    List<Instrument> before = instruments();
    List<Instrument> all = alive().toList();
    for (Fact fact : facts) {
      if (fact.role().isLift()) {
        List<Instrument> lifted = chosen(fact, all, before);
        over.addAll(lifted);
        ends.add(
            new LegalEnd(
                at,
                LegalEnd.Kind.LIFT,
                fact,
                fact.moment(),
                lifted.stream().anyMatch(before::contains)));
      } else {
        List<Instrument> stayed = chosen(fact, before, before);
        paused.addAll(stayed);
        if (!stayed.isEmpty()) {
          ends.add(new LegalEnd(at, LegalEnd.Kind.STAY, fact, fact.moment(), true));
        }
      }
    }
    for (Instrument instrument : all) {
      if (instrument.expiresAt(at, instants)) {
        over.add(instrument);
        if (before.contains(instrument)) {
          ends.add(
              new LegalEnd(
                  at, LegalEnd.Kind.EXPIRY, instrument.expirySetBy(), instrument.expiry(), true));
        }
      }
    }
    paused.removeAll(over);
    over.forEach(this::remove);
    for (Instrument instrument : paused) {
      remove(instrument);
      suspended.put(instrument.fact().id(), instrument);
    }
    return ends;
  }

  /** When the instruments expire. */
  Stream<Instant> expiries(Instants instants) {
    return alive()
        .filter(i -> i.expiry() != null)
        .map(i -> instants.ofEnd(i.expiry().getEarliest()));
  }

  /** Removes what has expired before the instant. */
  void expire(Instant before, Instants instants) {
    alive()
        .filter(
            i -> i.expiry() != null && instants.ofEnd(i.expiry().getEarliest()).isBefore(before))
        .toList()
        .forEach(this::remove);
  }

  /** Ends by lapse: over in fact. */
  void lapse(Collection<Instrument> instruments) {
    instruments.forEach(this::remove);
  }

  private void remove(Instrument instrument) {
    inForce.remove(instrument.fact().id());
    suspended.remove(instrument.fact().id());
  }

  private Stream<Instrument> alive() {
    return Stream.concat(inForce.values().stream(), suspended.values().stream());
  }

  /** The rule of naming: those named; or, where nothing is named, one's own, or else all. */
  private static List<Instrument> chosen(
      Fact act, Collection<Instrument> nameable, Collection<Instrument> unnamed) {
    if (!act.names().isEmpty()) {
      return nameable.stream()
          .filter(instrument -> act.names().contains(instrument.fact().id()))
          .toList();
    }
    List<Instrument> own =
        unnamed.stream()
            .filter(instrument -> instrument.fact().owner().equals(act.owner()))
            .toList();
    return own.isEmpty() ? List.copyOf(unnamed) : own;
  }
}
