package org.bandish.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The bounds and the ending of one ban (domain.md 3.6 and 3.7). */
final class Ends {
  /** Of several at one instant: a lift before an expiry, then the first published, then by id. */
  static final Comparator<Tracks.End> PICK =
      Comparator.comparing(Tracks.End::rank).thenComparing(Tracks.End::fact, Known.PUBLISHED);

  private static final Comparator<Bracket> NARROWEST =
      Comparator.comparing(Bracket::width)
          .thenComparing(Bracket::latest)
          .thenComparing(Bracket::precision);

  private final Tracks tracks;
  private final Calendar calendar;
  private final Bans bans;
  private final Instant start;
  private final Instant end;

  Ends(Tracks tracks, Instant start, Instant end) {
    this.tracks = tracks;
    this.calendar = tracks.calendar;
    this.bans = new Bans(tracks);
    this.start = start;
    this.end = end;
  }

  private static Bracket narrowest(List<Bracket> brackets) {
    return brackets.stream().min(NARROWEST).orElse(null);
  }

  Bracket startBracket() {
    List<Bracket> legal = new ArrayList<>();
    List<Fact> acts = new ArrayList<>(calendar.instruments);
    acts.addAll(tracks.resumed);
    for (Fact act : acts) {
      if (act.at().equals(start)) {
        legal.add(act.counted());
      }
    }
    if (!legal.isEmpty()) {
      return narrowest(legal);
    }
    List<Bracket> onsets = new ArrayList<>();
    List<Bracket> reports = new ArrayList<>();
    for (Fact fact : calendar.known.standing) {
      if (fact.says().closed() && fact.at().equals(start)) {
        (fact.isOnset() ? onsets : reports).add(fact.counted());
      }
    }
    if (!onsets.isEmpty()) {
      return narrowest(onsets);
    }
    for (Calendar.Span span : calendar.spans) {
      if (reports.isEmpty() && span.state() == State.ACCESSIBLE && span.to().equals(start)) {
        reports.add(span.fact().moment("until"));
      }
    }
    Bracket report = narrowest(reports);
    Instant access = calendar.lastAccess(start);
    if (access == null || !access.isBefore(report.earliest())) {
      return report;
    }
    return Bracket.between(access, report);
  }

  /** The bracket of the end. */
  Bracket endBracket() {
    Bracket picked = stated();
    if (picked != null) {
      return picked;
    }
    Bracket access = narrowestAccess();
    Instant blocking = calendar.lastBlocking(end);
    if (blocking == null || !blocking.isBefore(access.earliest())) {
      return access;
    }
    return Bracket.between(blocking, access);
  }

  private Bracket stated() {
    List<Tracks.End> made = new ArrayList<>(tracks.endsAt(end));
    made.removeIf(e -> !e.effective());
    if (!made.isEmpty()) {
      return made.stream().min(PICK).orElseThrow().bracket();
    }
    return narrowest(bans.statements(end));
  }

  private Bracket narrowestAccess() {
    List<Bracket> access = new ArrayList<>();
    for (Calendar.Lasting report : calendar.reports) {
      if (report.state() == State.ACCESSIBLE && report.at().equals(end)) {
        access.add(report.fact().lastingFrom());
      }
    }
    for (Calendar.Span span : calendar.spans) {
      boolean measured = span.fact().isMeasured() && span.state() == State.ACCESSIBLE;
      if (measured && span.from().equals(end)) {
        access.add(span.fact().moment("at"));
      }
    }
    Bracket narrowest = narrowest(access);
    return narrowest == null ? accessBeneath() : narrowest;
  }

  /** Measuring stopped while an older span of access speaks: it opens there. */
  private Bracket accessBeneath() {
    Calendar.Span span = calendar.prevailing(end);
    if (span == null || span.state() != State.ACCESSIBLE) {
      throw new IllegalStateException("nothing opened the subject at " + end);
    }
    return new Bracket(end, end, "RANGE");
  }

  /** Ends and lifts in this ban, up to an instant. */
  List<Tracks.End> until(Instant instant) {
    List<Tracks.End> in = new ArrayList<>();
    for (Tracks.End each : tracks.ends) {
      if (!each.at().isBefore(start) && !each.at().isAfter(instant)) {
        in.add(each);
      }
    }
    return in;
  }

  /** The last ends and lifts of this ban, where they explain its end; else empty. */
  List<Tracks.End> explaining() {
    Instant last = until(end).stream().map(Tracks.End::at).max(Instant::compareTo).orElse(null);
    if (last == null || Duration.between(last, end).compareTo(Calendar.COMPLIANCE_WINDOW) > 0) {
      return List.of();
    }
    List<Tracks.End> at = tracks.endsAt(last);
    at.sort(PICK);
    return at;
  }

  String ending() {
    List<Tracks.End> explaining = explaining();
    if (explaining.isEmpty()) {
      return "SILENT";
    }
    Tracks.End picked = explaining.get(0);
    if (picked.by() == Tracks.By.EXPIRY) {
      return "EXPIRED";
    }
    boolean court = picked.fact().type.equals("court-ruling");
    return court ? "LIFTED_BY_COURT" : "LIFTED_BY_AUTHORITY";
  }

  List<String> liftedBy() {
    List<String> by = new ArrayList<>();
    if (ending().startsWith("LIFTED")) {
      for (Tracks.End each : explaining()) {
        String owner = each.fact().owner();
        if (each.rank() == 0 && !by.contains(owner)) {
          by.add(owner);
        }
      }
    }
    return by;
  }
}
