package org.bandish.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One ban interval, told in the names of contract.md section 4. */
final class Interval {
  private static final long WIDEST_DATED_DAYS = 31;
  private static final long ANNOUNCED_HOURS = 24;

  private final Known known;
  private final ZoneId zone;
  private final Ends ends;
  private final Parts parts;
  private final Instant from;
  private final Instant to;
  private final Bracket start;
  private final Bracket end;
  private final List<Fact> instruments;
  private final List<Fact> evidence = new ArrayList<>();

  Interval(Known known, Tracks tracks, Bans.Ban ban, ZoneId zone) {
    this.known = known;
    this.zone = zone;
    this.from = tracks.cells.get(ban.first()).from();
    this.to = tracks.to(ban.last());
    this.ends = new Ends(tracks, from, to);
    this.parts = new Parts(tracks, ban, ends);
    this.start = ends.startBracket();
    this.end = to == null ? null : ends.endBracket();
    this.instruments = parts.instruments();
    Set<String> ids = new HashSet<>();
    instruments.forEach(i -> ids.add(i.id));
    for (Fact fact : known.standing) {
      Set<String> references = known.references(fact);
      references.retainAll(ids);
      if (isInside(fact) || !references.isEmpty()) {
        evidence.add(fact);
      }
    }
    evidence.sort(Comparator.comparing(known::firstOfChain, Known.PUBLISHED));
  }

  /** Inside its brackets: that of the end may open before the start. */
  private boolean isInside(Fact fact) {
    boolean overlap = end != null && end.earliest().isBefore(start.earliest());
    Instant opens = overlap ? end.earliest() : start.earliest();
    boolean isReport = fact.isSignal() || fact.isMeasured();
    List<Bracket> moments = new ArrayList<>(List.of(fact.world(), fact.counted()));
    if (isReport && fact.isSpan()) {
      moments.add(fact.moment("until"));
    }
    boolean spansOver =
        isReport
            && fact.isSpan()
            && fact.world().earliest().isBefore(opens)
            && !fact.moment("until").earliest().isBefore(opens);
    boolean goesOn = fact.isExplained() && !fact.isSpan() && !fact.has("measuredTo");
    if (spansOver || (goesOn && fact.at().isBefore(opens))) {
      return true;
    }
    for (Bracket moment : moments) {
      Instant at = moment.earliest();
      boolean before =
          end == null || at.isBefore(end.latest()) || (at.equals(end.latest()) && end.closed());
      if (!at.isBefore(opens) && before) {
        return true;
      }
    }
    return false;
  }

  Map<String, Object> toMap() {
    boolean dated =
        end != null && end.width().compareTo(java.time.Duration.ofDays(WIDEST_DATED_DAYS)) <= 0;
    LocalDate startDate = from.atZone(zone).toLocalDate();
    LocalDate endDate = dated ? to.atZone(zone).toLocalDate() : null;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("start", bound(start, startDate));
    map.put("end", end == null ? null : bound(end, endDate));
    map.put("state", end == null ? "ONGOING" : "ENDED");
    map.put("days", endDate == null ? null : ChronoUnit.DAYS.between(startDate, endDate));
    map.put("minDays", end == null ? null : days(start.lastDate(zone), end.firstDate(zone)));
    map.put("maxDays", end == null ? null : days(start.firstDate(zone), end.lastDate(zone)));
    map.put("restriction", parts.restriction());
    map.put("ordered", parts.ordered());
    map.put("observed", parts.observed());
    map.put("phases", parts.phases());
    map.put("imposedBy", owners());
    map.put("implementedBy", implementers());
    map.put("liftedBy", end == null ? List.of() : ends.liftedBy());
    map.put("ending", end == null ? null : ends.ending());
    disclosure(map, startDate);
    map.put("explainedByOutage", evidence.stream().anyMatch(Fact::isExplained));
    map.put("contested", evidence.stream().anyMatch(f -> f.isStatement("claims-lifted")));
    map.put("evidence", evidence.stream().map(f -> f.id).toList());
    Fact first = known.firstOfChain(evidence.get(0));
    map.put("knownSince", first.publicAt());
    map.put("idSeed", first.id);
    return map;
  }

  private static long days(LocalDate from, LocalDate to) {
    return Math.max(0, ChronoUnit.DAYS.between(from, to));
  }

  private static Map<String, Object> bound(Bracket bracket, LocalDate date) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("earliest", bracket.earliest());
    map.put("latest", bracket.latest());
    map.put("date", date);
    map.put("precision", bracket.precision());
    return map;
  }

  private List<String> owners() {
    return instruments.stream().map(Fact::owner).distinct().toList();
  }

  private List<String> implementers() {
    return instruments.stream().flatMap(i -> i.list("implementedBy").stream()).distinct().toList();
  }

  private void disclosure(Map<String, Object> map, LocalDate startDate) {
    Instant inTime = start.latest().plus(ANNOUNCED_HOURS, ChronoUnit.HOURS);
    boolean announced = false;
    List<Fact> told = new ArrayList<>();
    for (Fact instrument : instruments) {
      Fact first = known.firstOfChain(instrument);
      boolean open = !Boolean.FALSE.equals(instrument.map.get("announced"));
      announced |= open && !first.publicAt().isAfter(inTime);
      told.add(first);
    }
    for (Fact fact : evidence) {
      if (fact.isStatement("acknowledges")) {
        told.add(known.firstOfChain(fact));
      }
    }
    told.sort(Known.PUBLISHED);
    boolean later = !announced && !told.isEmpty();
    LocalDate date = later ? told.get(0).published().firstDate(zone) : null;
    map.put(
        "disclosure", announced ? "ANNOUNCED" : later ? "ACKNOWLEDGED_LATER" : "UNACKNOWLEDGED");
    map.put("acknowledged", date);
    map.put("acknowledgementLagDays", later ? ChronoUnit.DAYS.between(startDate, date) : null);
  }
}
