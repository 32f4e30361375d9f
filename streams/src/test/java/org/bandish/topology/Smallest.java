package org.bandish.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Makes a world that shows something as small as it can be while it still shows it. */
final class Smallest {
  private final Predicate<List<SpecificRecord>> shows;
  private List<SpecificRecord> best;

  private Smallest(List<SpecificRecord> facts, Predicate<List<SpecificRecord>> shows) {
    this.shows = shows;
    this.best = facts;
  }

  /**
   * Leaves out facts, the larger halves first, then what facts say beyond the least.
   *
   * @param shows never throws for what is not valid: it does not show it
   */
  static List<SpecificRecord> of(
      List<SpecificRecord> facts, Predicate<List<SpecificRecord>> shows) {
    Smallest smallest = new Smallest(List.copyOf(facts), shows);
    int before;
    do {
      before = smallest.best.size();
      for (int part = before / 2; part >= 1; part /= 2) {
        smallest.leaveOut(part);
      }
      smallest.sayLess();
    } while (smallest.best.size() < before);
    return smallest.best;
  }

  private void leaveOut(int part) {
    for (int from = best.size(); from > 0; from -= part) {
      List<SpecificRecord> fewer = new ArrayList<>(best);
      fewer.subList(Math.max(0, from - part), from).clear();
      take(fewer);
      from = Math.min(from, best.size() + part);
    }
  }

  private void sayLess() {
    for (int i = 0; i < best.size(); i++) {
      for (Schema.Field field : best.get(i).getSchema().getFields()) {
        if (field.hasDefaultValue() && best.get(i).get(field.pos()) != null) {
          SpecificRecord less = FactLines.without(best.get(i), field);
          if (!less.equals(best.get(i))) {
            List<SpecificRecord> barer = new ArrayList<>(best);
            barer.set(i, less);
            take(barer);
          }
        }
      }
    }
  }

  private void take(List<SpecificRecord> smaller) {
    if (shows.test(smaller)) {
      best = List.copyOf(smaller);
    }
  }
}
