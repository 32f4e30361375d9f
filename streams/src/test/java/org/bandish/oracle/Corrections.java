package org.bandish.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Adds to a history what corrects it: supersedes, withdrawals, versions, duplicates. */
final class Corrections {
  /** Makes a random fact of a type, with an id, region and platforms. */
  interface Body {
    Map<String, Object> make(String type, String id, String region, List<String> platforms);
  }

  private final Dice dice;
  private final List<Map<String, Object>> facts;
  private final Predicate<Histories.Feature> with;

  Corrections(Dice dice, List<Map<String, Object>> facts, Predicate<Histories.Feature> with) {
    this.dice = dice;
    this.facts = facts;
    this.with = with;
  }

  void apply(Body body) {
    for (int i = 0; i < facts.size(); i++) {
      if (with.test(Histories.Feature.SUPERSEDES) && dice.chance(8)) {
        supersede(i);
      }
    }
    int count = facts.size();
    for (int i = 0; i < count; i++) {
      if (with.test(Histories.Feature.WITHDRAWALS) && dice.chance(5)) {
        Map<String, Object> target = dice.one(facts);
        if (!Measurements.isSpan(target)) {
          withdraw(target, "w-" + i);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      if (with.test(Histories.Feature.VERSIONS) && dice.chance(4)) {
        version(facts.get(i), body);
      }
      if (with.test(Histories.Feature.DUPLICATES) && dice.chance(4)) {
        facts.add(dice.upTo(facts.size() + 1), new LinkedHashMap<>(facts.get(i)));
      }
    }
  }

  private void supersede(int i) {
    Map<String, Object> fact = facts.get(i);
    if (fact.containsKey("supersedes") || Measurements.isSpan(fact)) {
      return;
    }
    if (dice.chance(10)) {
      fact.put("supersedes", "missing-2");
      return;
    }
    List<Map<String, Object>> alike = new ArrayList<>();
    for (Map<String, Object> other : facts.subList(0, i)) {
      boolean chained = other.containsKey("supersedes") && !with.test(Histories.Feature.CHAINS);
      if (!chained && !Measurements.isSpan(other) && subject(other).equals(subject(fact))) {
        alike.add(other);
      }
    }
    if (alike.isEmpty()) {
      return;
    }
    Map<String, Object> other = dice.one(alike);
    fact.put("supersedes", other.get("id"));
    boolean apart = !publicAt(other).equals(publicAt(fact));
    boolean mutual = with.test(Histories.Feature.MUTUAL) && dice.chance(15) && apart;
    if (mutual && !other.containsKey("supersedes")) {
      other.put("supersedes", fact.get("id"));
    }
  }

  private static String subject(Map<String, Object> fact) {
    Object platforms =
        fact.containsKey("platforms") ? fact.get("platforms") : List.of(fact.get("platform"));
    return fact.get("region") + " " + platforms;
  }

  private static Object publicAt(Map<String, Object> fact) {
    return new Fact(fact, Dice.ZONE).publicAt();
  }

  private void withdraw(Map<String, Object> target, String id) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("type", "withdrawal");
    fact.put("id", id);
    fact.put("country", Histories.COUNTRY);
    if (target.containsKey("region")) {
      fact.put("region", target.get("region"));
    }
    fact.put("platforms", new Fact(target, Dice.ZONE).list(platforms(target)));
    fact.put("withdraws", dice.chance(5) ? "missing-3" : target.get("id"));
    fact.put("published", dice.near(new Fact(target, Dice.ZONE).text(worldField(target))));
    facts.add(fact);
  }

  private static String platforms(Map<String, Object> fact) {
    return fact.containsKey("platforms") ? "platforms" : "platform";
  }

  private static String worldField(Map<String, Object> fact) {
    for (String field : List.of("effective", "decided", "at", "start")) {
      if (fact.containsKey(field)) {
        return field;
      }
    }
    return "published";
  }

  private void version(Map<String, Object> fact, Body body) {
    if (fact.get("type").equals("withdrawal") || Measurements.isSpan(fact)) {
      return;
    }
    Fact read = new Fact(fact, Dice.ZONE);
    Map<String, Object> version =
        body.make(read.type, read.id, read.text("region"), read.list(platforms(fact)));
    if (fact.containsKey("supersedes")) {
      version.put("supersedes", fact.get("supersedes"));
    }
    for (Map<String, Object> other : facts) {
      if (other.get("id").equals(read.id) && publicAt(other).equals(publicAt(version))) {
        return;
      }
    }
    facts.add(dice.upTo(facts.size() + 1), version);
  }
}
