package org.bandish.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Random histories of one subject, with everything that the vocabulary allows and contract.md's
 * validation accepts, and what a detector draws from measurements, in rows; a few facts of a region
 * and of another platform are mixed in. The same seed gives the same history. Not made, because no
 * rule speaks of them: rings of more than two supersessions, versions of one id published at the
 * same instant, weights without a majority.
 */
public final class Histories {
  public static final String COUNTRY = "PK";
  public static final String REGION = "PK-PB";
  public static final String PLATFORM = "x";
  public static final String OTHER = "youtube";

  /** What can be left out to narrow a difference down. */
  public enum Feature {
    REGIONS,
    OTHER_PLATFORMS,
    SUPERSEDES,
    CHAINS,
    MUTUAL,
    WITHDRAWALS,
    VERSIONS,
    DUPLICATES,
    LINEAGE,
    SPANS,
    THROTTLING,
    STAYS,
    COMPLY_BY,
    RULINGS,
    STATEMENTS,
    MEASURED,
    HELD,
    SECRET
  }

  private final Dice dice;
  private final Set<Feature> without;
  private final List<Map<String, Object>> facts = new ArrayList<>();

  private Histories(long seed, Set<Feature> without) {
    this.dice = new Dice(seed);
    this.without = without;
  }

  /** A history of one to {@code maxFacts} facts (a few more with versions and duplicates). */
  public static List<Map<String, Object>> random(long seed, int maxFacts) {
    return random(seed, maxFacts, EnumSet.noneOf(Feature.class));
  }

  /** The same without some features. */
  public static List<Map<String, Object>> random(long seed, int maxFacts, Set<Feature> without) {
    Histories histories = new Histories(seed, without);
    int count = 1 + histories.dice.upTo(maxFacts);
    for (int i = 0; i < count; i++) {
      histories.add(i);
    }
    if (histories.with(Feature.MEASURED)) {
      new Detections(histories.dice, histories.facts).add();
    }
    if (histories.with(Feature.MEASURED) && histories.with(Feature.HELD)) {
      new HeldRows(histories.dice, histories.facts).make();
    }
    Corrections corrections = new Corrections(histories.dice, histories.facts, histories::with);
    corrections.apply(histories::body);
    return histories.facts;
  }

  private boolean with(Feature feature) {
    return !without.contains(feature);
  }

  private void add(int i) {
    int kind = dice.upTo(100);
    String type = "network-signal";
    if (kind >= 42 && kind < 67) {
      type = "ban-order";
    } else if (kind >= 67 && kind < 87 && with(Feature.RULINGS)) {
      type = "court-ruling";
    } else if (kind >= 87 && with(Feature.STATEMENTS)) {
      type = "statement";
    }
    String letter = String.valueOf((char) ('a' + dice.upTo(26)));
    String region = with(Feature.REGIONS) && dice.chance(7) ? REGION : null;
    List<String> platforms = List.of(PLATFORM);
    if (with(Feature.OTHER_PLATFORMS) && dice.chance(10)) {
      platforms = dice.chance(50) ? List.of(OTHER) : List.of(OTHER, PLATFORM);
    }
    facts.add(body(type, letter + "-" + i, region, platforms));
  }

  /** A random fact of a type. */
  private Map<String, Object> body(String type, String id, String region, List<String> platforms) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("type", type);
    fact.put("id", id);
    fact.put("country", COUNTRY);
    put(fact, "region", region);
    if (type.equals("network-signal")) {
      fact.put("platform", platforms.get(platforms.size() - 1));
      signal(fact);
    } else {
      fact.put("platforms", platforms);
      switch (type) {
        case "ban-order" -> order(fact);
        case "court-ruling" -> ruling(fact);
        default -> statement(fact);
      }
    }
    return fact;
  }

  private static void put(Map<String, Object> fact, String field, Object value) {
    if (value != null) {
      fact.put(field, value);
    }
  }

  private void order(Map<String, Object> fact) {
    int kind = dice.upTo(100);
    boolean throttle = kind >= 45 && kind < 58 && with(Feature.THROTTLING);
    String action = kind < 58 ? throttle ? "throttle" : "block" : kind < 88 ? "unblock" : "extend";
    fact.put("authority", dice.one("pta", "moi", "pemra"));
    if (dice.chance(25)) {
      fact.put("directedBy", dice.one("moi", "pm-office"));
    }
    fact.put("action", action);
    String effective = dice.moment();
    fact.put("effective", effective);
    boolean instrument = kind < 58;
    boolean expires = action.equals("extend") || (instrument && dice.chance(35));
    if (expires) {
      fact.put("expires", dice.chance(5) ? effective : dice.after(effective, 70));
    }
    if (dice.chance(10)) {
      fact.put("issued", dice.near(effective));
    }
    boolean secret = with(Feature.SECRET) && instrument && dice.chance(25);
    if (secret || dice.chance(35)) {
      fact.put("published", dice.near(effective));
    }
    if (secret) {
      fact.put("announced", false);
    }
    if (dice.chance(20)) {
      fact.put("implementedBy", dice.one("pta", "operators"));
    }
    references(fact, instrument ? 10 : 55);
  }

  private void ruling(Map<String, Object> fact) {
    fact.put("court", dice.one("peshawar-high-court", "sindh-high-court", "supreme-court"));
    String disposition =
        dice.one(
            "orders-block",
            "orders-block",
            "orders-unblock",
            "orders-unblock",
            "orders-unblock",
            "quashes",
            "suspends",
            "suspends",
            "reinstates",
            "reinstates",
            "upholds");
    boolean stay = disposition.equals("suspends") || disposition.equals("reinstates");
    if (stay && !with(Feature.STAYS)) {
      disposition = "quashes";
    }
    fact.put("disposition", disposition);
    String effective = dice.moment();
    fact.put(dice.chance(30) ? "decided" : "effective", effective);
    if (disposition.equals("orders-unblock") && with(Feature.COMPLY_BY) && dice.chance(30)) {
      fact.put("complyBy", dice.after(effective, 30));
    }
    if (dice.chance(25)) {
      fact.put("published", dice.near(effective));
    }
    references(fact, disposition.equals("orders-block") ? 10 : 55);
  }

  private void references(Map<String, Object> fact, int percent) {
    if (!dice.chance(percent)) {
      if (dice.chance(20)) {
        fact.put("refersTo", List.of());
      }
      return;
    }
    List<String> instruments = new ArrayList<>();
    List<String> all = new ArrayList<>(List.of("missing-1"));
    for (Map<String, Object> other : facts) {
      all.add(other.get("id").toString());
      if (new Fact(other, Dice.ZONE).isInstrument()) {
        instruments.add(other.get("id").toString());
      }
    }
    List<String> named = new ArrayList<>();
    int count = dice.chance(75) ? 1 : 2 + dice.upTo(2);
    for (int i = 0; i < count; i++) {
      boolean instrument = dice.chance(80) && !instruments.isEmpty();
      String id = instrument ? dice.one(instruments) : dice.one(all);
      if (!named.contains(id)) {
        named.add(id);
      }
    }
    fact.put("refersTo", named);
  }

  private void signal(Map<String, Object> fact) {
    fact.put("source", "report");
    String at = dice.moment();
    fact.put("at", at);
    if (with(Feature.SPANS) && dice.chance(22)) {
      fact.put("until", dice.chance(8) ? at : dice.after(at, 7));
    }
    int kind = dice.upTo(100);
    if (kind < 47) {
      weights(fact, 1.0, 0.0, 0.0);
    } else if (kind < 88) {
      weights(fact, 0.0, 0.0, 1.0);
    } else if (kind < 92) {
      weights(fact, 0.0, 1.0, 0.0);
    } else if (kind < 96) {
      weights(fact, 0.75, 0.0, 0.25);
    } else {
      weights(fact, 0.125, 0.125, 0.75);
    }
    boolean blocked = kind < 47 || (kind >= 92 && kind < 96);
    boolean down = kind >= 88 && kind < 92;
    if (blocked && with(Feature.THROTTLING) && dice.chance(20)) {
      fact.put("throttled", true);
    }
    if (!down && dice.chance(30)) {
      fact.put("transition", blocked ? "onset" : "restoration");
    }
    if (dice.chance(15)) {
      fact.put("published", dice.near(at));
    }
    if (with(Feature.LINEAGE) && dice.chance(15)) {
      String first = dice.one("m1", "m2", "m3");
      fact.put("lineage", dice.chance(60) ? List.of(first) : List.of(first, "m4"));
    }
  }

  private static void weights(Map<String, Object> fact, double blocked, double down, double ok) {
    fact.put("blocked", blocked);
    fact.put("down", down);
    fact.put("ok", ok);
  }

  private void statement(Map<String, Object> fact) {
    fact.put("by", dice.one("pta", "moi", "x-corp"));
    fact.put(
        "kind",
        dice.one("acknowledges", "acknowledges", "denies", "claims-lifted", "hearing", "says"));
    String at = dice.moment();
    fact.put("at", at);
    if (dice.chance(20)) {
      fact.put("published", dice.near(at));
    }
    references(fact, 30);
  }
}
