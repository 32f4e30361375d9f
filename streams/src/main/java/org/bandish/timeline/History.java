package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.schema.Subject;

/**
 * The bans of a subject as they were known at every time, derived where asked for and once for each
 * time at which something became public. Between two such times nothing changes, unless a span goes
 * on being measured: then an order runs out while it is seen to be blocked. What was measured is
 * held to be so in a time (its rows), and known day by day.
 */
public final class History {
  private final Subject subject;
  private final List<Evidence> evidence;
  private final NavigableSet<Instant> instants = new TreeSet<>();
  private final NavigableSet<Instant> measured = new TreeSet<>();
  private final Set<Instant> stepped = new HashSet<>();
  private final Map<Instant, List<Evidence>> published = new HashMap<>();
  private final List<Evidence> spans;
  private final Map<Instant, Derived> derived = new HashMap<>();
  private final Map<String, Instant> namedSince = new HashMap<>();

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
      published.computeIfAbsent(Published.knownAt(fact), key -> new ArrayList<>()).add(fact);
    }
    instants.addAll(published.keySet());
    this.spans = this.evidence.stream().filter(fact -> fact.getObservedSpan() != null).toList();
    spans.stream()
        .map(Evidence::getObservedSpan)
        .flatMap(
            span -> Stream.of(span.getEndKnownSince(), span.getHeldTo()).filter(Objects::nonNull))
        .forEach(instants::add);
    Growth growth = new Growth(this.evidence);
    spans.stream()
        .flatMap(growth::meets)
        .filter(instant -> !instants.contains(instant))
        .forEach(measured::add);
    instants.addAll(measured);
    spans.stream().flatMap(growth::steps).forEach(stepped::add);
    instants.addAll(stepped);
  }

  /** Whether one more day of a span became known at an instant, and that may have changed a ban. */
  boolean isStepped(Instant instant) {
    return stepped.contains(instant);
  }

  /**
   * Whether nothing was published at an instant, but measured at a time that was set before, by a
   * span that does not say on which days it was measured.
   */
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

  /** The versions that became public at an instant. */
  List<Evidence> publishedAt(Instant instant) {
    return published.getOrDefault(instant, List.of());
  }

  /** All versions of all measured spans. */
  List<Evidence> spans() {
    return spans;
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
    Instant last = instants.floor(asOf);
    return spans.stream()
        .map(span -> Growth.lastChange(span.getObservedSpan(), last, asOf))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(last);
  }

  /**
   * The bans as they were known before an instant at which something changed. One at which a span
   * was only measured is never the first: the span was known before.
   */
  Derived before(Instant instant) {
    if (!isMeasured(instant)) {
      // also where one more day of a span became known: up to then it was measured no further
      return derivedAsOf(instant.minusMillis(1));
    }
    Instant set = instant.minus(Growth.BEYOND);
    Instant last = instants.lower(instant);
    return derivedAsOf(last.isAfter(set) ? last : set);
  }

  /**
   * Before when no ban can have borne an id: when a fact became public of which the id is the name.
   * Where it is no fact's name (several bans by the same facts, which are numbered with #, and no
   * fact's id holds one) it may have been borne ever since.
   */
  private Instant namedSince(String id) {
    return namedSince.computeIfAbsent(id, this::namingFact);
  }

  private Instant namingFact(String id) {
    return evidence.stream()
        .filter(fact -> Identity.name(subject, fact.getId()).equals(id))
        .map(Published::knownAt)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** The ban of an id as it was known at an instant; null: there was none. */
  public BanInterval interval(String id, Instant asOf) {
    boolean named = asOf == null || !asOf.isBefore(namedSince(id));
    return named ? find(id, asOf(asOf)) : null;
  }

  /** The ban of an id as it was known before an instant at which something changed; null: none. */
  BanInterval intervalBefore(String id, Instant instant) {
    return instant.isAfter(namedSince(id)) ? before(instant).interval(id) : null;
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
