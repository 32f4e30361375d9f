package org.bandish.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random histories of block orders, lifts and lasting reports, each of them and each expiry at a
 * full hour of its own. The same seed gives the same history.
 */
public final class HourlyHistories {
  /** Hours since 1970: 2020-03-12. */
  private static final long FIRST = 440_000;

  private static final List<String> OWNERS = List.of("pta", "moi", "shc");
  private static final int MOST_FACTS = 14;

  private final Random random;
  private final Set<Long> taken = new HashSet<>();
  private final List<Fact> facts = new ArrayList<>();
  private long near = FIRST;

  /**
   * One fact.
   *
   * @param at in hours since 1970
   * @param kind block, unblock, blocked or accessible
   * @param owner null for a report
   * @param names the orders that a lift names; none: it names nothing
   * @param stated whether a report tells of an onset or a restoration
   * @param expires in hours since 1970, null: never
   */
  public record Fact(
      long at,
      String id,
      String kind,
      String owner,
      List<String> names,
      boolean stated,
      Long expires) {
    /** With the field names of a file of evidence. */
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("type", owner == null ? "network-signal" : "ban-order");
      map.put("id", id);
      map.put("country", "PK");
      map.put("platforms", List.of("x"));
      if (owner == null) {
        boolean blocked = kind.equals("blocked");
        map.put("source", "report");
        map.put("at", moment(at));
        map.put("blocked", blocked ? 1.0 : 0.0);
        map.put("down", 0.0);
        map.put("ok", blocked ? 0.0 : 1.0);
        if (stated) {
          map.put("transition", blocked ? "onset" : "restoration");
        }
      } else {
        map.put("authority", owner);
        map.put("action", kind);
        map.put("effective", moment(at));
        if (expires != null) {
          map.put("expires", moment(expires));
        }
        if (!names.isEmpty()) {
          map.put("refersTo", names);
        }
      }
      return map;
    }

    private static String moment(long hour) {
      return Instant.ofEpochSecond(hour * 3_600).toString();
    }
  }

  private HourlyHistories(long seed) {
    random = new Random(seed);
  }

  public static List<Fact> random(long seed) {
    HourlyHistories histories = new HourlyHistories(seed);
    int count = 1 + histories.random.nextInt(MOST_FACTS);
    for (int i = 0; i < count; i++) {
      histories.add(i);
    }
    return histories.facts;
  }

  private void add(int i) {
    int kind = random.nextInt(100);
    long at = free(FIRST);
    if (kind < 50) {
      boolean stated = random.nextInt(100) < 30;
      String state = kind < 27 ? "blocked" : "accessible";
      facts.add(new Fact(at, "r-" + i, state, null, List.of(), stated, null));
      return;
    }
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    if (kind < 78) {
      Long expires = random.nextInt(100) < 35 ? free(at + 1) : null;
      facts.add(new Fact(at, owner + "-" + i, "block", owner, List.of(), false, expires));
    } else {
      List<String> names = random.nextInt(100) < 45 ? names() : List.of();
      facts.add(new Fact(at, owner + "-" + i, "unblock", owner, names, false, null));
    }
  }

  /** One or two facts of the history so far, whatever they are. */
  private List<String> names() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i <= random.nextInt(2) && !facts.isEmpty(); i++) {
      names.add(facts.get(random.nextInt(facts.size())).id());
    }
    return List.copyOf(names);
  }

  /** An hour not before another that no fact has, mostly near to the last. */
  private long free(long from) {
    long hour;
    do {
      long anywhere = FIRST + random.nextInt(150 * 24);
      long windows = near + random.nextInt(7) * 24L - 72 + random.nextInt(3) - 1;
      hour = Math.max(from, random.nextInt(100) < 60 ? windows : anywhere);
      from++;
    } while (!taken.add(hour));
    near = hour;
    return hour;
  }
}
