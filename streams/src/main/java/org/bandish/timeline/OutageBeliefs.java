package org.bandish.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bandish.detect.Belief;
import org.bandish.detect.BeliefRun;
import org.bandish.detect.HeldPart;
import org.bandish.detect.Outages;
import org.bandish.event.Evidence;
import org.bandish.schema.Subject;

/**
 * Which outages of one place or network were held at which time: at each full hour those that
 * {@link Outages#merge} gives of what was public by then. Only what may ever have met is merged
 * together, so that an outage costs as much as there is around it, not as the whole history.
 */
public final class OutageBeliefs {
  private static final Comparator<Belief> BY_START =
      Comparator.<Belief, Instant>comparing(belief -> belief.outage().getStart())
          .thenComparing(belief -> belief.outage().getId())
          .thenComparing(Belief::since);

  /** When any of the outages is held; {@link Instant#MAX}: it is held now. */
  private final NavigableMap<Instant, Instant> held = new TreeMap<>();

  private final List<Belief> beliefs = new ArrayList<>();

  private OutageBeliefs() {}

  /**
   * The beliefs, in order of the outages' start. Those that are held now are the outages as they
   * are known now.
   *
   * @param subject connectivity of a country or region
   * @param asn null: all networks
   * @param told all entries that stand under the subject: every version, with what corrects it. A
   *     fact is known from its published on
   * @param parts what else is known, and when; in any order
   */
  public static List<Belief> of(
      Subject subject, Long asn, Collection<Evidence> told, Collection<HeldPart> parts) {
    Bundles bundles = new Bundles();
    told.forEach(
        fact -> Scope.corrects(fact).forEach(target -> bundles.join(fact.getId(), target)));
    Map<String, Bundle> byName = new LinkedHashMap<>();
    for (Evidence fact : told) {
      byName.computeIfAbsent(bundles.of(fact.getId()), name -> new Bundle(subject, asn)).add(fact);
    }
    for (HeldPart part : parts) {
      byName
          .computeIfAbsent(bundles.of(part.part().name()), name -> new Bundle(subject, asn))
          .add(part);
    }
    OutageBeliefs all = new OutageBeliefs();
    List<Bundle> apart = new ArrayList<>(Bundle.apart(byName.values()));
    Collections.reverse(apart);
    apart.forEach(bundle -> all.add(subject, asn, bundle));
    return all.beliefs.stream().sorted(BY_START).toList();
  }

  /** From the last to the first: whether one is followed by others decides of its end. */
  private void add(Subject subject, Long asn, Bundle bundle) {
    NavigableSet<Instant> moments = bundle.moments();
    if (bundle.hasFallenSilent()) {
      moments.addAll(changes());
    }
    BeliefRun run = new BeliefRun();
    for (Instant moment : moments) {
      run.take(moment, Outages.merge(subject, asn, bundle.at(moment), isAnyHeld(moment)));
    }
    for (Belief belief : run.beliefs()) {
      beliefs.add(belief);
      hold(belief.since(), belief.until() == null ? Instant.MAX : belief.until());
    }
  }

  private void hold(Instant from, Instant to) {
    Instant first = from;
    Instant last = to;
    for (Map.Entry<Instant, Instant> before = held.floorEntry(last);
        before != null && !before.getValue().isBefore(first);
        before = held.floorEntry(last)) {
      first = before.getKey().isBefore(first) ? before.getKey() : first;
      last = before.getValue().isAfter(last) ? before.getValue() : last;
      held.remove(before.getKey());
    }
    held.put(first, last);
  }

  private boolean isAnyHeld(Instant moment) {
    Map.Entry<Instant, Instant> before = held.floorEntry(moment);
    return before != null && before.getValue().isAfter(moment);
  }

  private NavigableSet<Instant> changes() {
    NavigableSet<Instant> changes = new TreeSet<>(held.keySet());
    changes.addAll(held.values());
    changes.remove(Instant.MAX);
    return changes;
  }

  /** Names that go together. */
  private static final class Bundles {
    private final Map<String, String> next = new HashMap<>();

    void join(String one, String other) {
      String first = of(one);
      String second = of(other);
      if (!first.equals(second)) {
        next.put(first, second);
      }
    }

    /** The name that stands for all that go with it. */
    String of(String name) {
      String last = name;
      while (next.containsKey(last)) {
        String after = next.get(last);
        if (next.containsKey(after)) {
          next.put(last, next.get(after));
        }
        last = after;
      }
      return last;
    }
  }
}
