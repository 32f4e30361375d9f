package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bandish.event.Evidence;
import org.bandish.event.EvidenceKind;
import org.bandish.event.ObservedSpan;
import org.bandish.schema.Subject;

/**
 * What is known of a subject at a time (domain 3.1): one version of each fact, without what is
 * superseded, withdrawn or counted already.
 */
final class Known {
  /** Of the versions of one fact the one that counts is the greatest. */
  static final Comparator<Evidence> LAST_PUBLISHED =
      Comparator.comparing(Published::knownAt).thenComparing(Evidence::getDigest);

  private final Map<String, Evidence> versions;
  private final Set<String> standing;
  private final Map<String, Set<String>> superseders = new HashMap<>();

  private Known(Map<String, Evidence> versions) {
    this.versions = versions;
    this.standing = Standing.among(versions);
    for (String id : standing) {
      String superseded = Corrections.supersedes(versions.get(id));
      if (superseded != null
          && versions.containsKey(superseded)
          && !standing.contains(superseded)) {
        superseders.computeIfAbsent(superseded, key -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  /**
   * The facts of the subject that stand, first published first.
   *
   * @param asOf what became public later is not known; null: all is known. Of a measured span the
   *     row counts that was held to be so then
   */
  static List<Fact> of(Subject subject, Collection<Evidence> evidence, Instant asOf) {
    Map<String, Evidence> versions = new TreeMap<>();
    for (Evidence version : evidence) {
      if (version.getKind() != EvidenceKind.UNKNOWN && Published.isKnown(version, asOf)) {
        versions.merge(
            version.getId(),
            version,
            (one, other) -> LAST_PUBLISHED.compare(one, other) >= 0 ? one : other);
      }
    }
    Known known = new Known(versions);
    List<Fact> facts = new ArrayList<>();
    List<Evidence> read =
        known.standing.stream()
            .map(versions::get)
            .filter(version -> Reading.concerns(subject, version))
            .toList();
    for (Evidence version : read) {
      Evidence then = Measured.untilNext(version, read, asOf);
      facts.addAll(Reading.read(then, asOf, known.names(version), known.first(version)));
    }
    facts.sort(Fact.BY_PUBLICATION);
    return withoutCounted(facts, asOf);
  }

  private Set<String> names(Evidence evidence) {
    Set<String> names = new LinkedHashSet<>();
    for (String reference : Corrections.referencesOf(evidence)) {
      names.addAll(superseders.getOrDefault(reference, Set.of(reference)));
    }
    return names;
  }

  /**
   * The one of the fact and what it supersedes that became public first. What is superseded
   * supersedes nothing, so a chain has two links.
   */
  private Fact.First first(Evidence evidence) {
    Fact.First own = new Fact.First(evidence.getId(), Published.of(evidence));
    Evidence superseded = versions.get(superseded(evidence));
    if (superseded == null || standing.contains(superseded.getId())) {
      return own;
    }
    Fact.First other = new Fact.First(superseded.getId(), Published.of(superseded));
    return Fact.First.ORDER.compare(other, own) < 0 ? other : own;
  }

  private static String superseded(Evidence evidence) {
    String id = Corrections.supersedes(evidence);
    return id == null ? "" : id;
  }

  /**
   * Drops a signal all of whose measurements stand behind signals published earlier, or that says
   * of measurements what a measured span says already.
   */
  private static List<Fact> withoutCounted(List<Fact> facts, Instant asOf) {
    List<ObservedSpan> spans =
        facts.stream()
            .map(fact -> fact.evidence().getObservedSpan())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Set<String> counted = new HashSet<>();
    List<Fact> kept = new ArrayList<>(facts.size());
    for (Fact fact : facts) {
      List<String> lineage =
          fact.evidence().getKind() == EvidenceKind.NETWORK_SIGNAL
              ? fact.evidence().getNetworkSignal().getLineage()
              : List.of();
      if (lineage.isEmpty() || !(counted.containsAll(lineage) || isMeasured(fact, spans, asOf))) {
        kept.add(fact);
      }
      counted.addAll(lineage);
    }
    return kept;
  }

  private static boolean isMeasured(Fact report, List<ObservedSpan> spans, Instant asOf) {
    return spans.stream()
        .anyMatch(
            span ->
                Measured.says(
                    span,
                    report.evidence().getNetworkSignal(),
                    report.published().getLatest(),
                    asOf));
  }
}
