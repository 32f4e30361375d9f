package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * The bans of a subject as they were known at every time, derived where asked for and once for each
 * time at which something became public: between two such times nothing changes.
 */
public final class History {
  private final Subject subject;
  private final List<Evidence> evidence;
  private final NavigableSet<Instant> instants = new TreeSet<>();
  private final Map<Instant, List<BanInterval>> derived = new HashMap<>();

  /**
   * A time in which a ban was known under its id: [from, to).
   *
   * @param to null: it is so still
   */
  public record Known(Instant from, Instant to) {}

  /**
   * The history of one subject.
   *
   * @param evidence all versions of all facts entered under the subject
   */
  public History(Subject subject, Collection<Evidence> evidence) {
    this.subject = subject;
    this.evidence =
        evidence.stream().filter(fact -> fact.getKind() != EvidenceKind.UNKNOWN).toList();
    for (Evidence fact : this.evidence) {
      instants.add(Published.knownAt(fact));
      ObservedSpan span = fact.getObservedSpan();
      if (span != null && span.getEndKnownSince() != null) {
        instants.add(span.getEndKnownSince());
      }
    }
  }

  /**
   * When something became public, in order.
   *
   * @param asOf the last that counts; null: all do
   */
  NavigableSet<Instant> instants(Instant asOf) {
    return asOf == null ? instants : instants.headSet(asOf, true);
  }

  /** All versions of all facts. */
  List<Evidence> evidence() {
    return evidence;
  }

  /**
   * The bans as they were known at an instant, by start.
   *
   * @param asOf null: as they are known by all the evidence
   */
  public List<BanInterval> asOf(Instant asOf) {
    if (instants.isEmpty()) {
      return List.of();
    }
    Instant last = asOf == null ? instants.last() : instants.floor(asOf);
    return last == null
        ? List.of()
        : derived.computeIfAbsent(last, at -> Timeline.derive(subject, evidence, at));
  }

  /** The bans as they were known just before an instant. */
  List<BanInterval> before(Instant instant) {
    Instant last = instants.lower(instant);
    return last == null ? List.of() : asOf(last);
  }

  /** The ban of an id as it was known at an instant; null: there was none. */
  public BanInterval interval(String id, Instant asOf) {
    return find(id, asOf(asOf));
  }

  /** The ban of an id among others; null: there is none. */
  static BanInterval find(String id, List<BanInterval> bans) {
    return bans.stream().filter(ban -> ban.getId().equals(id)).findFirst().orElse(null);
  }

  /** The times in which a ban was known under an id, in order; empty: it never was. */
  public List<Known> known(String id) {
    List<Known> known = new ArrayList<>();
    Instant since = null;
    for (Instant instant : instants) {
      boolean there = interval(id, instant) != null;
      if (there && since == null) {
        since = instant;
      } else if (!there && since != null) {
        known.add(new Known(since, instant));
        since = null;
      }
    }
    if (since != null) {
      known.add(new Known(since, null));
    }
    return known;
  }
}
