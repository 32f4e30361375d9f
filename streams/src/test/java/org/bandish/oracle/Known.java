package org.bandish.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Domain.md 3.1: what is known of one subject as of an instant. */
final class Known {
  /** Published first, then by id: the order of every tie. */
  static final Comparator<Fact> PUBLISHED =
      Comparator.comparing(Fact::publicAt).thenComparing(f -> f.id);

  /** All that is known, the last version of each id, also what no longer stands. */
  final Map<String, Fact> all;

  /** What stands and belongs to the subject, in order of publication. */
  final List<Fact> standing;

  private final Set<String> fallen;

  Known(
      List<Map<String, Object>> facts,
      String country,
      String region,
      String platform,
      Instant asOf,
      ZoneId zone,
      Function<Map<String, Object>, String> digest) {
    List<Fact> published = new ArrayList<>();
    for (Map<String, Object> map : facts) {
      Fact fact =
          Measurements.isSpan(map)
              ? Measurements.asReport(Measurements.untilNext(map, facts, asOf), asOf, zone)
              : new Fact(map, zone);
      boolean known =
          Measurements.isSpan(map)
              ? Measurements.isHeld(map, asOf)
              : asOf == null || !fact.publicAt().isAfter(asOf);
      if (known) {
        published.add(fact);
      }
    }
    this.all = lastVersions(published, digest);
    this.fallen = fallen(all.values());
    List<Fact> kept = new ArrayList<>();
    for (Fact fact : all.values()) {
      if (!fallen.contains(fact.id) && fact.concerns(country, region, platform)) {
        kept.add(fact);
      }
    }
    kept.sort(PUBLISHED);
    this.standing = withoutCovered(kept);
  }

  private static Map<String, Fact> lastVersions(
      List<Fact> facts, Function<Map<String, Object>, String> digest) {
    Map<String, Fact> last = new TreeMap<>();
    for (Fact fact : facts) {
      Fact other = last.get(fact.id);
      Comparator<Fact> later =
          Comparator.comparing(Fact::publicAt).thenComparing(f -> digest.apply(f.map));
      if (other == null || later.compare(fact, other) > 0) {
        last.put(fact.id, fact);
      }
    }
    return last;
  }

  private static boolean names(Fact namer, Fact named) {
    if (namer == named) {
      return false;
    }
    return named.id.equals(namer.text("supersedes"))
        || (namer.type.equals("withdrawal") && named.id.equals(namer.text("withdraws")));
  }

  /**
   * What is withdrawn or superseded by something that itself is neither. Of two that name each
   * other (and of a longer ring) the one published last stands.
   */
  private static Set<String> fallen(Collection<Fact> facts) {
    Set<Fact> stand = new HashSet<>();
    Set<Fact> fall = new HashSet<>();
    while (stand.size() + fall.size() < facts.size()) {
      boolean moved = false;
      for (Fact fact : facts) {
        if (stand.contains(fact) || fall.contains(fact)) {
          continue;
        }
        boolean named = false;
        boolean open = false;
        for (Fact other : facts) {
          if (names(other, fact)) {
            named |= stand.contains(other);
            open |= !stand.contains(other) && !fall.contains(other);
          }
        }
        if (named || !open) {
          (named ? fall : stand).add(fact);
          moved = true;
        }
      }
      if (!moved) {
        stand.add(lastOfRing(facts, stand, fall));
      }
    }
    Set<String> ids = new HashSet<>();
    fall.forEach(f -> ids.add(f.id));
    return ids;
  }

  private static Fact lastOfRing(Collection<Fact> facts, Set<Fact> stand, Set<Fact> fall) {
    Fact last = null;
    for (Fact fact : facts) {
      boolean open = !stand.contains(fact) && !fall.contains(fact);
      if (open && inRing(fact, facts) && (last == null || PUBLISHED.compare(fact, last) > 0)) {
        last = fact;
      }
    }
    return last;
  }

  private static boolean inRing(Fact start, Collection<Fact> facts) {
    Set<Fact> reached = new HashSet<>();
    List<Fact> next = new ArrayList<>(List.of(start));
    while (!next.isEmpty()) {
      Fact fact = next.remove(0);
      for (Fact other : facts) {
        if (names(fact, other) && reached.add(other)) {
          next.add(other);
        }
      }
    }
    return reached.contains(start);
  }

  /**
   * Drops a signal whose lineage earlier published signals cover, or of whose measurements a span
   * says the same.
   */
  private static List<Fact> withoutCovered(List<Fact> kept) {
    List<Fact> left = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    for (Fact fact : kept) {
      List<String> lineage = fact.isSignal() ? fact.list("lineage") : List.of();
      boolean cites = !lineage.isEmpty();
      boolean told = cites && Measurements.tellAlready(kept, fact);
      if (!cites || !(told || covered.containsAll(lineage))) {
        left.add(fact);
      }
      covered.addAll(lineage);
    }
    return left;
  }

  /** The ids a fact refers to; a superseded one stands for what supersedes it. */
  Set<String> references(Fact fact) {
    Set<String> ids = new HashSet<>();
    for (String id : fact.list("refersTo")) {
      resolve(id, ids, new HashSet<>());
    }
    return ids;
  }

  private void resolve(String id, Set<String> ids, Set<String> seen) {
    if (!seen.add(id)) {
      return;
    }
    boolean superseded = false;
    for (Fact other : all.values()) {
      boolean effective = !fallen.contains(other.id) && fallen.contains(id);
      if (effective && id.equals(other.text("supersedes"))) {
        superseded = true;
        resolve(other.id, ids, seen);
      }
    }
    if (!superseded) {
      ids.add(id);
    }
  }

  /** The fact of the chain that was public first; the fact itself where it supersedes nothing. */
  Fact firstOfChain(Fact fact) {
    Map<String, Fact> chain = new LinkedHashMap<>();
    Fact link = fact;
    while (link != null && chain.putIfAbsent(link.id, link) == null) {
      String superseded = fallen.contains(link.id) ? null : link.text("supersedes");
      link = superseded == null ? null : all.get(superseded);
    }
    return chain.values().stream().min(PUBLISHED).orElseThrow();
  }
}
