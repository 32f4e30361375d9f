package org.bandish.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandish.event.Evidence;

/**
 * Which facts stand: a fact falls when one that stands supersedes or withdraws it, and what has
 * fallen supersedes and withdraws nothing. Of facts that name each other in a circle, the last
 * published stands (ties by id: a digest changes when the schema grows).
 */
final class Standing {
  private static final Comparator<Evidence> LAST_PUBLISHED =
      Comparator.comparing((Evidence fact) -> Published.of(fact).getLatest())
          .thenComparing(Evidence::getId);

  private final Map<String, Evidence> known;
  private final Map<String, Set<String>> namers = new HashMap<>();
  private final Map<String, Boolean> decided = new HashMap<>();

  private Standing(Map<String, Evidence> known) {
    this.known = known;
    known.forEach(
        (id, evidence) -> Scope.corrects(evidence).forEach(target -> addNamer(target, id)));
  }

  /**
   * The ids of the facts that stand.
   *
   * @param known one version of each fact, by id
   */
  static Set<String> among(Map<String, Evidence> known) {
    Standing standing = new Standing(known);
    while (standing.decideWhatFollows() || standing.breakACircle()) {
      // until all are decided
    }
    Set<String> ids = new HashSet<>(known.keySet());
    ids.removeIf(id -> !standing.decided.get(id));
    return ids;
  }

  private void addNamer(String target, String id) {
    if (!target.equals(id) && known.containsKey(target)) {
      namers.computeIfAbsent(target, key -> new HashSet<>()).add(id);
    }
  }

  private boolean decideWhatFollows() {
    boolean progress = false;
    for (String id : known.keySet()) {
      if (!decided.containsKey(id)) {
        Set<String> by = namers.getOrDefault(id, Set.of());
        if (by.stream().anyMatch(namer -> decided.getOrDefault(namer, false))) {
          progress = true;
          decided.put(id, false);
        } else if (decided.keySet().containsAll(by)) {
          progress = true;
          decided.put(id, true);
        }
      }
    }
    return progress;
  }

  /**
   * Every undecided fact now lies in a circle or behind one; a circle that nothing undecided
   * outside it names is broken first.
   */
  private boolean breakACircle() {
    List<Evidence> candidates = new ArrayList<>();
    for (String id : known.keySet()) {
      if (!decided.containsKey(id)) {
        Set<String> before = undecidedBefore(id);
        if (before.stream().allMatch(other -> undecidedBefore(other).contains(id))) {
          candidates.add(known.get(id));
        }
      }
    }
    candidates.stream().max(LAST_PUBLISHED).ifPresent(last -> decided.put(last.getId(), true));
    return !candidates.isEmpty();
  }

  private Set<String> undecidedBefore(String id) {
    Set<String> found = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      Collection<String> by = namers.getOrDefault(open.remove(open.size() - 1), Set.of());
      for (String namer : by) {
        if (!decided.containsKey(namer) && found.add(namer)) {
          open.add(namer);
        }
      }
    }
    return found;
  }
}
