package org.bandish.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.bandish.event.BanInterval;
import org.bandish.event.Evidence;

/**
 * Of the facts that arrived between two derivations, those that a change of one interval is owed
 * to.
 */
final class Causes {
  private final List<Evidence> arrived;

  /** Of several versions of one fact the one that counts. */
  Causes(Collection<Evidence> arrived) {
    TreeMap<String, Evidence> byId = new TreeMap<>();
    arrived.forEach(
        version ->
            byId.merge(
                version.getId(),
                version,
                (one, other) -> Known.LAST_PUBLISHED.compare(one, other) >= 0 ? one : other));
    this.arrived = List.copyOf(byId.values());
  }

  /**
   * What arrived and is evidence of the interval, as it was or is, or of those that carry it on, or
   * corrects such evidence; all that arrived where nothing is. By id.
   */
  List<Evidence> of(BanInterval before, BanInterval after, Collection<BanInterval> heirs) {
    List<BanInterval> concerned = new ArrayList<>(heirs);
    concerned.add(before);
    concerned.add(after);
    Set<String> ids = new HashSet<>();
    concerned.stream()
        .filter(interval -> interval != null)
        .forEach(interval -> ids.addAll(interval.getEvidence()));
    List<Evidence> own =
        arrived.stream()
            .filter(
                fact ->
                    ids.contains(fact.getId()) || !Collections.disjoint(ids, Scope.corrects(fact)))
            .toList();
    return own.isEmpty() ? arrived : own;
  }

  /**
   * What arrived and is evidence of the interval that it was not before, first in time first. A
   * list of evidence that was cut does not tell what belongs to it: then all that arrived counts.
   */
  List<Fact> fresh(BanInterval before, BanInterval after) {
    Set<String> had = new HashSet<>(before.getEvidence());
    Set<String> has = new HashSet<>(after.getEvidence());
    boolean cut = after.getEvidenceCount() > has.size();
    return arrived.stream()
        .filter(fact -> (cut || has.contains(fact.getId())) && !had.contains(fact.getId()))
        .filter(fact -> ActRule.of(fact) != ActRule.UNKNOWN && Published.isKnown(fact, null))
        .map(fact -> Reading.read(fact, null, Set.of(), null).get(0))
        .sorted(Comparator.comparing(Fact::instant).thenComparing(Fact::id))
        .toList();
  }
}
