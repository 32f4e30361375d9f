package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * The bans of a subject as they were known at every time, derived where asked for and once for each
 * time at which something became public. Between two such times nothing changes, unless a span goes
 * on being measured: then an order runs out while it is seen to be blocked.
 */
public final class History {
  private final Subject subject;
  private final List<Evidence> evidence;
  private final NavigableSet<Instant> instants = new TreeSet<>();
  private final NavigableSet<Instant> measured = new TreeSet<>();
  private final Map<Instant, Derived> derived = new HashMap<>();

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
    this.evidence.stream()
        .flatMap(fact -> Measured.meets(fact, this.evidence))
        .filter(instant -> !instants.contains(instant))
        .forEach(measured::add);
    instants.addAll(measured);
  }

  /** Whether nothing was published at an instant, but measured at a time that was set before. */
  boolean isMeasured(Instant instant) {
    return measured.contains(instant);
  }

  /**
   * When something became public, or was seen to go on beyond an end that was set before, in order.
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
    return derivedAsOf(asOf).intervals();
  }

  /** The same with what they were derived from. */
  Derived derivedAsOf(Instant asOf) {
    if (instants.isEmpty() || (asOf != null && asOf.isBefore(instants.first()))) {
      return Derived.NOTHING;
    }
    Instant last = asOf == null ? null : lastChange(asOf);
    if (!derived.containsKey(last)) {
      derived.put(last, Derived.of(subject, evidence, last));
    }
    return derived.get(last);
  }

  /** The first instant from which on the same was known as at this one. */
  private Instant lastChange(Instant asOf) {
    Instant published = instants.floor(asOf);
    return evidence.stream()
        .map(Evidence::getObservedSpan)
        .filter(Objects::nonNull)
        .map(span -> Measured.growsTo(span, published))
        .filter(Objects::nonNull)
        .map(to -> to.isBefore(asOf) ? to : asOf)
        .max(Comparator.naturalOrder())
        .orElse(published);
  }

  /**
   * The bans as they were known before an instant at which something changed. One at which a span
   * was only measured is never the first: the span was known before.
   */
  Derived before(Instant instant) {
    if (!isMeasured(instant)) {
      return derivedAsOf(instant.minusMillis(1));
    }
    Instant set = instant.minus(Measured.BEYOND);
    Instant last = instants.lower(instant);
    return derivedAsOf(last.isAfter(set) ? last : set);
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
