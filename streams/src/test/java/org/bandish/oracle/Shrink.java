package org.bandish.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a history that shows something as small as it can be while it still shows it. */
public final class Shrink {
  private static final Set<String> NEEDED =
      Set.of(
          "type",
          "id",
          "country",
          "platform",
          "platforms",
          "source",
          "blocked",
          "down",
          "ok",
          "authority",
          "action",
          "court",
          "disposition",
          "kind",
          "by",
          "withdraws",
          "state",
          "start",
          "knownSince");

  private Shrink() {}

  /**
   * Leaves out facts, then optional fields, one at a time, until nothing more can go. What is left
   * keeps to the contract: a moment that a fact needs stays, secret orders keep their publication.
   */
  public static List<Map<String, Object>> minimal(
      List<Map<String, Object>> facts, Predicate<List<Map<String, Object>>> shows) {
    List<Map<String, Object>> best = new ArrayList<>(facts);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = 0; i < best.size(); i++) {
        List<Map<String, Object>> fewer = new ArrayList<>(best);
        fewer.remove(i);
        if (shows.test(fewer)) {
          best = fewer;
          smaller = true;
          i--;
        }
      }
      for (int i = 0; i < best.size(); i++) {
        for (String field : List.copyOf(best.get(i).keySet())) {
          Map<String, Object> fact = new LinkedHashMap<>(best.get(i));
          fact.remove(field);
          List<Map<String, Object>> barer = new ArrayList<>(best);
          barer.set(i, fact);
          if (!NEEDED.contains(field) && valid(fact) && shows.test(barer)) {
            best = barer;
            smaller = true;
          }
        }
      }
    }
    return best;
  }

  private static boolean valid(Map<String, Object> fact) {
    boolean dated =
        fact.containsKey("effective")
            || fact.containsKey("at")
            || (fact.containsKey("decided") && fact.containsKey("disposition"))
            || (fact.containsKey("published") && fact.containsKey("withdraws"))
            || Measurements.isSpan(fact);
    boolean secret = Boolean.FALSE.equals(fact.get("announced"));
    return dated && (!secret || fact.containsKey("published"));
  }
}
